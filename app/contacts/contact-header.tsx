import { Ban, Clock, Mail, Phone } from 'lucide-react';
import type { ReactNode } from 'react';
import type { AddressKind } from '../../core/vocabulary';
import { cityOf } from '../../core/words/format';
import type { ContactView } from '../../services/contacts';
import type { ContactPageData } from '../routes/_app.contacts.$contactId';
import { useNow } from '../shell/use-live';
import { ChannelGlyph } from '../ui/channel-glyph';
import { Badge } from '../ui/status';
import { isWordKey } from '../words';
import { useFormat, useWords } from '../words/page';
import { AddAddress } from './add-address';
import { nameIn } from './name-in';

const ICONS: Record<AddressKind, ReactNode> = {
  phone: <Phone className="size-3.5 text-ink-mute" aria-hidden />,
  email: <Mail className="size-3.5 text-ink-mute" aria-hidden />,
  whatsapp: <ChannelGlyph channel="whatsapp" className="size-3.5" />,
  web_session: <ChannelGlyph channel="webchat" className="size-3.5" />,
};

/** Who it is: addresses, the hour where they live, and what they are left alone with. */
export function ContactHeader({ page }: { page: ContactPageData }) {
  const w = useWords();
  const { contact, zone } = page;
  const format = useFormat(zone);
  const viewer = useFormat();
  const now = useNow(30_000);
  return (
    <header className="flex shrink-0 items-center gap-3.5 border-b px-6 py-3">
      <span
        aria-hidden
        className="grid size-10 shrink-0 place-items-center rounded-full bg-accent-soft font-semibold text-accent-soft-ink"
      >
        {initials(contact.name)}
      </span>
      <div className="flex min-w-0 flex-1 flex-col gap-1">
        <p className="flex min-h-6 flex-wrap items-center gap-x-4 gap-y-1">
          {contact.addresses.map(({ id, kind, value, state }) => (
            <span key={id} className="flex items-center gap-1.5">
              {ICONS[kind]}
              {value}
              {state !== 'ok' && <Badge tone="fail">{w(`contacts.address.${state}`)}</Badge>}
            </span>
          ))}
          {page.mayRecord && <AddAddress name={nameIn(w, contact)} />}
        </p>
        <p className="flex flex-wrap items-center gap-x-4 gap-y-1 text-label text-ink-3">
          <span className="flex items-center gap-1.5" title={contact.timeZone ? zone : w('contacts.zone.workspace')}>
            <Clock className="size-3.5" aria-hidden />
            {w('contacts.localTime', { time: format.time(now), city: cityOf(zone, w.language) })}
          </span>
          {contact.externalId && <span className="font-mono">{contact.externalId}</span>}
          <span>{w('contacts.since', { day: viewer.day(contact.createdAt) })}</span>
          {contact.tags.map((tag) => (
            <Badge key={tag}>{tag}</Badge>
          ))}
        </p>
        {contact.suppressions.length > 0 && (
          <p className="flex flex-wrap gap-1.5">
            {contact.suppressions.map((one) => (
              <Suppressed key={one.id} one={one} />
            ))}
          </p>
        )}
      </div>
    </header>
  );
}

function Suppressed({ one }: { one: ContactView['suppressions'][number] }) {
  const w = useWords();
  const format = useFormat();
  const key = `contacts.reason.${one.reason}`;
  const reason = isWordKey(key) ? w(key) : one.reason;
  const scope =
    [one.channel && w(`common.channel.${one.channel}`), one.purpose && w(`common.purpose.${one.purpose}`)]
      .filter(Boolean)
      .join(' · ') || w('contacts.suppressed.all');
  return (
    <Badge tone="fail">
      <Ban className="size-3" aria-hidden />
      {one.until
        ? w('contacts.suppressed.until', { scope, reason, day: format.day(one.until) })
        : w('contacts.suppressed', { scope, reason })}
    </Badge>
  );
}

const initials = (name: string | null) =>
  (name ?? '?')
    .split(/\s+/)
    .slice(0, 2)
    .map((word) => word.slice(0, 1).toLocaleUpperCase())
    .join('');
