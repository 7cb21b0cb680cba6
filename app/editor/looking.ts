import type { Words } from '../words';
import type { Editor } from './store';

/** Answers whoever tried to change the flow in a mode for looking at it: what they can do, and the way there. */
export function sayLooking(editor: Editor, w: Words): void {
  const { mode, readOnly, tell, setMode } = editor.getState();
  if (mode === 'build' || readOnly) return;
  tell({
    tone: 'plain',
    text: w('studio.looking'),
    instead: { label: w('studio.looking.back'), run: () => setMode('build') },
  });
}
