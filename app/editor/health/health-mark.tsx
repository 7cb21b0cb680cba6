import { cx } from '../../ui/cx';
import { StatusGlyph } from '../../ui/status';
import { useWords } from '../../words/page';
import { useLod } from '../canvas/lod';
import { useEditor } from '../store';

/** The triangle on a step's card: something that it needs is not well. Apart from what is drawn wrong, which is the octagon. */
export function HealthMark({ id }: { id: string }) {
  const count = useEditor((state) => state.health.filter((finding) => finding.node === id).length);
  const lod = useLod();
  const w = useWords();
  if (count === 0) return null;
  return (
    <span
      role="img"
      aria-label={w('studio.health.count', { count })}
      title={w('studio.health.count', { count })}
      className={cx(
        'absolute -top-2 -left-2 grid size-5 place-items-center rounded-full bg-surface ring-1 ring-wait',
        lod !== 'near' && 'scale-150',
      )}
    >
      <StatusGlyph kind="wait" />
    </span>
  );
}
