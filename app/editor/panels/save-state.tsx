import { cx } from '../../ui/cx';
import { StatusGlyph, type StatusKind } from '../../ui/status';
import { useWords } from '../../words/page';
import type { Saving } from '../saving/use-autosave';

const GLYPH: Record<Saving['state'], StatusKind> = {
  saved: 'done',
  unsaved: 'idle',
  saving: 'idle',
  offline: 'wait',
  signed_out: 'wait',
  conflict: 'fail',
  refused: 'fail',
};

/** Where the draft is: on the server, on its way, or kept here. */
export function SaveState({ saving }: { saving: Saving }) {
  const w = useWords();
  const said = w(`studio.saving.${saving.state}`);
  return (
    <span role="status" className="flex min-w-0 items-center gap-1.5 text-label whitespace-nowrap text-ink-3">
      <StatusGlyph kind={GLYPH[saving.state]} />
      {/* Where room is short the mark alone says the others: they come and go with each edit, or a banner tells them. */}
      <span title={said} className={cx('truncate', saving.state !== 'offline' && 'max-xl:sr-only')}>
        {said}
      </span>
    </span>
  );
}
