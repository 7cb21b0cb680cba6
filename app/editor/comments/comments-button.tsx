import { MessageSquare } from 'lucide-react';
import { IconButton } from '../../ui/button';
import { useWords } from '../../words/page';
import { useTogetherState } from '../together/together';

/** Opens the comments; a dot says that something in them calls whoever looks. */
export function CommentsButton(props: { pressed: boolean; onClick: () => void }) {
  const w = useWords();
  const count = useTogetherState(({ threads }) => threads.filter(({ unseen }) => unseen).length);
  return (
    <IconButton
      label={count > 0 ? w('studio.comments.new', { count }) : w('studio.comments.title')}
      aria-pressed={props.pressed}
      onClick={props.onClick}
      className="relative"
    >
      <MessageSquare className="size-4" aria-hidden />
      {count > 0 && <span className="absolute top-1 right-1 size-2 rounded-full bg-accent ring-2 ring-paper" />}
    </IconButton>
  );
}
