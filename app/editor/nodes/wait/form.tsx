import { Field, Input } from '../../../ui/field';
import { cx } from '../../../ui/cx';
import { Segmented } from '../../../ui/segmented';
import { SheetSection } from '../../../ui/sheet';
import { Switch } from '../../../ui/switch';
import { usePageContext, useWords } from '../../../words/page';
import { localeOf } from '../../../words';
import { listOf, textOf } from '../../forms/config';
import { DurationField } from '../../forms/duration-field';
import { LiquidField } from '../../forms/liquid-field';
import { DueNote } from './due-note';
import type { KindFormProps } from '../kind-editor';

const WAYS = ['duration', 'date', 'time'] as const;

export function WaitForm({ config, set, issues }: KindFormProps) {
  const w = useWords();
  const until = WAYS.find((way) => way === config.until) ?? 'duration';
  const change = (next: (typeof WAYS)[number]) =>
    set({
      until: next,
      duration: next === 'duration' ? { amount: 1, unit: 'days' } : undefined,
      date: next === 'date' ? '' : undefined,
      past: undefined,
      time: next === 'time' ? '09:00' : undefined,
      weekdays: next === 'time' ? [] : undefined,
    });
  return (
    <SheetSection>
      <Segmented
        label={w('studio.wait.until')}
        value={until}
        onChange={change}
        options={WAYS.map((way) => ({ value: way, label: w(`studio.wait.until.${way}`) }))}
      />
      {until === 'duration' && (
        <DurationField
          label={w('studio.wait.duration')}
          hint={w('studio.wait.durationHint')}
          value={config.duration}
          onChange={(duration) => set({ duration }, 'duration')}
          error={issues.duration}
        />
      )}
      {until === 'date' && (
        <>
          <LiquidField
            label={w('studio.wait.date')}
            hint={w('studio.wait.dateHint')}
            value={config.date}
            onChange={(date) => set({ date }, 'date')}
            error={issues.date}
            placeholder="{{ vars.appointment }}"
          />
          <Switch
            label={w('studio.wait.past')}
            hint={w('studio.wait.pastHint')}
            checked={config.past === 'past'}
            onChange={(on) => set({ past: on ? 'past' : 'continue' })}
          />
        </>
      )}
      {until === 'time' && (
        <>
          <Field label={w('studio.wait.time')} hint={w('studio.wait.timeHint')} error={issues.time}>
            {(parts) => (
              <Input
                {...parts}
                type="time"
                value={textOf(config.time)}
                onChange={(event) => set({ time: event.target.value }, 'time')}
                className="w-32!"
              />
            )}
          </Field>
          <Weekdays
            value={listOf(config.weekdays).filter((day): day is number => typeof day === 'number')}
            onChange={(weekdays) => set({ weekdays })}
          />
        </>
      )}
      <DueNote config={config} />
    </SheetSection>
  );
}

/** ISO weekdays; none chosen means any day. */
function Weekdays({ value, onChange }: { value: readonly number[]; onChange: (days: number[]) => void }) {
  const w = useWords();
  const { language } = usePageContext();
  const name = (day: number, weekday: 'narrow' | 'long') =>
    // 1 January 2024 was a Monday.
    new Intl.DateTimeFormat(localeOf(language), { weekday, timeZone: 'UTC' }).format(Date.UTC(2024, 0, day));
  return (
    <div role="group" aria-label={w('studio.wait.weekdays')} className="flex flex-col gap-1">
      <span className="text-label font-medium text-ink-2">{w('studio.wait.weekdays')}</span>
      <div className="flex gap-1">
        {[1, 2, 3, 4, 5, 6, 7].map((day) => {
          const on = value.includes(day);
          return (
            <button
              key={day}
              type="button"
              aria-pressed={on}
              aria-label={name(day, 'long')}
              onClick={() => onChange(on ? value.filter((each) => each !== day) : [...value, day].sort())}
              className={cx(
                'size-8 rounded-control text-label font-medium uppercase disabled:opacity-45',
                on ? 'bg-accent text-accent-ink' : 'bg-press text-ink-2 hover:text-ink',
              )}
            >
              {name(day, 'narrow')}
            </button>
          );
        })}
      </div>
      {value.length === 0 && <p className="text-label text-ink-3">{w('studio.wait.anyDay')}</p>}
    </div>
  );
}
