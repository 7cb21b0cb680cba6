import { Check, CircleDashed, Minus, TimerOff, X } from 'lucide-react';
import { CHANNELS, PURPOSES, type ChannelName, type Purpose } from '../../core/vocabulary';
import type { ContactPageData } from '../routes/_app.contacts.$contactId';
import { useNow } from '../shell/use-live';
import { useSearch } from '../shell/use-search';
import { ChannelGlyph } from '../ui/channel-glyph';
import { useWords } from '../words/page';
import { ConsentDialog } from './consent-dialog';
import { Section } from './section';
import { statusAt, type ConsentStatus } from './consent-status';

const MARKS: Record<ConsentStatus, React.ReactNode> = {
  granted: <Check className="size-4 text-done" aria-hidden strokeWidth={2.5} />,
  withdrawn: <X className="size-4 text-fail" aria-hidden strokeWidth={2.5} />,
  expired: <TimerOff className="size-4 text-ink-mute" aria-hidden />,
  pending: <CircleDashed className="size-4 text-ink-mute" aria-hidden />,
  none: <Minus className="size-4 text-ink-mute" aria-hidden />,
};

/** What the customer allowed, by channel and purpose; each cell opens what was said, with its evidence. */
export function ConsentMatrix({ page }: { page: ContactPageData }) {
  const w = useWords();
  const now = useNow(30_000);
  const [params, change] = useSearch();
  const { standing } = page.contact;
  const [asked, about] = (params.get('consent') ?? '').split(':');
  const channel = CHANNELS.find((one) => one === asked);
  const purpose = PURPOSES.find((one) => one === about);
  const statusOf = (row: ChannelName, column: Purpose) => statusAt(standing.consents?.[`${row}:${column}`], now);
  return (
    <Section title={w('consent.title')}>
      <table aria-label={w('consent.title')} className="w-full border-separate border-spacing-0">
        <thead>
          <tr>
            <th scope="col" className="text-left text-label font-medium text-ink-3">
              {w('consent.channel')}
            </th>
            {PURPOSES.map((one) => (
              <th key={one} scope="col" className="h-7 px-1 text-center text-label font-medium text-ink-3">
                {w(`common.purpose.${one}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {CHANNELS.map((row) => (
            <tr key={row}>
              <th scope="row" className="border-t text-left font-normal">
                <span className="flex items-center gap-2">
                  <ChannelGlyph channel={row} className="size-3.5" />
                  {w(`common.channel.${row}`)}
                </span>
              </th>
              {PURPOSES.map((column) => {
                const status = statusOf(row, column);
                return (
                  <td key={column} className="border-t p-0">
                    <button
                      type="button"
                      onClick={() => change({ consent: `${row}:${column}` })}
                      aria-label={w('consent.cell', {
                        channel: w(`common.channel.${row}`),
                        purpose: w(`common.purpose.${column}`),
                        status: w(`consent.status.${status}`),
                      })}
                      title={w(`consent.status.${status}`)}
                      className="grid h-7.5 w-full place-items-center rounded-control -outline-offset-2 hover:bg-hover"
                    >
                      {MARKS[status]}
                    </button>
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
      {channel && purpose && (
        <ConsentDialog
          key={`${channel}:${purpose}`}
          page={page}
          channel={channel}
          purpose={purpose}
          status={statusOf(channel, purpose)}
          onClose={() => change({ consent: null })}
        />
      )}
    </Section>
  );
}
