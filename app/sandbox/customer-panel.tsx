import { Link, useNavigate } from '@remix-run/react';
import { ShieldCheck, ShieldOff } from 'lucide-react';
import type { action } from '../routes/_app.sandbox';
import { paths } from '../http/paths';
import { Button } from '../ui/button';
import { ChannelGlyph } from '../ui/channel-glyph';
import { useIntent } from '../ui/form';
import { Select } from '../ui/select';
import { useWords } from '../words/page';
import { NewCustomer } from './new-customer';
import type { Sandbox } from './load.server';

/** Who is being played, and what they allowed: without consent nothing goes out, and the thread says so. */
export function CustomerPanel({ sandbox }: { sandbox: Sandbox }) {
  const w = useWords();
  const navigate = useNavigate();
  const consent = useIntent<typeof action>();
  const { contact, contacts } = sandbox;
  return (
    <div className="flex flex-col gap-2">
      <div className="flex items-end gap-1.5">
        <div className="min-w-0 flex-1">
          <Select
            label={w('sandbox.customer')}
            value={contact.id}
            options={contacts.map(({ id, name }) => ({ value: id, label: name }))}
            onChange={(id) => navigate(paths.sandbox(id))}
          />
        </div>
        <NewCustomer compact />
      </div>
      {contact.consented.length > 0 ? (
        <p className="flex flex-wrap items-center gap-x-1.5 gap-y-1 text-label text-ink-3">
          <ShieldCheck className="size-3.5 text-done" aria-hidden />
          {w('sandbox.consent.given')}
          {contact.consented.map((channel) => (
            <span key={channel} title={w(`common.channel.${channel}`)}>
              <ChannelGlyph channel={channel} />
              <span className="sr-only">{w(`common.channel.${channel}`)}</span>
            </span>
          ))}
        </p>
      ) : (
        <div className="flex flex-col gap-2 rounded-md bg-wait-soft px-2.5 py-2 text-wait-ink">
          <p className="flex gap-1.5 text-label">
            <ShieldOff className="mt-px size-3.5 shrink-0" aria-hidden />
            {w('sandbox.consent.none')}
          </p>
          <Button size="small" onClick={() => consent.send('consent', { contact: contact.id }, '/sandbox')}>
            {w('sandbox.consent.give')}
          </Button>
        </div>
      )}
      <Link to={paths.contact(contact.id)} className="w-fit text-label text-accent hover:underline">
        {w('sandbox.customer.page')}
      </Link>
    </div>
  );
}
