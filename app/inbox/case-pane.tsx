import { Link, useSearchParams } from '@remix-run/react';
import { ArrowLeft, CircleCheck } from 'lucide-react';
import type { RefObject } from 'react';
import { ThreadView } from '../thread/thread-view';
import { useFormat, useWords } from '../words/page';
import { isWordKey } from '../words';
import { Composer } from './composer';
import type { Mode } from './drafts';
import { HandoffCard } from './handoff-card';
import type { Inbox, OpenCase } from './load.server';
import { ENTRIES, MOST_ENTRIES } from './search';
import { useCaseAddress } from './use-case-address';

/** A case as a conversation: why it came on top, the whole thread, and the field to answer in. */
export function CasePane(props: {
  inbox: Inbox;
  open: OpenCase;
  mode: Mode;
  onMode: (mode: Mode) => void;
  writing: RefObject<HTMLTextAreaElement>;
  /** Another case is being fetched. */
  busy: boolean;
}) {
  const w = useWords();
  const { inbox, open } = props;
  const { entries, next } = open.thread;
  const [params] = useSearchParams();
  const addressOf = useCaseAddress();
  const older = new URLSearchParams(params);
  older.set('entries', String(Math.min(inbox.search.entries + ENTRIES, MOST_ENTRIES)));
  return (
    <section aria-label={open.contact.name} aria-busy={props.busy} className="flex min-h-0 min-w-0 flex-1 flex-col">
      <Link
        to={addressOf(null)}
        className="flex shrink-0 items-center gap-1.5 border-b px-4 py-2 text-ink-3 hover:text-ink min-[1101px]:hidden"
      >
        <ArrowLeft className="size-3.5" aria-hidden />
        {w('inbox.back')}
      </Link>
      <HandoffCard key={open.case.firstReplyAt ? 'folded' : 'open'} open={open} />
      {/* Laid from the bottom: the newest is in sight, and stays there while the thread grows. */}
      <div tabIndex={0} className="flex min-h-0 flex-1 flex-col-reverse overflow-y-auto px-5 py-4 -outline-offset-2">
        <div className="mx-auto mb-auto w-full max-w-180">
          <ThreadView
            entries={entries}
            pace={open.pace}
            older={next && inbox.search.entries < MOST_ENTRIES ? `?${older.toString()}` : null}
          />
        </div>
      </div>
      <Foot {...props} />
    </section>
  );
}

function Foot(props: Parameters<typeof CasePane>[0]) {
  const w = useWords();
  const format = useFormat();
  const { case: found } = props.open;
  if (found.status === 'resolved') {
    const outcome = `inbox.outcome.${found.outcome ?? ''}`;
    return (
      <p className="flex shrink-0 flex-wrap items-center gap-x-2 border-t bg-done-soft px-5 py-3 text-done-ink">
        <CircleCheck className="size-4 shrink-0" aria-hidden />
        <span>{found.resolvedAt && w('inbox.done', { moment: format.moment(found.resolvedAt) })}</span>
        {found.outcome && (
          <span>{w('inbox.done.outcome', { outcome: isWordKey(outcome) ? w(outcome) : found.outcome })}</span>
        )}
      </p>
    );
  }
  if (!props.inbox.me.mayWork) {
    return <p className="shrink-0 border-t px-5 py-3 text-ink-3">{w('inbox.readOnly')}</p>;
  }
  return <Composer {...props} />;
}
