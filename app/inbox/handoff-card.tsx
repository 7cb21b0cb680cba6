import { Link } from '@remix-run/react';
import { ChevronRight, Headset, Waypoints } from 'lucide-react';
import { say } from '../../core/words';
import { firstReplyClock } from '../../core/first-reply';
import { paths } from '../http/paths';
import { stepTitle } from '../runs/step-title';
import { useNow } from '../shell/use-live';
import { Badge } from '../ui/status';
import { useFormat, usePageContext, useWords } from '../words/page';
import type { OpenCase } from './load.server';

/** Why a person was called, where in the flow, and what to know: on top of the thread, one line after the first reply. */
export function HandoffCard({ open }: { open: OpenCase }) {
  const w = useWords();
  const format = useFormat();
  const { language } = usePageContext();
  const now = useNow(10_000);
  const { case: found, card, flow } = open;
  const asked = flow && stepTitle(flow.nodeName, flow.nodeKind, w);
  const late = found.dueAt !== null && firstReplyClock(Date.parse(found.dueAt), now) === 'late';
  return (
    <details
      aria-label={w('inbox.card')}
      open={found.firstReplyAt === null && found.status !== 'resolved'}
      className="group/card shrink-0 border-b bg-surface px-5 py-2.5"
    >
      <summary className="mx-auto flex max-w-180 list-none items-start gap-2 [&::-webkit-details-marker]:hidden">
        <Headset className="mt-px size-4 shrink-0 text-accent" aria-hidden />
        <span className="min-w-0 flex-1 font-semibold wrap-break-word">
          <span className="sr-only">{w('inbox.card')}: </span>
          {found.reason ? say(found.reason, language) : w('inbox.did.nothing')}
        </span>
        {found.test && <Badge>{w('runs.test')}</Badge>}
        <ChevronRight
          className="mt-px size-4 shrink-0 text-ink-mute transition-transform group-open/card:rotate-90"
          aria-hidden
        />
      </summary>
      <div className="mx-auto mt-1.5 flex max-w-180 flex-col gap-1.5 pl-6">
        {card.summary && <p className="text-lead wrap-break-word">{card.summary}</p>}
        <p className="flex flex-wrap items-center gap-x-3 gap-y-1 text-ink-3">
          {card.flow && (
            <span>
              {w('inbox.card.from')} {card.flow.name}
              {asked && ` · ${w('inbox.card.at', { node: asked })}`}
            </span>
          )}
          {found.queue && <span>{w('inbox.card.queue', { queue: found.queue })}</span>}
          {found.dueAt && found.firstReplyAt === null && found.status !== 'resolved' && (
            <span className={late ? 'text-fail-ink' : undefined}>
              {w(late ? 'inbox.card.late' : 'inbox.card.due', { time: format.since(found.dueAt, now) })}
            </span>
          )}
          {found.run && (
            <Link
              to={paths.run(found.run, card.node ?? undefined)}
              className="inline-flex items-center gap-1.5 text-accent hover:underline"
            >
              <Waypoints className="size-3.5" aria-hidden />
              {w('inbox.card.path')}
            </Link>
          )}
        </p>
      </div>
    </details>
  );
}
