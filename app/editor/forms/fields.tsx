import type { ReactNode } from 'react';
import type { Json } from '../../../core/json';
import { Field, Input, TextArea } from '../../ui/field';
import { Select, type Option } from '../../ui/select';
import { useEditorStore } from '../store';
import { numberOf, textOf } from './config';

interface Common {
  label: ReactNode;
  hint?: ReactNode;
  error?: ReactNode;
  optional?: string;
  aside?: ReactNode;
  quiet?: boolean;
  className?: string;
}

/** Leaving a field ends its undo mark. */
const useSettle = () => useEditorStore().getState().settle;

export function TextField(
  props: Common & {
    value: Json | undefined;
    onChange: (value: string) => void;
    placeholder?: string;
    rows?: number;
    mono?: boolean;
    list?: string;
  },
) {
  const settle = useSettle();
  return (
    <Field {...props}>
      {(parts) => {
        const control = {
          ...parts,
          value: textOf(props.value),
          placeholder: props.placeholder,
          onBlur: settle,
          className: props.mono ? 'font-mono text-label!' : undefined,
          onChange: (event: { target: { value: string } }) => props.onChange(event.target.value),
        };
        return props.rows ? <TextArea {...control} rows={props.rows} /> : <Input {...control} list={props.list} />;
      }}
    </Field>
  );
}

export function NumberField(
  props: Common & {
    value: Json | undefined;
    onChange: (value: number | null) => void;
    min?: number;
    max?: number;
    step?: number;
    suffix?: ReactNode;
  },
) {
  const settle = useSettle();
  return (
    <Field {...props}>
      {(parts) => (
        <div className="flex items-center gap-2">
          <Input
            {...parts}
            type="number"
            inputMode="numeric"
            min={props.min}
            max={props.max}
            step={props.step}
            value={numberOf(props.value) ?? ''}
            onBlur={settle}
            onChange={(event) => props.onChange(event.target.value === '' ? null : event.target.valueAsNumber)}
            className="w-24!"
          />
          {props.suffix && <span className="text-ink-3">{props.suffix}</span>}
        </div>
      )}
    </Field>
  );
}

export function ChoiceField<Value extends string>(
  props: Common & { value: Value; onChange: (value: Value) => void; options: readonly Option<Value>[] },
) {
  return (
    <Field {...props}>
      {(parts) => <Select {...parts} value={props.value} onChange={props.onChange} options={props.options} />}
    </Field>
  );
}
