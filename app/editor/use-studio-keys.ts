import { useEffect } from 'react';
import { isTyping } from '../ui/is-typing';
import type { WordKey } from '../words';
import { useWords } from '../words/page';
import { isPressed, type Keys } from './canvas/keys';
import type { Saving } from './saving/use-autosave';
import { openFind } from './find/sought';
import { goToNextProblem } from './health/go-to-problem';
import { sayLooking } from './looking';
import { goToPlace } from './places';
import { mayChange, useEditorStore, type Editor } from './store';

interface StudioKey {
  name: WordKey;
  keys: readonly Keys[];
  /** In a field that is not the document's, the browser's own undo stays. */
  documentOnly?: true;
  run: (editor: Editor, saving: Saving) => void;
}

/** Keys of the whole Studio, in fields too. */
export const STUDIO_KEYS: readonly StudioKey[] = [
  {
    name: 'studio.action.save',
    keys: ['Mod+S'],
    run(editor, saving) {
      editor.getState().settle();
      saving.save();
    },
  },
  { name: 'studio.action.undo', keys: ['Mod+Z'], documentOnly: true, run: (editor) => editor.getState().undo() },
  {
    name: 'studio.action.redo',
    keys: ['Mod+Shift+Z', 'Mod+Y'],
    documentOnly: true,
    run: (editor) => editor.getState().redo(),
  },
  { name: 'studio.action.problem.next', keys: ['F8'], run: (editor) => goToNextProblem(editor, 1) },
  { name: 'studio.action.problem.previous', keys: ['Shift+F8'], run: (editor) => goToNextProblem(editor, -1) },
  { name: 'studio.action.place.next', keys: ['F6'], run: () => goToPlace(1) },
  { name: 'studio.action.place.previous', keys: ['Shift+F6'], run: () => goToPlace(-1) },
  { name: 'studio.commands', keys: ['Mod+K'], run: (editor) => editor.getState().float({ show: 'commands' }) },
  { name: 'studio.action.find', keys: ['Mod+H'], run: (editor) => openFind(editor, 'here') },
  { name: 'studio.action.findAll', keys: ['Mod+Shift+F'], run: (editor) => openFind(editor, 'all') },
];

export function useStudioKeys(saving: Saving): void {
  const w = useWords();
  const editor = useEditorStore();
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const changeable = mayChange(editor.getState());
      const elsewhere = isTyping(event.target) && !(changeable && isOfEditor(event.target));
      const pressed = STUDIO_KEYS.find(({ keys }) => keys.some((each) => isPressed(event, each)));
      if (!pressed || (pressed.documentOnly && elsewhere)) return;
      if (pressed.documentOnly && !changeable) sayLooking(editor, w);
      else pressed.run(editor, saving);
      event.preventDefault();
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, [editor, saving, w]);
}

/** Fields of the sheet write to the document, so that its undo is theirs; a dialog's fields keep the browser's. */
const isOfEditor = (target: EventTarget | null) => target instanceof HTMLElement && target.closest('aside') !== null;
