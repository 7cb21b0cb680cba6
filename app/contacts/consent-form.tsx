import { useEffect } from 'react';
import type { ChannelName, Purpose } from '../../core/vocabulary';
import type { action } from '../routes/_app.contacts.$contactId';
import { Button } from '../ui/button';
import { Field, Input, TextArea } from '../ui/field';
import { Proof, useIntent } from '../ui/form';
import { useFieldErrors } from '../ui/use-field-errors';
import { useWords } from '../words/page';

/** The next word of consent: a grant with how it was given and until when, or a withdrawal with its reason. */
export function ConsentForm(props: {
  channel: ChannelName;
  purpose: Purpose;
  status: 'granted' | 'withdrawn';
  zone: string;
  onBack: () => void;
  onDone: () => void;
}) {
  const w = useWords();
  const { channel, purpose, status, zone, onBack, onDone } = props;
  const consent = useIntent<typeof action>();
  const errors = useFieldErrors(consent.data);
  const done = consent.state === 'idle' && consent.data?.ok === true;
  useEffect(() => {
    if (done) onDone();
  }, [done, onDone]);
  const verb = status === 'granted' ? 'grant' : 'withdraw';
  return (
    <consent.Form method="post" className="flex flex-col gap-4 pb-3">
      <Proof intent="consent" />
      <input type="hidden" name="channel" value={channel} />
      <input type="hidden" name="purpose" value={purpose} />
      <input type="hidden" name="status" value={status} />
      <input type="hidden" name="zone" value={zone} />
      <Field label={w(`consent.reason.${verb}`)} error={errors.reason} hint={w('consent.reason.missing')}>
        {(parts) => <TextArea {...parts} name="reason" required maxLength={500} rows={2} autoFocus />}
      </Field>
      {status === 'granted' && (
        <Field label={w('consent.expires')} optional={w('common.optional')} error={errors.expires}>
          {(parts) => <Input {...parts} type="date" name="expires" className="w-40!" />}
        </Field>
      )}
      <div className="flex justify-end gap-2">
        <Button onClick={onBack}>{w('common.back')}</Button>
        <Button
          type="submit"
          tone={status === 'granted' ? 'primary' : 'danger'}
          aria-disabled={consent.state !== 'idle'}
        >
          {w(`consent.${verb}`)}
        </Button>
      </div>
    </consent.Form>
  );
}
