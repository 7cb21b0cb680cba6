import { useState } from 'react';
import { RadioList } from '../ui/radio-list';
import { useWords } from '../words/page';
import { CaseDialog } from './case-dialog';
import type { OpenCase } from './load.server';

/** What a case without an outcome of its own is closed with. */
const PLAIN = 'resolved';

/** Closes the case: the run that waits goes on by the outcome. */
export function ResolveDialog({ open, onClose }: { open: OpenCase; onClose: () => void }) {
  const w = useWords();
  const [outcome, setOutcome] = useState(PLAIN);
  const { case: found, card, flow, contact } = open;
  const outcomes = flow?.outcomes ?? [];
  const waits = found.runStatus === 'live' && card.flow;
  return (
    <CaseDialog
      open={open}
      intent="resolve"
      title={w('inbox.resolve.title', { name: contact.name })}
      lead={waits ? w('inbox.resolve.goesOn', { flow: card.flow?.name ?? '' }) : w('inbox.resolve.ends')}
      submit={w('inbox.resolve')}
      onClose={onClose}
    >
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
    </CaseDialog>
  );
}
