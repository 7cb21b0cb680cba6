import { useState } from 'react';
import { paths } from '../http/paths';
import { Button } from '../ui/button';
import { Dialog } from '../ui/dialog';
import { Field, TextArea } from '../ui/field';
import { Proof, useIntent } from '../ui/form';
import { RadioList } from '../ui/radio-list';
import { useWords } from '../words/page';
import type { CaseAction } from './answer';
import type { OpenCase } from './load.server';
import { Refusal } from './refusal';

/** What a case without an outcome of its own is closed with. */
const PLAIN = 'resolved';

/** Closes the case: the run that waits goes on by the outcome. */
export function ResolveDialog({ open, onClose }: { open: OpenCase; onClose: () => void }) {
  const w = useWords();
  const act = useIntent<CaseAction>();
  const [outcome, setOutcome] = useState(PLAIN);
  const { case: found, card, flow, contact } = open;
  const outcomes = flow?.outcomes ?? [];
  const waits = found.runStatus === 'live' && card.flow;
  return (
    <Dialog
      open
      onClose={onClose}
      title={w('inbox.resolve.title', { name: contact.name })}
      lead={waits ? w('inbox.resolve.goesOn', { flow: card.flow?.name ?? '' }) : w('inbox.resolve.ends')}
    >
      <act.Form method="post" action={paths.inbox(found.id)} className="flex flex-col gap-4 pb-3">
        <Proof intent="resolve" />
        <input type="hidden" name="outcome" value={outcome} />
        {outcomes.length > 0 && (
          <RadioList
            label={w('inbox.resolve.outcome')}
            value={outcome}
            onChange={setOutcome}
            options={[
              ...outcomes.map((value) => ({ value, label: value })),
              { value: PLAIN, label: w('inbox.resolve.other') },
            ]}
          />
        )}
        <Field label={w('inbox.resolve.note')} optional={w('common.optional')}>
          {(parts) => <TextArea {...parts} name="note" maxLength={4000} className="min-h-16" />}
        </Field>
        <Refusal answer={act.data} />
        <div className="flex justify-end gap-2">
          <Button onClick={onClose}>{w('common.cancel')}</Button>
          <Button type="submit" tone="primary" disabled={act.state !== 'idle'}>
            {w('inbox.resolve')}
          </Button>
        </div>
      </act.Form>
    </Dialog>
  );
}
