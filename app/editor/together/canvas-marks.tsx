import { useInternalNode, ViewportPortal } from '@xyflow/react';
import { MessageSquare } from 'lucide-react';
import { memo, useMemo, type ReactNode } from 'react';
import type { ThreadView } from '../../../services/flows/comments';
import type { Present } from '../../../services/flows/presence';
import { useWords } from '../../words/page';
import { useLod, type Lod } from '../canvas/lod';
import { stepNameIfThere } from '../step-name';
import { useEditor, useEditorStore } from '../store';
import { Avatar } from './avatar';
import { useTogether, useTogetherState } from './together';
import { NameOf } from './who';

/** Over the cards, for the few that have any: who is at a step, how much is said about it, and what is said about a place. */
export function CanvasMarks() {
  const { tab } = useTogether();
  const people = useTogetherState((state) => state.people);
  const threads = useTogetherState((state) => state.threads);
  const open = useMemo(() => threads.filter(({ resolvedAt }) => resolvedAt === null), [threads]);
  const steps = useMemo(() => {
    const marks = new Map<string, { people: Present[]; threads: ThreadView[] }>();
    const of = (step: string) => {
      const mark = marks.get(step) ?? { people: [], threads: [] };
      marks.set(step, mark);
      return mark;
    };
    for (const one of people) if (one.node !== null && one.tab !== tab) of(one.node).people.push(one);
    for (const thread of open) if (thread.node !== null) of(thread.node).threads.push(thread);
    return [...marks];
  }, [people, open, tab]);
  return (
    <ViewportPortal>
      {steps.map(([step, mark]) => (
        <StepMark key={step} step={step} people={mark.people} threads={mark.threads} />
      ))}
      {open.map((thread) => thread.at && <Pin key={thread.id} thread={thread} at={thread.at} />)}
    </ViewportPortal>
  );
}

/** Faces and counts are made out from afar too. */
const GROWN: Record<Lod, number> = { near: 1, mid: 1.75, far: 3 };

const StepMark = memo(function StepMark(props: { step: string; people: Present[]; threads: ThreadView[] }) {
  const { step, people, threads } = props;
  const w = useWords();
  const together = useTogether();
  const lod = useLod();
  const node = useInternalNode(step);
  const name = useEditor((state) => stepNameIfThere(state.records, step, w));
  // Folded into a group, or not there any more.
  if (!node || node.hidden || name === null) return null;
  const { x, y } = node.internals.positionAbsolute;
  const count = threads.reduce((sum, thread) => sum + thread.comments.length, 0);
  return (
    <div
      style={{
        transform: `translate(${x + (node.measured.width ?? 248)}px, ${y}px) translate(-100%, -60%) scale(${GROWN[lod]})`,
      }}
      className="nopan pointer-events-none absolute top-0 left-0 z-20 flex origin-right items-center gap-1 pr-2"
    >
      {people.map((one) => (
        <span
          key={one.tab}
          role="img"
          aria-label={w('studio.together.at', { name: NameOf(together, one.member, w), step: name })}
          title={NameOf(together, one.member, w)}
          className="pointer-events-auto rounded-full ring-2 ring-paper"
        >
          <Avatar member={one.member} name={one.name} members={together.members} />
        </span>
      ))}
      {threads[0] && (
        <ToThread thread={threads[0].id} label={w('studio.comments.count', { count, step: name })}>
          <MessageSquare className="size-3.5" aria-hidden />
          {count}
        </ToThread>
      )}
    </div>
  );
});

function Pin({ thread, at }: { thread: ThreadView; at: { x: number; y: number } }) {
  const w = useWords();
  const { members } = useTogether();
  const author = thread.comments[0]?.author ?? '';
  const name = members.find(({ id }) => id === author)?.name ?? w('studio.together.somebody');
  return (
    <div
      style={{ transform: `translate(${at.x}px, ${at.y}px) translate(-50%, -100%)` }}
      className="nopan absolute top-0 left-0 z-20"
    >
      <ToThread thread={thread.id} label={w('studio.comments.pin', { name })}>
        <Avatar member={author} name={name} members={members} className="-ml-1.5 size-5!" />
        {thread.comments.length}
      </ToThread>
    </div>
  );
}

/** A mark that opens a conversation in the panel. */
function ToThread(props: { thread: string; label: string; children: ReactNode }) {
  const editor = useEditorStore();
  const { store } = useTogether();
  return (
    <button
      type="button"
      aria-label={props.label}
      title={props.label}
      onClick={(event) => {
        event.stopPropagation();
        store.setState({ thread: props.thread });
        editor.getState().setPanel('comments');
      }}
      className="pointer-events-auto flex h-6 items-center gap-1 rounded-full border border-line-edge/55 bg-surface px-2 text-label font-medium text-ink-2 hover:border-line-edge hover:text-ink"
    >
      {props.children}
    </button>
  );
}
