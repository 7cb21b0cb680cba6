import type { ThreadEntry } from '../../services/thread';
import { DeliveryState } from '../runs/delivery-state';
import { ChannelGlyph } from '../ui/channel-glyph';
import { cx } from '../ui/cx';
import { useFormat, useWords } from '../words/page';
import { MessageBody } from './body';
import { EventLine } from './event-line';

const LOOK = {
  customer: 'self-start rounded-bl-sm bg-surface inset-ring inset-ring-line-strong',
  member: 'self-end rounded-br-sm bg-accent-soft text-accent-soft-ink',
  run: 'self-end rounded-br-sm border border-dashed border-line-edge! bg-paper',
  note: 'max-w-full! self-stretch bg-wait-soft text-wait-ink',
} as const;

/** Something said: the customer left, our side right; a flow's with a dashed edge; a note for colleagues only. */
export function MessageBubble({ entry }: { entry: ThreadEntry }) {
  const w = useWords();
  const format = useFormat();
  const { data } = MessageBody.safeParse(entry.body);
  if (!data) return <EventLine entry={entry} />;
  const { direction, text, content, delivery } = data;
  const who =
    direction === 'note' ? 'note' : direction === 'in' ? 'customer' : entry.agent.kind === 'member' ? 'member' : 'run';
  return (
    <div className="flex flex-col gap-1">
      <div
        className={cx('max-w-[82%] rounded-sheet px-3 py-2 text-lead wrap-break-word whitespace-pre-wrap', LOOK[who])}
      >
        {who === 'note' && <b className="block text-label font-semibold">{w('thread.note')}</b>}
        {content.subject && <b className="block font-semibold">{content.subject}</b>}
        {content.media && (
          <a href={content.media.url} target="_blank" rel="noreferrer" className="block text-accent hover:underline">
            {w('thread.file', { type: content.media.mime })}
          </a>
        )}
        {text}
        {content.buttons.length > 0 && (
          <span className="mt-1.5 flex flex-wrap gap-1">
            {content.buttons.map(({ title }) => (
              <span key={title} className="rounded-full px-2 text-label inset-ring inset-ring-line-edge">
                {title}
              </span>
            ))}
          </span>
        )}
      </div>
      <p
        className={cx(
          'flex items-center gap-1.5 text-label text-ink-3',
          who !== 'customer' && who !== 'note' && 'self-end',
        )}
      >
        {entry.channel && (
          <>
            <ChannelGlyph channel={entry.channel} className="size-3.5" />
            <span className="sr-only">{w(`common.channel.${entry.channel}`)}</span>
          </>
        )}
        {entry.agent.name ?? w(`thread.by.${entry.agent.kind}`)}
        <time dateTime={entry.at} title={format.moment(entry.at)}>
          {format.time(entry.at)}
        </time>
        {delivery && <DeliveryState state={delivery.state} className="text-ink-3!" />}
      </p>
    </div>
  );
}
