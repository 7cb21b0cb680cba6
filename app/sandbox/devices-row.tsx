import { useEffect, useRef, useState } from 'react';
import { CHANNELS, type ChannelName } from '../../core/vocabulary';
import { useSearch } from '../shell/use-search';
import { ChannelGlyph } from '../ui/channel-glyph';
import { cx } from '../ui/cx';
import { useWords } from '../words/page';
import { DeviceOf } from './devices/device-of';
import { useCustomer } from './use-customer';
import { useSeen } from './use-seen';

/** A phone needs this much to be held comfortably. */
const PHONE_WIDTH = 280;

/** The customer's devices: as many side by side as fit, the others a tab away. Which are out stands in the address. */
export function DevicesRow() {
  const w = useWords();
  const { messages } = useCustomer();
  const [params, change] = useSearch();
  const box = useRef<HTMLDivElement>(null);
  const room = useRoom(box);
  const asked = (params.get('view') ?? '').split(',').filter(isChannel);
  const recent = messages
    .map(({ channel }) => channel)
    .reverse()
    .concat(['whatsapp', 'email', 'sms']);
  const out = [...new Set([...asked, ...recent])].slice(0, room);
  const shown = CHANNELS.filter((channel) => out.includes(channel));
  const unread = useSeen(shown);

  return (
    <div ref={box} className="flex min-h-0 min-w-0 flex-1 flex-col">
      <div role="group" aria-label={w('sandbox.devices')} className="flex flex-wrap gap-1 px-4 pt-3">
        {CHANNELS.map((channel) => (
          <button
            key={channel}
            type="button"
            aria-pressed={shown.includes(channel)}
            title={w(`common.channel.${channel}`)}
            // The one just asked for stands first; what does not fit any more goes back into the drawer.
            onClick={() =>
              change({ view: [channel, ...shown.filter((other) => other !== channel)].slice(0, room).join(',') })
            }
            className="flex h-7 items-center gap-1.5 rounded-control px-2 text-label font-medium text-ink-2 hover:bg-hover aria-pressed:bg-press aria-pressed:text-ink"
          >
            <ChannelGlyph channel={channel} className="size-3.5" />
            <span className={shown.includes(channel) ? undefined : 'max-xl:sr-only'}>
              {w(`common.channel.${channel}`)}
            </span>
            {(unread[channel] ?? 0) > 0 && (
              <span className="grid h-4 min-w-4 place-items-center rounded-full bg-accent px-1 text-micro font-semibold text-accent-ink">
                <span className="sr-only">{w('sandbox.unread')}</span>
                {unread[channel]}
              </span>
            )}
          </button>
        ))}
      </div>
      <div className={cx('flex min-h-0 flex-1 items-stretch justify-center gap-6 overflow-auto p-4')}>
        {shown.map((channel) => (
          <div key={channel} className="flex min-h-0 max-w-96 min-w-64 flex-1 items-center justify-center">
            <DeviceOf channel={channel} />
          </div>
        ))}
      </div>
    </div>
  );
}

const isChannel = (name: string): name is ChannelName => (CHANNELS as readonly string[]).includes(name);

/** How many phones fit side by side. */
function useRoom(box: React.RefObject<HTMLDivElement>): number {
  const [room, setRoom] = useState(1);
  useEffect(() => {
    const element = box.current;
    if (!element) return;
    const measure = () => setRoom(Math.min(4, Math.max(1, Math.floor((element.clientWidth - 8) / (PHONE_WIDTH + 8)))));
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, [box]);
  return room;
}
