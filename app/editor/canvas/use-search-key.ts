import { useEffect } from 'react';
import { useEditorStore } from '../store';
import { isPressed } from './keys';

/** Ctrl F looks for a step also while nothing has the keyboard yet; in a field and in a dialog it is the browser's. */
export function useSearchKey(): void {
  const editor = useEditorStore();
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.target !== document.body || !isPressed(event, 'Mod+F')) return;
      event.preventDefault();
      editor.getState().float({ show: 'search' });
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, [editor]);
}
