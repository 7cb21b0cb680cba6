import { Select as Base } from '@base-ui/react/select';
import { Check, ChevronsUpDown } from 'lucide-react';
import type { ReactNode } from 'react';
import { controlLook } from './field';
import { cx } from './cx';

export interface Option<Value extends string> {
  value: Value;
  label: string;
  /** A second line: what choosing it means. */
  note?: string;
  icon?: ReactNode;
  disabled?: boolean;
}

/** One of a few. The label is shown, the value is what a form sends. */
export function Select<Value extends string>(props: {
  options: readonly Option<Value>[];
  value?: Value;
  defaultValue?: Value;
  onChange?: (value: Value) => void;
  name?: string;
  id?: string;
  label?: string;
  placeholder?: string;
  disabled?: boolean;
  /** It chooses what is looked at, not what is kept: a fieldset that nothing may be changed in leaves it alone. */
  looking?: boolean;
  size?: 'small' | 'normal';
  className?: string;
  'aria-describedby'?: string;
  'aria-invalid'?: true;
}) {
  return (
    <Base.Root<Value>
      items={props.options.map(({ value, label }) => ({ value, label }))}
      value={props.value}
      defaultValue={props.defaultValue}
      onValueChange={(value) => value !== null && props.onChange?.(value)}
      name={props.name}
      disabled={props.disabled}
    >
      <Base.Trigger
        {...(props.looking && { nativeButton: false, render: <div /> })}
        id={props.id}
        aria-label={props.label}
        aria-describedby={props['aria-describedby']}
        aria-invalid={props['aria-invalid']}
        className={cx(
          controlLook,
          'flex items-center justify-between gap-1.5 text-left data-popup-open:inset-ring-line-edge',
          props.size === 'small' ? 'h-6 px-1.5! text-label' : 'h-8',
          props.className,
        )}
      >
        <span className="flex min-w-0 items-center gap-1.5">
          {props.options.find((option) => option.value === props.value)?.icon}
          <Base.Value className="truncate data-placeholder:text-ink-3" placeholder={props.placeholder} />
        </span>
        <ChevronsUpDown className="size-3.5 shrink-0 text-ink-mute" aria-hidden />
      </Base.Trigger>
      <Base.Portal>
        <Base.Positioner className="z-50" sideOffset={4} alignItemWithTrigger={false}>
          <Base.Popup className="pop max-h-[min(24rem,var(--available-height))] min-w-(--anchor-width) overflow-y-auto rounded-card bg-float p-1 shadow-float outline-none">
            {props.options.map((option) => (
              <Base.Item
                key={option.value}
                value={option.value}
                disabled={option.disabled}
                className="flex min-h-7 cursor-default items-center gap-2 rounded-control px-2 py-1 text-body outline-none data-disabled:opacity-45 data-highlighted:bg-hover"
              >
                <span className="grid size-3.5 shrink-0 place-items-center">
                  <Base.ItemIndicator>
                    <Check className="size-3.5 text-accent" aria-hidden />
                  </Base.ItemIndicator>
                </span>
                {option.icon}
                <span className="min-w-0">
                  <Base.ItemText>{option.label}</Base.ItemText>
                  {option.note && <span className="block text-label text-ink-3">{option.note}</span>}
                </span>
              </Base.Item>
            ))}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}
