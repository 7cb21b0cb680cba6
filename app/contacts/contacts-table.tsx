import { Link } from '@remix-run/react';
import { cityOf } from '../../core/words/format';
import type { ContactListed } from '../../services/contacts';
import { paths } from '../http/paths';
import { useNow } from '../shell/use-live';
import { ChannelGlyph } from '../ui/channel-glyph';
import { Badge } from '../ui/status';
import { rowLink, Table, Td, Th, Tr } from '../ui/table';
import { useFormat, useWords } from '../words/page';
import { reachOf } from './reach';

/** Contacts as rows: who, on what they can be reached, where, and when we last spoke. */
export function ContactsTable({ contacts }: { contacts: readonly ContactListed[] }) {
  const w = useWords();
  return (
    <Table label={w('contacts.title')}>
      <thead>
        <tr>
          <Th className="pl-4">{w('contacts.column.name')}</Th>
          <Th className="w-44">{w('contacts.column.reach')}</Th>
          <Th className="w-36 max-xl:hidden">{w('contacts.column.zone')}</Th>
          <Th className="w-52">{w('contacts.column.last')}</Th>
          <Th className="w-24 text-right">{w('contacts.column.runs')}</Th>
          <Th className="w-32 pr-4 text-right whitespace-nowrap">{w('contacts.column.cases')}</Th>
        </tr>
      </thead>
      <tbody>
        {contacts.map((contact) => (
          <Row key={contact.id} contact={contact} />
        ))}
      </tbody>
    </Table>
  );
}

function Row({ contact }: { contact: ContactListed }) {
  const w = useWords();
  const format = useFormat();
  const now = useNow(30_000);
  const { lastMessage: last, timeZone } = contact;
  const reach = reachOf(contact.addresses);
  return (
    <Tr>
      <Td className="pl-4">
        <span className="flex items-center gap-2">
          <Link to={paths.contact(contact.id)} prefetch="intent" className={rowLink}>
            {contact.name ?? w('contacts.nameless')}
          </Link>
          {contact.externalId && <span className="text-label text-ink-3">{contact.externalId}</span>}
          {contact.tags.slice(0, 3).map((tag) => (
            <Badge key={tag}>{tag}</Badge>
          ))}
        </span>
      </Td>
      <Td>
        {reach.length > 0 ? (
          <span className="flex items-center gap-2">
            {reach.map((channel) => (
              <span key={channel} title={w(`common.channel.${channel}`)}>
                <ChannelGlyph channel={channel} />
                <span className="sr-only">{w(`common.channel.${channel}`)}</span>
              </span>
            ))}
          </span>
        ) : (
          <span className="text-ink-3">{w('contacts.reach.none')}</span>
        )}
      </Td>
      <Td className="whitespace-nowrap text-ink-3 max-xl:hidden">{timeZone && cityOf(timeZone, w.language)}</Td>
      <Td className="whitespace-nowrap text-ink-3">
        {last ? (
          <time dateTime={last.at} title={format.moment(last.at)} className="flex items-center gap-1.5">
            {last.channel && <ChannelGlyph channel={last.channel} className="size-3.5" />}
            {w(`contacts.last.${last.direction}`, { time: format.since(last.at, now) })}
          </time>
        ) : (
          w('contacts.last.none')
        )}
      </Td>
      <Td className="text-right tabular-nums">{contact.liveRuns > 0 && format.number(contact.liveRuns)}</Td>
      <Td className="pr-4 text-right tabular-nums">{contact.openCases > 0 && format.number(contact.openCases)}</Td>
    </Tr>
  );
}
