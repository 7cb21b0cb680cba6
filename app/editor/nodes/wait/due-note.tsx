import { CalendarClock } from 'lucide-react';
import type { JsonObject } from '../../../../core/json';
import { cityOf } from '../../../../core/words/format';
import { useFormat, useWords } from '../../../words/page';
import { useSampleScope } from '../../sample/use-sample-scope';
import { dueOf, occurrencesOf, type Due } from './due';

const OCCURRENCES = 7;
/** So far away a day and a month may be those of another year. */
const FAR_MS = 300 * 86_400_000;

/** When the sample contact would go on, by its own clock; for a time of day, the next seven of them. */
export function DueNote({ config }: { config: JsonObject }) {
  const w = useWords();
  const scope = useSampleScope();
  const format = useFormat(scope.timeZone);
  if (scope.now <= 0) return null;
  const due = dueOf(config, scope);
  if (!due) return null;
  const name = scope.contact?.name ?? w('studio.rule.sample');
  const moment = (at: number) =>
    Math.abs(at - scope.now) < FAR_MS ? format.moment(at) : `${format.day(at)}, ${format.time(at)}`;
  const whyNot = (one: Exclude<Due, { when: 'at' }>) => {
    if (one.when === 'past') return w('studio.wait.passed', { name, at: moment(one.at) });
    return one.text ? w('studio.wait.unread', { name, text: one.text }) : w('studio.wait.none', { name });
  };
  const said = (one: Due) => {
    if (one.when !== 'at')
      return w(config.past === 'past' ? 'studio.wait.leaves' : 'studio.wait.goes', { what: whyNot(one) });
    return w('studio.wait.until.sample', { name, at: moment(one.at), city: cityOf(scope.timeZone, w.language) });
  };
  const next = config.until === 'time' ? occurrencesOf(config, scope, OCCURRENCES).slice(1) : [];
  return (
    <div className="flex gap-2 rounded-control bg-sunken px-2.5 py-2">
      <CalendarClock className="mt-px size-4 shrink-0 text-ink-mute" aria-hidden />
      <div className="min-w-0">
        <p role="status" className={due.when === 'at' ? 'text-ink' : 'text-wait-ink'}>
          {said(due)}
        </p>
        {next.length > 0 && (
          <>
            <p className="mt-1 text-label text-ink-3">{w('studio.wait.then')}</p>
            <ol className="text-label text-ink-2 tabular-nums">
              {next.map((at) => (
                <li key={at}>{format.moment(at)}</li>
              ))}
            </ol>
          </>
        )}
      </div>
    </div>
  );
}
