import { useMemo, useState } from 'react';
import type { ScenarioAct } from '../../../core/scenario';
import { latest, type Simulation } from '../../../core/simulate';
import { CHANNELS, type ChannelName } from '../../../core/vocabulary';
import { DeviceOf } from '../../sandbox/devices/device-of';
import { CustomerProvider, type Customer } from '../../sandbox/use-customer';
import { PaceContext } from '../../sandbox/use-sandbox-now';
import { ChannelGlyph } from '../../ui/channel-glyph';
import { useWords } from '../../words/page';
import { useStudio } from '../studio-context';
import { phonesOf, tapOf } from './phones-of';

/** The customer's phone: what arrived on it so far, and the place to answer from. */
export function TestPhones({ view, act }: { view: Simulation; act: (doing: ScenarioAct) => void }) {
  const w = useWords();
  const { environment, house } = useStudio();
  const [asked, setAsked] = useState<ChannelName | null>(null);
  const { addresses, messages } = useMemo(() => phonesOf(view, environment.templates), [view, environment]);
  const { contact } = latest(view).facts;
  const { at } = latest(view);
  const used = CHANNELS.filter((channel) => messages.some((message) => message.channel === channel));
  const shown = asked ?? messages.at(-1)?.channel ?? 'whatsapp';
  const customer: Customer = {
    id: contact.id,
    name: contact.name ?? '',
    timeZone: contact.timeZone,
    brand: house?.brand ?? '',
    addresses,
    messages,
    pending: [],
    answer: (channel, text, payload) => {
      if (text.trim() === '') return;
      act({ act: 'reply', text: text.trim(), channel, ...(payload ? { button: tapOf(payload) } : {}) });
      setAsked(channel);
    },
  };
  // A clock that stands at the moment that is looked at.
  const pace = useMemo(() => ({ clock: 0, run: at, factor: 0 }), [at]);
  return (
    <CustomerProvider value={customer}>
      <PaceContext.Provider value={pace}>
        <div role="group" aria-label={w('sandbox.devices')} className="flex flex-wrap gap-1 px-4 pt-3">
          {CHANNELS.map((channel) => (
            <button
              key={channel}
              type="button"
              aria-pressed={shown === channel}
              onClick={() => setAsked(channel)}
              className="flex h-7 items-center gap-1.5 rounded-control px-1.5 text-label font-medium text-ink-2 hover:bg-hover aria-pressed:bg-press aria-pressed:text-ink"
            >
              <ChannelGlyph channel={channel} className="size-3.5" />
              {shown === channel || used.includes(channel) ? (
                w(`common.channel.${channel}`)
              ) : (
                <span className="sr-only">{w(`common.channel.${channel}`)}</span>
              )}
            </button>
          ))}
        </div>
        <div className="flex justify-center p-4">
          <div className="h-[clamp(20rem,100dvh-22.5rem,32.5rem)] w-full max-w-80">
            <DeviceOf channel={shown} />
          </div>
        </div>
      </PaceContext.Provider>
    </CustomerProvider>
  );
}
