import { MoreHorizontal } from 'lucide-react';
import { useState } from 'react';
import { toast } from 'sonner';
import type { CommentView as Comment } from '../../../services/flows/comments';
import { Button, IconButton } from '../../ui/button';
import { Menu, MenuItem } from '../../ui/menu';
import { useFormat, usePageContext, useWords } from '../../words/page';
import { Avatar } from '../together/avatar';
import { useTogether } from '../together/together';
import { MentionArea } from './mention-area';
import { partsOf, toStored, toWritten } from './mentions';

/** One comment; whoever wrote it can rewrite it or take it back. */
export function CommentView({ comment }: { comment: Comment }) {
  const w = useWords();
  const format = useFormat();
  const { now } = usePageContext();
  const { me, members, mayComment, comment: send } = useTogether();
  const [text, setText] = useState<string | null>(null);
  const name = members.find(({ id }) => id === comment.author)?.name ?? w('studio.together.Somebody');
  const ask = async (intent: string, fields: Record<string, string>) => {
    if (!(await send(intent, { comment: comment.id, ...fields }))) return void toast.error(w('studio.comments.failed'));
    setText(null);
  };
  const save = () => {
    if (text?.trim()) void ask('edit', { body: toStored(text, members) });
  };
  return (
    <article aria-label={name} className="group/comment flex gap-2">
      <Avatar member={comment.author} name={name} members={members} />
      <div className="min-w-0 flex-1">
        <header className="flex h-6 items-center gap-1.5">
          <span className="truncate font-medium">{name}</span>
          <time
            dateTime={comment.createdAt}
            title={format.moment(comment.createdAt)}
            className="shrink-0 text-label text-ink-3"
          >
            {format.since(comment.createdAt, Math.max(now, Date.parse(comment.createdAt)))}
          </time>
          {comment.editedAt && <span className="text-label text-ink-3">· {w('studio.comments.edited')}</span>}
          <span className="flex-1" />
          {mayComment && comment.author === me && text === null && (
            <Menu
              align="end"
              trigger={
                <IconButton label={w('studio.comments.more')} size="small">
                  <MoreHorizontal className="size-3.5" aria-hidden />
                </IconButton>
              }
            >
              <MenuItem onSelect={() => setText(toWritten(comment.body, members))}>
                {w('studio.comments.edit')}
              </MenuItem>
              <MenuItem danger onSelect={() => void ask('delete', {})}>
                {w('studio.comments.delete')}
              </MenuItem>
            </Menu>
          )}
        </header>
        {text === null ? (
          <p className="break-words whitespace-pre-wrap text-ink-2">
            {partsOf(comment.body, members).map((part, at) =>
              part.member === null ? (
                part.text
              ) : (
                <span key={at} className="rounded-sm bg-accent-soft px-0.5 font-medium text-accent-soft-ink">
                  {part.text}
                </span>
              ),
            )}
          </p>
        ) : (
          <div className="flex flex-col gap-2 pt-1">
            <MentionArea label={w('studio.comments.edit')} value={text} onChange={setText} onSend={save} autoFocus />
            <div className="flex justify-end gap-2">
              <Button size="small" tone="quiet" onClick={() => setText(null)}>
                {w('common.cancel')}
              </Button>
              <Button size="small" tone="primary" disabled={text.trim() === ''} onClick={save}>
                {w('common.save')}
              </Button>
            </div>
          </div>
        )}
      </div>
    </article>
  );
}
