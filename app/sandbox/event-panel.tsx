import { Send } from 'lucide-react';
import { useEffect, useState } from 'react';
import { toast } from 'sonner';
import type { action } from '../routes/_app.sandbox';
import { useSearch } from '../shell/use-search';
import { Button } from '../ui/button';
import { Field, Input, TextArea } from '../ui/field';
import { Proof, useIntent } from '../ui/form';
import { Segmented } from '../ui/segmented';
import { useFieldErrors } from '../ui/use-field-errors';
import { useWords } from '../words/page';
import { isPace, PACES, type PaceName } from './pace';
import type { Sandbox } from './load.server';

const sampleOf = (order: number) => JSON.stringify({ order: `A-${order}`, amount: 189_900 }, null, 2);

/** What the customer's systems would tell Hilo: an event with its payload, at a pace that a person can watch. */
export function EventPanel({ sandbox }: { sandbox: Sandbox }) {
  const w = useWords();
  const [params, change] = useSearch();
  const wanted = params.get('pace');
  const pace: PaceName = isPace(wanted) ? wanted : 'minute';
  const sent = useIntent<typeof action>();
  const errors = useFieldErrors(sent.data);
  const [order, setOrder] = useState(1042);
  const [payload, setPayload] = useState(() => sampleOf(1042));
  const busy = sent.state !== 'idle';

  useEffect(() => {
    const answer = sent.data;
    if (!answer || !('did' in answer) || answer.did !== 'event') return;
    if (answer.started > 0) toast(w('sandbox.event.started', { count: answer.started }));
    else if (answer.refused > 0) toast(w('sandbox.event.refused'));
    else if (answer.heard > 0) toast(w('sandbox.event.heard', { count: answer.heard }));
    else toast(w('sandbox.event.nobody'));
    setOrder((number) => {
      setPayload((text) => text.replace(`A-${number}`, `A-${number + 1}`));
      return number + 1;
    });
  }, [sent.data, w]);

  return (
    <sent.Form method="post" action="/sandbox" className="flex flex-col gap-3" data-order={order}>
      <Proof intent="event" />
      <input type="hidden" name="contact" value={sandbox.contact.id} />
      <input type="hidden" name="pace" value={pace} />
      <Field label={w('sandbox.event.name')} error={errors.name}>
        {(parts) => (
          <>
            <Input
              {...parts}
              name="name"
              list="sandbox-events"
              defaultValue={sandbox.events[0] ?? 'purchase'}
              className="font-mono text-label!"
              spellCheck={false}
            />
            <datalist id="sandbox-events">
              {sandbox.events.map((name) => (
                <option key={name} value={name} />
              ))}
            </datalist>
          </>
        )}
      </Field>
      <Field label={w('sandbox.event.payload')} error={errors.payload}>
        {(parts) => (
          <TextArea
            {...parts}
            name="payload"
            rows={4}
            value={payload}
            onChange={(event) => setPayload(event.target.value)}
            className="font-mono text-label!"
            spellCheck={false}
          />
        )}
      </Field>
      <div className="flex flex-col gap-1">
        <span className="text-label font-medium text-ink-2">{w('sandbox.pace')}</span>
        <Segmented
          label={w('sandbox.pace')}
          value={pace}
          onChange={(value) => change({ pace: value })}
          options={PACES.map(({ value, word }) => ({ value, label: w(word) }))}
          className="w-full"
        />
        <p className="text-label text-ink-3">
          {w(pace === 'real' ? 'sandbox.pace.note.real' : 'sandbox.pace.note.test')}
        </p>
      </div>
      <Button type="submit" tone="primary" icon={<Send className="size-3.5" aria-hidden />} aria-disabled={busy}>
        {w(busy ? 'sandbox.event.sending' : 'sandbox.event.send')}
      </Button>
    </sent.Form>
  );
}
