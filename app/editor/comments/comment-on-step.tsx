import { MessageSquarePlus } from 'lucide-react';
import { IconButton } from '../../ui/button';
import { useWords } from '../../words/page';
import { useEditorStore } from '../store';
import { useTogether } from '../together/together';

/** Begins a comment on the step that is open. */
export function CommentOnStep({ step }: { step: string }) {
  const w = useWords();
  const editor = useEditorStore();
  const { store, mayComment } = useTogether();
  if (!mayComment) return null;
  return (
    <IconButton
      label={w('studio.comments.write')}
      size="small"
      onClick={() => {
        store.setState({ about: step, thread: null });
        editor.getState().setPanel('comments');
      }}
    >
      <MessageSquarePlus className="size-3.5" aria-hidden />
    </IconButton>
  );
}
