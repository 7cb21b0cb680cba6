import { useState, type ReactNode } from 'react';
import type { Duration } from '../../../core/document';
import type { Json } from '../../../core/json';
import { Field, Input } from '../../ui/field';
import { Select } from '../../ui/select';
import { localeOf, type Words } from '../../words';
import { usePageContext, useWords } from '../../words/page';
import { useEditorStore } from '../store';
import { MOST_AMOUNT, readAmount } from './amount';
import { numberOf, objectOf } from './config';

const UNITS = ['minutes', 'hours', 'days', 'weeks', 'months'] as const;
const ALL_UNITS: readonly Duration['unit'][] = ['seconds', ...UNITS];

const unitOf = (value: Json | undefined): Duration['unit'] => ALL_UNITS.find((unit) => unit === value) ?? 'days';

/** A length of time: a number and a unit. What is no whole number stays as it was typed, and the flow keeps what it had. */
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
  /** What was typed and cannot be taken, over which value: another value from elsewhere takes its place. */
  const [typed, setTyped] = useState<{ text: string; over: string } | null>(null);
  const over = `${amount ?? ''} ${unit}`;
  const text = typed?.over === over ? typed.text : null;
  const length = useLength();
  const wrong = text === null ? null : wrongOf(text, unit, amount, w, length);
  const units = unit === 'seconds' ? ALL_UNITS : UNITS;
  return (
    <Field label={props.label} hint={props.hint} error={wrong ?? props.error} quiet={props.quiet}>
      {(parts) => (
        <div className="flex gap-2">
          <Input
            {...parts}
            type="number"
            min={0}
            step="any"
            value={text ?? amount ?? ''}
            onBlur={settle}
            onChange={(event) => {
              const read = readAmount(event.target.value, unit);
              setTyped(read.read ? null : { text: event.target.value, over });
              if (read.read) props.onChange({ amount: read.amount, unit });
            }}
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

/** "2 days", as the language counts them. */
function useLength(): (duration: Duration) => string {
  const { language } = usePageContext();
  return ({ amount, unit }) =>
    new Intl.NumberFormat(localeOf(language), { style: 'unit', unit: unit.slice(0, -1), unitDisplay: 'long' }).format(
      amount,
    );
}

function wrongOf(
  text: string,
  unit: Duration['unit'],
  before: number | null,
  w: Words,
  length: (duration: Duration) => string,
): string | null {
  const read = readAmount(text, unit);
  if (read.read) return null;
  const stays = before === null ? '' : ` ${w('studio.duration.stays', { before: length({ amount: before, unit }) })}`;
  if (read.wrong === 'empty') return w('studio.duration.empty') + stays;
  if (read.wrong === 'range') return w('studio.duration.range', { most: MOST_AMOUNT }) + stays;
  const said = read.instead
    ? w('studio.duration.instead', { instead: length(read.instead) })
    : w('studio.duration.whole');
  return said + stays;
}
