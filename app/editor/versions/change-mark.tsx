import type { ChangeType } from '../../../core/diff';
import { cx } from '../../ui/cx';
import type { WordKey } from '../../words';
import { useWords } from '../../words/page';
import { useLod } from '../canvas/lod';
import { useEditor } from '../store';

/** Each kind of change has a sign, a word and an outline of its own; the colour only repeats them. */
export const CHANGE_LOOKS: Record<ChangeType, { sign: string; word: WordKey; badge: string; frame: string }> = {
  added: {
    sign: '+',
    word: 'studio.change.added',
    badge: 'bg-done-soft text-done-ink ring-done',
    frame: 'border-2 border-done',
  },
  removed: {
    sign: '−',
    word: 'studio.change.removed',
    badge: 'bg-fail-soft text-fail-ink ring-fail',
    frame: 'border-2 border-dashed border-fail bg-paper/55',
  },
  changed: {
    sign: '≠',
    word: 'studio.change.changed',
    badge: 'bg-wait-soft text-wait-ink ring-wait',
    frame: 'border-4 border-double border-wait',
  },
  moved: {
    sign: '↔',
    word: 'studio.change.moved',
    badge: 'bg-press text-ink-2 ring-line-edge',
    frame: 'border-2 border-dotted border-line-edge',
  },
};

/** What became of something, in a word with its sign. */
export function ChangeBadge({ type, className }: { type: ChangeType; className?: string }) {
  const w = useWords();
  const look = CHANGE_LOOKS[type];
  return (
    <span
      className={cx(
        'inline-flex h-4.5 shrink-0 items-center gap-1 rounded-sm px-1.5 text-micro font-semibold whitespace-nowrap ring-1',
        look.badge,
        className,
      )}
    >
      <span aria-hidden>{look.sign}</span>
      {w(look.word)}
    </span>
  );
}

/** Over a step's card while versions are compared. What is gone stands there as a ghost. */
export function ChangeMark({ id }: { id: string }) {
  const change = useEditor((state) => state.changes?.get(id));
  const compared = useEditor((state) => state.changes !== null);
  const lod = useLod();
  if (!compared) return null;
  if (!change) return <span aria-hidden className="pointer-events-none absolute -inset-px bg-paper/45" />;
  return (
    <>
      <span
        aria-hidden
        className={cx('pointer-events-none absolute -inset-1.5 rounded-[inherit]', CHANGE_LOOKS[change].frame)}
      />
      {lod === 'near' ? (
        <ChangeBadge type={change} className="absolute -top-3.5 right-3" />
      ) : (
        <ChangeBadge type={change} className="absolute -top-6 right-2 scale-200" />
      )}
    </>
  );
}

/** A wire while versions are compared: new ones thick, removed ones in dashes, redirected ones in dots. */
export function wireStyle(change: ChangeType): { stroke: string; strokeWidth: number; strokeDasharray?: string } {
  if (change === 'added') return { stroke: 'var(--done)', strokeWidth: 3 };
  if (change === 'removed') return { stroke: 'var(--fail)', strokeWidth: 1.5, strokeDasharray: '6 5' };
  return { stroke: 'var(--wait)', strokeWidth: 3, strokeDasharray: '2 4' };
}
