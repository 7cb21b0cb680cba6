import { Switch as Base } from '@base-ui/react/switch';
import type { ReactNode } from 'react';

/** On or off, at once. */
export function Switch(props: {
  checked: boolean;
  onChange: (checked: boolean) => void;
  label: ReactNode;
  hint?: ReactNode;
  disabled?: boolean;
}) {
  return (
    <label className="flex cursor-pointer items-start justify-between gap-3">
      <span className="min-w-0">
        <span className="text-label font-medium text-ink-2">{props.label}</span>
        {props.hint && <span className="block text-label text-ink-3">{props.hint}</span>}
      </span>
      <Base.Root
        checked={props.checked}
        onCheckedChange={(checked) => props.onChange(checked)}
        disabled={props.disabled}
        className="mt-0.5 inline-flex h-4 w-7 shrink-0 items-center rounded-full bg-line-edge p-0.5 transition-colors disabled:opacity-45 data-checked:bg-accent [fieldset:disabled_&]:opacity-45"
      >
        <Base.Thumb className="size-3 rounded-full bg-surface transition-transform data-checked:translate-x-3" />
      </Base.Root>
    </label>
  );
}
