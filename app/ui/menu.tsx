import { Menu as Base } from '@base-ui/react/menu';
import { Check } from 'lucide-react';
import type { ReactElement, ReactNode } from 'react';
import { cx } from './cx';
import { Kbd } from './kbd';

/** A list of actions behind a button. */
export function Menu(props: {
  trigger: ReactElement<Record<string, unknown>>;
  align?: 'start' | 'end' | 'center';
  side?: 'top' | 'bottom' | 'left' | 'right';
  /** Where the keys go once it closes, if not back to the button: to what an action has just made. */
  focusAfter?: () => HTMLElement | null;
  children: ReactNode;
}) {
  const { focusAfter } = props;
  return (
    <Base.Root modal={false}>
      <Base.Trigger render={props.trigger} />
      <Base.Portal>
        <Base.Positioner className="z-50" align={props.align ?? 'start'} side={props.side} sideOffset={4}>
          <Base.Popup
            // Nothing where nothing was asked: an action may have opened a field that has the focus already.
            finalFocus={focusAfter && (() => focusAfter() ?? true)}
            className="group/menu pop min-w-44 rounded-card bg-float p-1 shadow-float outline-none"
          >
            {props.children}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}

const itemLook =
  'flex h-7 cursor-default items-center gap-2 rounded-control px-2 text-body outline-none select-none ' +
  'data-disabled:opacity-45 data-highlighted:bg-hover';

export function MenuItem(props: {
  onSelect?: () => void;
  icon?: ReactNode;
  keys?: string;
  danger?: boolean;
  disabled?: boolean;
  render?: ReactElement<Record<string, unknown>>;
  children: ReactNode;
}) {
  return (
    <Base.Item
      className={cx(itemLook, props.danger && 'text-fail-ink')}
      onClick={props.onSelect}
      disabled={props.disabled}
      render={props.render}
    >
      <span
        data-sign={props.icon ? '' : undefined}
        // Room for a sign only where any line of the menu has one.
        className="grid size-4 place-items-center text-ink-mute empty:hidden group-has-data-sign/menu:grid"
      >
        {props.icon}
      </span>
      <span className="flex-1">{props.children}</span>
      {props.keys && <Kbd>{props.keys}</Kbd>}
    </Base.Item>
  );
}

export function MenuChoice<Value extends string>(props: {
  label: string;
  value: Value;
  options: readonly { value: Value; label: string }[];
  onChange: (value: Value) => void;
}) {
  return (
    <Base.Group>
      <Base.GroupLabel className="px-2 pt-1.5 pb-1 text-label text-ink-3">{props.label}</Base.GroupLabel>
      <Base.RadioGroup value={props.value} onValueChange={(value: Value) => props.onChange(value)}>
        {props.options.map((option) => (
          <Base.RadioItem key={option.value} value={option.value} className={itemLook} closeOnClick>
            <span data-sign="" className="grid size-4 place-items-center">
              <Base.RadioItemIndicator>
                <Check className="size-3.5 text-accent" aria-hidden />
              </Base.RadioItemIndicator>
            </span>
            {option.label}
          </Base.RadioItem>
        ))}
      </Base.RadioGroup>
    </Base.Group>
  );
}

export const MenuLine = () => <Base.Separator className="mx-1 my-1 h-px bg-line" />;
