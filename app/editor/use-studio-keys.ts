import { useEffect } from 'react';
import { isTyping } from '../ui/is-typing';
import type { Saving } from './saving/use-autosave';
import { useEditorStore } from './store';

/** Keys of the whole Studio: Ctrl S saves now; Ctrl Z and Ctrl Shift Z (or Y) undo and redo, in fields too. */
export function useStudioKeys(saving: Saving): void {
  const editor = useEditorStore();
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (!(event.ctrlKey || event.metaKey)) return;
      const key = event.key.toLowerCase();
      const { undo, redo, settle } = editor.getState();
      if (key === 's') {
        settle();
        saving.save();
      } else if (key === 'z' && (!isTyping(event.target) || isOfEditor(event.target))) {
        if (event.shiftKey) redo();
        else undo();
      } else if (key === 'y') redo();
      else return;
      event.preventDefault();
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, [editor, saving]);
}

/** Fields of the sheet write to the document, so that its undo is theirs; a dialog's fields keep the browser's. */
const isOfEditor = (target: EventTarget | null) => target instanceof HTMLElement && target.closest('aside') !== null;
