import { Link } from '@remix-run/react';
import type { Pace } from '../../db/schema/runs';
import type { ThreadEntry } from '../../services/thread';
import { buttonLook } from '../ui/button';
import { cx } from '../ui/cx';
import { EmptyState } from '../ui/states';
import { useFormat, useWords } from '../words/page';
import { EventLine } from './event-line';
import { inOrder } from './in-order';
import { MessageBubble } from './message-bubble';

/**
 * A customer's one thread, oldest first: the line down the left edge, the customer left, our side right, all else as grey
 * lines that open in place.
 */
export function ThreadView(props: {
  /** A page of the thread, newest first, as it is read. */
  entries: readonly ThreadEntry[];
  /** Where more of it can be read; null: this is all. */
  older: string | null;
  /** The time of the test run behind it, if there is one. */
  pace?: Pace | null;
}) {
  const w = useWords();
  const format = useFormat();
  const ordered = inOrder(props.entries, props.pace);
  if (ordered.length === 0) return <EmptyState title={w('thread.empty.title')} text={w('thread.empty.text')} />;
  return (
    <div className="flex w-full max-w-180 flex-col gap-3">
      {props.older && (
        <Link to={props.older} replace preventScrollReset className={cx(buttonLook({ size: 'small' }), 'self-center')}>
          {w('thread.older')}
        </Link>
      )}
      <ol aria-label={w('thread.label')} className="relative flex flex-col gap-1 pl-6">
        <span aria-hidden className="absolute top-2 bottom-0 left-[5px] w-[3px] rounded-full bg-accent/35" />
        {ordered.map((entry, at) => {
          const before = ordered[at - 1];
          const day = format.weekday(entry.at);
          return (
            <li key={`${entry.kind} ${entry.id}`} className={cx(entry.kind === 'message' && 'py-1.5')}>
              {(!before || format.weekday(before.at) !== day) && (
                <p className="relative my-2 text-label font-medium text-ink-3">
                  <span
                    aria-hidden
                    className="absolute top-1 -left-[21.5px] size-2 rounded-full bg-paper ring-2 ring-accent"
                  />
                  {day}
                </p>
              )}
              {entry.kind === 'message' ? <MessageBubble entry={entry} /> : <EventLine entry={entry} />}
            </li>
          );
        })}
      </ol>
    </div>
  );
}
