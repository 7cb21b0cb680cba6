import { useReactFlow } from '@xyflow/react';
import { Check, Crosshair, RotateCcw } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { toast } from 'sonner';
import type { ThreadView } from '../../../services/flows/comments';
import { Button, IconButton } from '../../ui/button';
import { cx } from '../../ui/cx';
import { useWords } from '../../words/page';
import { stepNameIfThere } from '../step-name';
import { useEditor, useEditorStore } from '../store';
import { useTogether, useTogetherState } from '../together/together';
import { CommentView } from './comment-view';
import { MentionArea } from './mention-area';
import { toStored } from './mentions';

/** A conversation: where it is, what was said, an answer, and its end. Looking at it takes its mention off the list. */
export function ThreadCard({ thread }: { thread: ThreadView }) {
  const w = useWords();
  const { comment, mayComment, members } = useTogether();
  const open = useTogetherState((state) => state.thread === thread.id);
  const [text, setText] = useState('');
  const card = useRef<HTMLLIElement>(null);
  const where = useWhere(thread);
  const { id, unseen, resolvedAt } = thread;
  useEffect(() => {
    if (open) card.current?.scrollIntoView({ block: 'nearest' });
  }, [open]);
  useEffect(() => {
    // Who may only read cannot say so either: for them the mention stays until they may.
    if (unseen && mayComment) void comment('see', { thread: id });
  }, [unseen, mayComment, comment, id]);
  const ask = async (intent: string, fields: Record<string, string>) => {
    const done = await comment(intent, { thread: id, ...fields });
    if (!done) toast.error(w('studio.comments.failed'));
    return done;
  };
  const reply = async () => {
    if (text.trim() !== '' && (await ask('reply', { body: toStored(text, members) }))) setText('');
  };
  const resolved = resolvedAt !== null;
  const by = members.find((member) => member.id === thread.resolvedBy)?.name;
  return (
    <li ref={card} className={cx('flex flex-col gap-2 border-b px-4 py-3', open && 'bg-accent-soft/40')}>
      <div className="flex h-6 items-center gap-1 text-label text-ink-3">
        <h3 className="min-w-0 flex-1 truncate">{where.said}</h3>
        {where.go && (
          <IconButton label={w('studio.comments.goTo')} size="small" onClick={where.go}>
            <Crosshair className="size-3.5" aria-hidden />
          </IconButton>
        )}
        {mayComment && (
          <IconButton
            label={resolved ? w('studio.comments.reopen') : w('studio.comments.resolve')}
            size="small"
            onClick={() => void ask('resolve', { resolved: String(!resolved) })}
          >
            {resolved ? <RotateCcw className="size-3.5" aria-hidden /> : <Check className="size-3.5" aria-hidden />}
          </IconButton>
        )}
      </div>
      {thread.comments.map((each) => (
        <CommentView key={each.id} comment={each} />
      ))}
      {resolved && by && <p className="text-label text-ink-3">{w('studio.comments.resolvedBy', { name: by })}</p>}
      {mayComment && !resolved && (
        <div className="flex flex-col gap-2 pl-8">
          <MentionArea
            label={w('studio.comments.reply')}
            value={text}
            onChange={setText}
            onSend={() => void reply()}
            placeholder={w('studio.comments.replyExample')}
            rows={1}
          />
          {text.trim() !== '' && (
            <Button size="small" tone="primary" className="self-end" onClick={() => void reply()}>
              {w('studio.comments.reply')}
            </Button>
          )}
        </div>
      )}
    </li>
  );
}

/** Where a conversation is, in words, and how to get there on the canvas. */
function useWhere({ node, at }: ThreadView): { said: string; go: (() => void) | null } {
  const w = useWords();
  const editor = useEditorStore();
  const flow = useReactFlow();
  const step = useEditor((state) => (node === null ? null : stepNameIfThere(state.records, node, w)));
  if (node !== null) {
    if (step === null) return { said: w('studio.comments.onGone'), go: null };
    const go = () => {
      const position = editor.getState().records.nodes.byId[node]?.position;
      if (position) void flow.setCenter(position.x + 124, position.y + 40, { zoom: flow.getZoom(), duration: 180 });
    };
    return { said: w('studio.comments.onStep', { step }), go };
  }
  if (at === null) return { said: w('studio.comments.onFlow'), go: null };
  return {
    said: w('studio.comments.onPlace'),
    go: () => void flow.setCenter(at.x, at.y, { zoom: flow.getZoom(), duration: 180 }),
  };
}
