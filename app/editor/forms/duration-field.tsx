import type { ReactNode } from 'react';
import type { Duration } from '../../../core/document';
import type { Json } from '../../../core/json';
import { Field, Input } from '../../ui/field';
import { Select } from '../../ui/select';
import { useWords } from '../../words/page';
import { useEditorStore } from '../store';
import { numberOf, objectOf } from './config';

const UNITS = ['minutes', 'hours', 'days', 'weeks', 'months'] as const;
const ALL_UNITS: readonly Duration['unit'][] = ['seconds', ...UNITS];

const unitOf = (value: Json | undefined): Duration['unit'] => ALL_UNITS.find((unit) => unit === value) ?? 'days';

/** A length of time: a number and a unit. */
export function DurationField(props: {
  label: ReactNode;
  hint?: ReactNode;
  error?: ReactNode;
  quiet?: boolean;
  value: Json | undefined;
  onChange: (value: Duration) => void;
}) {
  const w = useWords();
  const { settle } = useEditorStore().getState();
  const now = objectOf(props.value);
  const unit = unitOf(now.unit);
  const amount = numberOf(now.amount);
  const units = unit === 'seconds' ? ALL_UNITS : UNITS;
  return (
    <Field label={props.label} hint={props.hint} error={props.error} quiet={props.quiet}>
      {(parts) => (
        <div className="flex gap-2">
          <Input
            {...parts}
            type="number"
            min={0}
            value={amount ?? ''}
            onBlur={settle}
            onChange={(event) => props.onChange({ amount: Math.max(0, Math.round(Number(event.target.value))), unit })}
            className="w-20!"
          />
          <Select
            label={w('studio.form.unit')}
            value={unit}
            onChange={(next) => props.onChange({ amount: amount ?? 1, unit: next })}
            options={units.map((each) => ({ value: each, label: w(`common.units.${each}`) }))}
            className="flex-1"
          />
        </div>
      )}
    </Field>
  );
}
