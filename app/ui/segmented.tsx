import { Toggle } from '@base-ui/react/toggle';
import { ToggleGroup } from '@base-ui/react/toggle-group';
import type { ReactNode } from 'react';
import { cx } from './cx';

/** One of two to five, all in view. */
export function Segmented<Value extends string>(props: {
  value: Value;
  onChange: (value: Value) => void;
  options: readonly { value: Value; label: ReactNode; disabled?: boolean }[];
  label: string;
  /** It chooses what is looked at, not what is kept: a fieldset that nothing may be changed in leaves it alone. */
  looking?: boolean;
  className?: string;
}) {
  return (
    <ToggleGroup
      aria-label={props.label}
      value={[props.value]}
      onValueChange={([value]: Value[]) => value !== undefined && props.onChange(value)}
      className={cx('inline-flex min-h-7 items-stretch gap-0.5 rounded-md bg-press p-0.5', props.className)}
    >
      {props.options.map((option) => (
        <Toggle
          key={option.value}
          value={option.value}
          disabled={option.disabled}
          {...(props.looking && { nativeButton: false, render: <div /> })}
          className="inline-flex min-h-6 flex-1 cursor-default whitespace-nowrap items-center justify-center gap-1.5 rounded-control px-2.5 text-label font-medium text-ink-2 hover:text-ink disabled:opacity-45 data-pressed:bg-surface data-pressed:text-ink data-pressed:ring-1 data-pressed:ring-line-strong"
        >
          {option.label}
        </Toggle>
      ))}
    </ToggleGroup>
  );
}
