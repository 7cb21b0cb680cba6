import { useEffect, useRef } from 'react';
import type { ChannelName } from '../../../core/vocabulary';
import { useWords } from '../../words/page';
import { useChannel, useCustomer, type Said } from '../use-customer';
import { BubbleView, type ButtonLook } from './bubble-view';
import { useCustomerFormat } from './use-device-time';

/** A conversation: days, bubbles, buttons. Follows what arrives. */
export function Bubbles({ channel, buttons, empty }: { channel: ChannelName; buttons: ButtonLook; empty: string }) {
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

function Bubble({ channel, message, buttons }: { channel: ChannelName; message: Said; buttons: ButtonLook }) {
  const { answer } = useCustomer();
  const format = useCustomerFormat();
  return (
    <BubbleView
      mine={message.from === 'customer'}
      pale={message.at === null}
      agent={message.agent}
      text={message.text}
      media={message.media}
      time={message.at === null ? '···' : format.time(message.at)}
      look={buttons}
      list={message.list}
      buttons={message.buttons.map(({ title, payload, description, section }) => ({
        key: payload,
        title,
        description,
        section,
        taken: message.taken === payload,
      }))}
      onTap={(payload) => {
        const tapped = message.buttons.find((button) => button.payload === payload);
        if (tapped) answer(channel, tapped.title, tapped.payload);
      }}
    />
  );
}
