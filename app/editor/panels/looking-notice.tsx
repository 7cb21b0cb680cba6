import { Button } from '../../ui/button';
import { useWords } from '../../words/page';
import { useEditor, useEditorStore } from '../store';

/** On a sheet that is only looked at because of the mode: why nothing can be written, and the way to where it can. */
export function LookingNotice() {
  const w = useWords();
  const editor = useEditorStore();
  const looking = useEditor(({ mode, readOnly }) => mode !== 'build' && !readOnly);
  if (!looking) return null;
  return (
    <div className="flex items-center gap-3 border-b bg-sunken px-4 py-2">
      <p className="min-w-0 flex-1 text-label text-ink-2">{w('studio.looking')}</p>
      <Button size="small" onClick={() => editor.getState().setMode('build')}>
        {w('studio.looking.back')}
      </Button>
    </div>
  );
}
