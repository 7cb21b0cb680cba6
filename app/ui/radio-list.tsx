import { Radio } from '@base-ui/react/radio';
import { RadioGroup } from '@base-ui/react/radio-group';
import type { ReactNode } from 'react';

/** One of a few, each with what choosing it means. */
export function RadioList<Value extends string>(props: {
  label: string;
  value: Value;
  onChange: (value: Value) => void;
  options: readonly { value: Value; label: ReactNode; note?: ReactNode; disabled?: boolean }[];
}) {
  return (
    <RadioGroup
      aria-label={props.label}
      value={props.value}
      onValueChange={(value) => props.onChange(value as Value)}
      className="flex flex-col gap-1.5"
    >
      {props.options.map((option) => (
        <label
          key={option.value}
          className="flex cursor-pointer gap-2.5 rounded-md border p-2.5 transition-colors hover:bg-hover has-data-checked:border-accent has-data-checked:bg-accent-soft has-data-disabled:opacity-45"
        >
          <Radio.Root
            value={option.value}
            disabled={option.disabled}
            className="mt-0.5 grid size-4 shrink-0 place-items-center rounded-full bg-surface inset-ring inset-ring-line-edge data-checked:inset-ring-[5px] data-checked:inset-ring-accent"
          />
          <span className="min-w-0">
            <span className="block font-medium">{option.label}</span>
            {option.note && <span className="block text-label text-ink-3">{option.note}</span>}
          </span>
        </label>
      ))}
    </RadioGroup>
  );
}
