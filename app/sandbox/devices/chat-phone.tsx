import { BadgeCheck, ChevronLeft, Phone } from 'lucide-react';
import { channelWithin } from '../../../core/words/format';
import { useWords } from '../../words/page';
import { useCustomer } from '../use-customer';
import { Bubbles } from './bubbles';
import { Composer, NoAddress } from './composer';
import { Device } from './device';

const SKINS = {
  whatsapp: { buttons: 'lines', placeholder: 'sandbox.placeholder.whatsapp', verified: true },
  rcs: { buttons: 'chips', placeholder: 'sandbox.placeholder.rcs', verified: true },
  sms: { buttons: 'none', placeholder: 'sandbox.placeholder.sms', verified: false },
} as const;

/** WhatsApp, RCS and SMS: one conversation with the brand. */
export function ChatPhone({ channel }: { channel: keyof typeof SKINS }) {
  const w = useWords();
  const { brand, name, addresses } = useCustomer();
  const skin = SKINS[channel];
  const title = w(`common.channel.${channel}`);
  return (
    <Device skin={channel} label={w('sandbox.phone.of', { channel: title, name })}>
      <header className="flex shrink-0 items-center gap-2 border-b border-(--hair)! bg-(--bar) px-2 pb-2 text-(--bar-ink)">
        <ChevronLeft className="size-5 text-(--chip)" aria-hidden />
        <span
          aria-hidden
          className="grid size-8 place-items-center rounded-full bg-accent font-semibold text-accent-ink"
        >
          {brand.slice(0, 1)}
        </span>
        <span className="min-w-0 flex-1">
          <span className="flex items-center gap-1 font-semibold">
            <span className="truncate">{channel === 'sms' ? w('sandbox.sms.sender') : brand}</span>
            {skin.verified && <BadgeCheck className="size-3.5 shrink-0 text-(--chip)" aria-hidden />}
          </span>
          <span className="block text-micro text-(--soft)">{title}</span>
        </span>
        <Phone className="mr-1.5 size-4 text-(--chip)" aria-hidden />
      </header>
      <Bubbles
        channel={channel}
        buttons={skin.buttons}
        empty={w('sandbox.phone.empty', { channel: channelWithin(channel, w.language) })}
      />
      {addresses[channel] === null ? (
        <NoAddress channel={channel} />
      ) : (
        <Composer channel={channel} placeholder={w(skin.placeholder)} />
      )}
    </Device>
  );
}
