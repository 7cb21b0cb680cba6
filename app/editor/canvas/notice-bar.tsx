import { X } from 'lucide-react';
import { Button, IconButton } from '../../ui/button';
import { StatusGlyph } from '../../ui/status';
import { useWords } from '../../words/page';
import { useEditor, useEditorStore } from '../store';

/** What was just done, and the ways back; it stays until something else is done. */
export function NoticeBar() {
  const w = useWords();
  const editor = useEditorStore();
  const notice = useEditor((state) => (state.notice?.edits === state.edits ? state.notice : null));
  const canUndo = useEditor((state) => state.history.past.length > 0);
  const { tell, undo } = editor.getState();
  return (
    <div role="status" className="pointer-events-none absolute inset-x-0 bottom-3 z-20 flex justify-center px-56">
      {notice && (
        <div className="pop pointer-events-auto flex min-h-9 max-w-160 items-center gap-2 rounded-card bg-float py-1 pr-1 pl-3 shadow-float">
          {notice.tone === 'fail' && <StatusGlyph kind="fail" />}
          <span className="min-w-0 py-1">{notice.text}</span>
          {notice.instead && (
            <Button size="small" tone="quiet" onClick={notice.instead.run}>
              {notice.instead.label}
            </Button>
          )}
          {notice.undo && canUndo && (
            <Button size="small" onClick={undo}>
              {w('common.undo')}
            </Button>
          )}
          <IconButton label={w('common.close')} size="small" side="top" onClick={() => tell(null)}>
            <X className="size-3.5" aria-hidden />
          </IconButton>
        </div>
      )}
    </div>
  );
}
