import { useEffect } from 'react';
import { toast } from 'sonner';
import { useWords } from '../../words/page';
import type { Saving } from '../saving/use-autosave';
import { useEditorStore } from '../store';
import { sayPlace } from './say-place';
import type { Together } from './together';
import { NameOf } from './who';

/** Says when undo left something as it is, since somebody else changed it after me. */
export function useUndoNotice({ whoChanged }: Pick<Saving, 'whoChanged'>, together: Together): void {
  const editor = useEditorStore();
  const w = useWords();
  useEffect(
    () =>
      editor.subscribe(({ left, records }, before) => {
        const [first] = left;
        if (left === before.left || !first) return;
        const name = NameOf(together, whoChanged(first.path), w);
        toast(w('studio.together.undoLeft', { name, what: sayPlace(first.path, records, w) }), {
          description: w('studio.together.undoLeftText'),
        });
      }),
    [editor, together, whoChanged, w],
  );
}
