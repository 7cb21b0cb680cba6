import { Link } from '@remix-run/react';
import { PanelRight } from 'lucide-react';
import type { ReactNode } from 'react';
import type { Json } from '../../core/json';
import { cityOf } from '../../core/words/format';
import { CHANNELS } from '../../core/vocabulary';
import { paths } from '../http/paths';
import { StepLine } from '../runs/step-line';
import { stepTitle } from '../runs/step-title';
import { useNow } from '../shell/use-live';
import { useSearch } from '../shell/use-search';
import { IconButton } from '../ui/button';
import { ChannelGlyph } from '../ui/channel-glyph';
import { cx } from '../ui/cx';
import { Sheet, SheetSection } from '../ui/sheet';
import { Badge } from '../ui/status';
import { useFormat, useWords } from '../words/page';
import type { OpenCase } from './load.server';

/** Opens what is known beside the thread, where the screen has no room for both. */
export function ContextToggle() {
  const w = useWords();
  const [params, change] = useSearch();
  const shown = params.get('details') === '1';
  return (
    <span className="xl:hidden">
      <IconButton
        label={w('inbox.details')}
        aria-expanded={shown}
        onClick={() => change({ details: shown ? null : '1' })}
      >
        <PanelRight className="size-4" aria-hidden />
      </IconButton>
    </span>
  );
}

/** Who the customer is, what is known, and what the flow did before it called a person. */
export function ContextPane({ open }: { open: OpenCase }) {
  const w = useWords();
  const [params, change] = useSearch();
  const shown = params.get('details') === '1';
  return (
    <Sheet
      label={w('inbox.details')}
      title={w('inbox.details')}
      onClose={shown ? () => change({ details: null }) : undefined}
      className={cx(
        'w-85! max-xl:absolute max-xl:inset-y-0 max-xl:right-0 max-xl:z-20 max-xl:shadow-float',
        !shown && 'max-xl:hidden',
      )}
    >
      <CustomerFacts contact={open.contact} />
      <Known open={open} />
      <SheetSection title={w('inbox.did')}>
        <Done open={open} />
      </SheetSection>
    </Sheet>
  );
}

function CustomerFacts({ contact }: { contact: OpenCase['contact'] }) {
  const w = useWords();
  const now = useNow(30_000);
  const format = useFormat(contact.timeZone ?? undefined);
  const city = contact.timeZone && cityOf(contact.timeZone, w.language);
  const consented = CHANNELS.filter((channel) => contact.consents[`${channel}:service`]?.status === 'granted');
  return (
    <SheetSection title={w('inbox.customer')}>
      <div className="flex flex-col gap-1">
        <Link to={paths.contact(contact.id)} className="w-fit font-medium hover:underline">
          {contact.name}
        </Link>
        {contact.addresses.map(({ id, value }) => (
          <p key={id} className="wrap-break-word text-ink-2">
            {value}
          </p>
        ))}
        {city && <p className="text-ink-3">{w('inbox.customer.clock', { time: format.time(now), city })}</p>}
        <p className="flex flex-wrap items-center gap-1.5 text-ink-3">
          {w(consented.length > 0 ? 'inbox.customer.consent' : 'inbox.customer.noConsent')}
          {consented.map((channel) => (
            <span key={channel} title={w(`common.channel.${channel}`)}>
              <ChannelGlyph channel={channel} />
              <span className="sr-only">{w(`common.channel.${channel}`)}</span>
            </span>
          ))}
        </p>
        {contact.tags.length > 0 && (
          <p className="flex flex-wrap gap-1">
            {contact.tags.map((tag) => (
              <Badge key={tag}>{tag}</Badge>
            ))}
          </p>
        )}
      </div>
    </SheetSection>
  );
}

function Known({ open: { card } }: { open: OpenCase }) {
  const w = useWords();
  const event = Object.entries(card.trigger?.payload ?? {});
  const gathered = Object.entries(card.variables);
  return (
    <SheetSection title={w('inbox.knows')}>
      {event.length === 0 && gathered.length === 0 && <p className="text-ink-3">{w('inbox.knows.nothing')}</p>}
      {gathered.length > 0 && <Facts title={w('inbox.knows.variables')} facts={gathered} />}
      {event.length > 0 && <Facts title={w('inbox.knows.event', { name: card.trigger?.name ?? '' })} facts={event} />}
    </SheetSection>
  );
}

const Facts = ({ title, facts }: { title: ReactNode; facts: [string, Json][] }) => (
  <div>
    <p className="text-label text-ink-3">{title}</p>
    <dl className="mt-1 grid grid-cols-[minmax(0,auto)_minmax(0,1fr)] gap-x-3 gap-y-1">
      {facts.map(([name, value]) => (
        <div key={name} className="contents">
          <dt className="font-mono text-label text-ink-3">{name}</dt>
          <dd className="wrap-break-word">{typeof value === 'string' ? value : JSON.stringify(value)}</dd>
        </div>
      ))}
    </dl>
  </div>
);

function Done({ open: { case: found, flow } }: { open: OpenCase }) {
  const w = useWords();
  const format = useFormat();
  if (!flow) return <p className="text-ink-3">{w('inbox.did.nothing')}</p>;
  const { journal } = flow;
  return (
    <ol className="-mx-1">
      {journal.map((step, at) => {
        const before = journal[at - 1];
        return (
          <li key={step.seq}>
            <StepLine
              step={step}
              name={
                step.node !== null && step.node === before?.node ? null : stepTitle(step.nodeName, step.nodeKind, w)
              }
              day={!before || format.weekday(before.at) !== format.weekday(step.at)}
              here={found.runStatus === 'live' && at === journal.length - 1}
            />
          </li>
        );
      })}
    </ol>
  );
}
