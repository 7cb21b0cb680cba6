import { Send, StickyNote, Timer } from 'lucide-react';
import { useRef, type KeyboardEvent, type RefObject } from 'react';
import { channelWithin } from '../../core/words/format';
import { paths } from '../http/paths';
import { useNow } from '../shell/use-live';
import { Button } from '../ui/button';
import { cx } from '../ui/cx';
import { Field, TextArea } from '../ui/field';
import { Proof, useIntent } from '../ui/form';
import { Kbd } from '../ui/kbd';
import { Segmented } from '../ui/segmented';
import { useWords } from '../words/page';
import type { CaseAction } from './answer';
import { draftKey, useDraft, type Mode } from './drafts';
import type { Inbox, OpenCase } from './load.server';
import { hoursAndMinutes, replyWindow } from './reply-window';
import { useRefusal } from './use-refusal';
import { WindowClosed } from './window-closed';

/** Where an agent answers, in the channel the customer is in, or leaves a note for the team. */
export function Composer(props: {
  inbox: Inbox;
  open: OpenCase;
  mode: Mode;
  onMode: (mode: Mode) => void;
  writing: RefObject<HTMLTextAreaElement>;
}) {
  const w = useWords();
  const { inbox, open, mode, writing } = props;
  const { channel, id } = open.case;
  const now = useNow(30_000);
  const window = replyWindow(channel, open.contact.lastInbound, now);
  const mayReply = channel !== null && window.kind !== 'closed';
  return (
    <div className={cx('flex shrink-0 flex-col gap-2 border-t px-5 py-3', mode === 'note' && 'bg-wait-soft')}>
      <div className="mx-auto flex w-full max-w-180 flex-col gap-2">
        <div className="flex flex-wrap items-center justify-between gap-2">
          <Segmented
            label={w('inbox.mode')}
            value={mode}
            onChange={props.onMode}
            options={(['reply', 'note'] as const).map((value) => ({ value, label: w(`inbox.mode.${value}`) }))}
          />
          {mode === 'reply' && window.kind === 'open' && (
            <span className="flex items-center gap-1.5 text-label text-ink-3">
              <Timer className="size-3.5" aria-hidden />
              {w('inbox.window.left', { time: hoursAndMinutes(window.leftMs) })}
            </span>
          )}
        </div>
        {mode === 'reply' && !mayReply ? (
          <WindowClosed window={window} goesBack={(open.flow?.resumable.length ?? 0) > 0} />
        ) : (
          <Writing key={`${id} ${mode}`} me={inbox.me.id} open={open} mode={mode} field={writing} />
        )}
      </div>
    </div>
  );
}

function Writing(props: { me: string; open: OpenCase; mode: Mode; field: RefObject<HTMLTextAreaElement> }) {
  const w = useWords();
  const { me, open, mode, field } = props;
  const { id, channel } = open.case;
  const sent = useIntent<CaseAction>();
  const form = useRef<HTMLFormElement>(null);
  const [text, setText] = useDraft(draftKey(me, id, mode));
  const refusal = useRefusal(sent.data);
  const busy = sent.state !== 'idle';
  const where = channelWithin(channel, w.language);
  // a fault is no refusal: it may have arrived
  const refused = sent.data && 'said' in sent.data;
  const status = sent.data?.ok ? sent.data.status : null;
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    if (!busy) form.current?.requestSubmit();
  };
  return (
    <sent.Form ref={form} method="post" action={paths.inbox(id)} className="flex flex-col gap-2">
      <Proof intent={mode} />
      <input type="hidden" name="me" value={me} />
      <Field quiet label={mode === 'note' ? w('inbox.note.label') : w('inbox.reply.label', { channel: where })}>
        {(parts) => (
          <TextArea
            {...parts}
            ref={field}
            name="text"
            rows={2}
            value={text}
            readOnly={busy}
            onChange={(event) => setText(event.target.value)}
            onKeyDown={onKeyDown}
            placeholder={
              mode === 'note' ? w('inbox.note.placeholder') : w('inbox.reply.placeholder', { name: open.contact.name })
            }
            aria-invalid={refusal ? true : undefined}
            className="max-h-60 min-h-16 resize-none py-2 text-lead!"
          />
        )}
      </Field>
      <div role="status" className="contents">
        {!busy && refusal && (
          <p className="rounded-md bg-fail-soft px-3 py-2 text-fail-ink">
            {refused && `${w('inbox.text.notSent')} `}
            {w('inbox.text.kept', { reason: refusal })}
          </p>
        )}
        {!busy && (status === 'queued' || status === 'unknown') && (
          <p className="text-label text-ink-2">{w(`inbox.reply.${status}`)}</p>
        )}
      </div>
      <div className="flex items-center justify-end gap-3">
        <Kbd>Ctrl ↵</Kbd>
        <Button
          type="submit"
          tone="primary"
          aria-disabled={busy || text.trim() === ''}
          onClick={(event) => {
            if (busy || text.trim() === '') event.preventDefault();
          }}
          icon={
            mode === 'note' ? (
              <StickyNote className="size-3.5" aria-hidden />
            ) : (
              <Send className="size-3.5" aria-hidden />
            )
          }
        >
          {busy
            ? w('inbox.reply.sending')
            : mode === 'note'
              ? w('inbox.note.save')
              : w('inbox.reply.send', { channel: where })}
        </Button>
      </div>
    </sent.Form>
  );
}
