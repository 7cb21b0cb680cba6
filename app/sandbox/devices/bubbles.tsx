import { Reply } from 'lucide-react';
import { useEffect, useRef } from 'react';
import type { ChannelName } from '../../../core/vocabulary';
import { cx } from '../../ui/cx';
import { useWords } from '../../words/page';
import { useChannel, useCustomer, type Said } from '../use-customer';
import { useCustomerFormat } from './use-device-time';

/** How a channel draws what can be tapped: below the bubble as lines, as chips, or as words of the text. */
type Buttons = 'lines' | 'chips' | 'none';

/** A conversation: days, bubbles, buttons. Follows what arrives. */
export function Bubbles({ channel, buttons, empty }: { channel: ChannelName; buttons: Buttons; empty: string }) {
  const said = useChannel(channel);
  const format = useCustomerFormat();
  const w = useWords();
  const end = useRef<HTMLDivElement>(null);
  const last = said.at(-1)?.id;
  useEffect(() => {
    const box = end.current?.parentElement;
    if (box) box.scrollTop = box.scrollHeight;
  }, [last]);
  return (
    <div
      role="log"
      aria-label={w(`common.channel.${channel}`)}
      tabIndex={0}
      className="device-wall flex min-h-0 flex-1 flex-col gap-1.5 overflow-y-auto px-2.5 py-3 -outline-offset-2"
    >
      {said.length === 0 && <p className="m-auto max-w-48 text-center text-label text-(--soft)">{empty}</p>}
      {said.map((message, at) => {
        const before = said[at - 1];
        const day = message.at !== null && (!before?.at || format.day(before.at) !== format.day(message.at));
        return (
          <div key={message.id} className="flex flex-col gap-1.5">
            {day && message.at !== null && (
              <span className="mx-auto my-1 rounded-full bg-(--theirs) px-2.5 py-0.5 text-micro text-(--soft)">
                {format.day(message.at)}
              </span>
            )}
            <Bubble channel={channel} message={message} buttons={buttons} />
          </div>
        );
      })}
      <div ref={end} />
    </div>
  );
}

function Bubble({ channel, message, buttons }: { channel: ChannelName; message: Said; buttons: Buttons }) {
  const { answer } = useCustomer();
  const format = useCustomerFormat();
  const mine = message.from === 'customer';
  const tap = (button: Said['buttons'][number]) => answer(channel, button.title, button.payload);
  return (
    <div className={cx('bubble flex max-w-[86%] flex-col gap-1', mine ? 'items-end self-end' : 'items-start')}>
      <div
        className={cx(
          'w-full overflow-hidden rounded-[14px] text-body',
          mine ? 'rounded-br-sm bg-(--mine) text-(--mine-ink)' : 'rounded-bl-sm bg-(--theirs) text-(--theirs-ink)',
          message.at === null && 'opacity-70',
        )}
      >
        {message.media && <img src={message.media.url} alt="" className="max-h-40 w-full object-cover" />}
        <p className="px-2.5 pt-1.5 wrap-break-word whitespace-pre-wrap">
          {message.agent && <b className="block text-label font-semibold text-(--chip)">{message.agent}</b>}
          {message.text}
          {buttons === 'none' &&
            message.buttons.map((button, at) => (
              <span key={button.payload} className="block">
                {at + 1}. {button.title}
              </span>
            ))}
        </p>
        <p className={cx('px-2.5 pb-1 text-right text-micro', mine ? 'text-(--mine-ink)' : 'text-(--soft)')}>
          {message.at === null ? '···' : format.time(message.at)}
        </p>
        {buttons === 'lines' &&
          message.buttons.map((button) => (
            <button
              key={button.payload}
              type="button"
              aria-pressed={message.taken === button.payload}
              onClick={() => tap(button)}
              className="flex h-9 w-full items-center justify-center gap-1.5 border-t border-(--hair)! font-medium text-(--chip) -outline-offset-2 hover:bg-(--field) aria-pressed:bg-(--field)"
            >
              <Reply className="size-3.5" aria-hidden />
              {button.title}
            </button>
          ))}
      </div>
      {buttons === 'chips' && message.buttons.length > 0 && (
        <div className="flex flex-wrap gap-1.5 pt-0.5">
          {message.buttons.map((button) => (
            <button
              key={button.payload}
              type="button"
              aria-pressed={message.taken === button.payload}
              onClick={() => tap(button)}
              className="h-8 rounded-full border border-(--chip)! px-3 font-medium text-(--chip) hover:bg-(--field) aria-pressed:bg-(--field)"
            >
              {button.title}
            </button>
          ))}
        </div>
      )}
    </div>
  );
}
