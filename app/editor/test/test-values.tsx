import type { Json } from '../../../core/json';
import { latest, type Simulation } from '../../../core/simulate';
import { cityOf } from '../../../core/words/format';
import { cx } from '../../ui/cx';
import { SheetSection } from '../../ui/sheet';
import { Badge } from '../../ui/status';
import { localName } from '../../words/local-name';
import { useWords } from '../../words/page';

const shown = (value: Json | undefined) =>
  value === undefined || value === null ? '—' : typeof value === 'string' ? value : JSON.stringify(value);

/** What the run knows at this moment: its variables, what it came in with, and what it changed on the contact. */
export function TestValues({ view }: { view: Simulation }) {
  const w = useWords();
  const frame = latest(view);
  const before = view.frames.at(-2);
  const { contact } = frame.facts;
  const attributes = Object.entries(contact.attributes);
  return (
    <>
      <SheetSection title={w('studio.test.variables')}>
        <Values
          none={w('studio.test.variables.none')}
          rows={Object.entries(frame.state.vars)}
          changed={(name, value) => before !== undefined && shown(before.state.vars[name]) !== shown(value)}
        />
      </SheetSection>
      <SheetSection title={w('studio.test.cameWith')}>
        <Values none={w('studio.test.cameWith.none')} rows={Object.entries(frame.state.trigger?.payload ?? {})} />
      </SheetSection>
      <SheetSection title={w('studio.test.customer')}>
        <Values
          none=""
          named
          rows={[
            [w('studio.test.name'), contact.name],
            [w('studio.test.language'), contact.language && localName('language', contact.language, w.language)],
            [w('studio.test.zone'), contact.timeZone && cityOf(contact.timeZone, w.language)],
            ...attributes,
            [w('studio.test.tags'), contact.tags.join(', ')],
          ]}
          changed={(name, value) => {
            const was = before?.facts.contact;
            return was !== undefined && name in contact.attributes && shown(was.attributes[name]) !== shown(value);
          }}
        />
      </SheetSection>
    </>
  );
}

function Values(props: {
  rows: [string, Json][];
  none: string;
  /** The names are words, not keys. */
  named?: true;
  changed?: (name: string, value: Json) => boolean;
}) {
  const w = useWords();
  if (props.rows.length === 0) return <p className="text-label text-ink-3">{props.none}</p>;
  return (
    <dl className="grid grid-cols-[minmax(0,2fr)_minmax(0,3fr)] gap-x-3 gap-y-1.5 text-label">
      {props.rows.map(([name, value]) => (
        <div key={name} className="contents">
          <dt className={cx('truncate text-ink-3', !props.named && 'font-mono')}>{name}</dt>
          <dd className="flex min-w-0 items-center gap-1.5 wrap-anywhere">
            {shown(value) || '—'}
            {props.changed?.(name, value) && <Badge tone="accent">{w('studio.test.changed')}</Badge>}
          </dd>
        </div>
      ))}
    </dl>
  );
}
