import { useEffect } from 'react';
import { compile } from '../../core/compile';
import { toDocument } from './document/records';
import { useEditor, useEditorStore } from './store';
import { useStudio } from './studio-context';

const REST_MS = 150;

/** Compiles the document in the browser whenever it rests: the same checks that publishing makes. */
export function useLiveProblems(): void {
  const editor = useEditorStore();
  const { environment } = useStudio();
  const records = useEditor((state) => state.records);
  useEffect(() => {
    const timer = setTimeout(() => {
      editor.getState().setProblems(compile(toDocument(records), environment).problems);
    }, REST_MS);
    return () => clearTimeout(timer);
  }, [editor, records, environment]);
}
