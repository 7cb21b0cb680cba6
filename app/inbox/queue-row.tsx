import { Link } from '@remix-run/react';
import { Reply } from 'lucide-react';
import { firstReplyClock } from '../../core/first-reply';
import type { CaseListed } from '../../services/cases';
import { useNow } from '../shell/use-live';
import { ChannelGlyph } from '../ui/channel-glyph';
import { cx } from '../ui/cx';
import { Badge, StatusGlyph } from '../ui/status';
import { useFormat, useWords } from '../words/page';

/** One customer who waits: who, the last line, how long, and who has them. */
export function QueueRow({ case: one, to, current }: { case: CaseListed; to: string; current: boolean }) {
  const w = useWords();
  return (
    <li className="border-b">
      <Link
        to={to}
        prefetch="intent"
        aria-current={current ? 'true' : undefined}
        className={cx(
          'flex flex-col gap-0.5 px-3 py-2 -outline-offset-2 transition-colors',
          current ? 'bg-accent-soft' : 'hover:bg-hover',
        )}
      >
        <span className="flex items-center gap-2">
          {one.channel && (
            <>
              <ChannelGlyph channel={one.channel} />
              <span className="sr-only">{w(`common.channel.${one.channel}`)}</span>
            </>
          )}
          <span className="min-w-0 flex-1 truncate font-semibold">{one.contactName ?? one.contact}</span>
          <RowClock case={one} />
        </span>
        <span className="flex items-center gap-1.5 text-ink-2">
          {one.lastFrom === 'us' && (
            <Reply className="size-3.5 shrink-0 text-ink-mute" aria-label={w('inbox.row.you')} strokeWidth={2} />
          )}
          <span className="min-w-0 flex-1 truncate">{one.lastText ?? w('inbox.row.nothing')}</span>
        </span>
        <span className="flex items-center gap-2 text-label text-ink-3">
          <span className="min-w-0 flex-1 truncate">
            {one.ownerName ?? (one.status === 'open' && w('inbox.row.unassigned'))}
          </span>
          {one.test && <Badge>{w('runs.test')}</Badge>}
        </span>
      </Link>
    </li>
  );
}

/** Until the first answer, the time left for it; after that, how long a further one is waited for. */
export function RowClock({ case: one }: { case: CaseListed }) {
  const w = useWords();
  const format = useFormat();
  const now = useNow(10_000);
  if (one.resolvedAt) {
    return <Time at={one.resolvedAt}>{w('inbox.clock.resolved', { time: format.since(one.resolvedAt, now) })}</Time>;
  }
  if (one.firstReplyAt === null && one.dueAt) {
    const state = firstReplyClock(Date.parse(one.dueAt), now);
    const time = format.since(one.dueAt, now);
    return (
      <Time at={one.dueAt} state={state}>
        {state === 'late' ? w('inbox.clock.late', { time }) : time}
      </Time>
    );
  }
  if (one.lastFrom !== 'customer' || !one.lastAt) return null;
  return <Time at={one.lastAt}>{w('inbox.clock.wrote', { time: format.since(one.lastAt, now) })}</Time>;
}

function Time(props: { at: string; state?: 'calm' | 'soon' | 'late'; children: string }) {
  const format = useFormat();
  const { state = 'calm' } = props;
  return (
    <time
      dateTime={props.at}
      title={format.moment(props.at)}
      className={cx(
        'flex shrink-0 items-center gap-1 text-label',
        state === 'calm' ? 'text-ink-3' : state === 'soon' ? 'font-medium text-wait-ink' : 'font-medium text-fail-ink',
      )}
    >
      {state !== 'calm' && <StatusGlyph kind={state === 'soon' ? 'wait' : 'fail'} />}
      {props.children}
    </time>
  );
}
