import { useEffect, useState } from 'react';
import { toast } from 'sonner';
import { paths } from '../../http/paths';
import type { action } from '../../routes/flows.$flowId.scenarios';
import { Button } from '../../ui/button';
import { Field, Input } from '../../ui/field';
import { useIntent } from '../../ui/form';
import { useWords } from '../../words/page';
import type { Saving } from '../saving/use-autosave';
import { useStudio } from '../studio-context';

/** "This is what it should come to from now on": with a reason, which stays with it. */
export function AcceptForm(props: { id: string; saving: Saving; onDone?: () => void }) {
  const { id, saving, onDone } = props;
  const w = useWords();
  const { flowId } = useStudio();
  const [reason, setReason] = useState('');
  const { send, data, state } = useIntent<typeof action>(`accept ${id}`);
  const answer = data && 'did' in data && data.did === 'accept' ? data : null;
  useEffect(() => {
    if (!answer?.ok) return;
    toast.success(w('studio.scenario.accepted'));
    onDone?.();
  }, [answer, onDone, w]);
  const ready = reason.trim() !== '' && saving.state === 'saved' && state === 'idle';
  return (
    <form
      className="flex items-end gap-2"
      onSubmit={(event) => {
        event.preventDefault();
        if (ready) send('accept', { id, reason: reason.trim(), rev: String(saving.rev) }, paths.flowScenarios(flowId));
      }}
    >
      <div className="min-w-0 flex-1">
        <Field
          label={w('studio.scenario.reason')}
          error={answer && !answer.ok ? w(`studio.scenario.notAccepted.${answer.reason}`) : undefined}
        >
          {(parts) => (
            <Input
              {...parts}
              value={reason}
              maxLength={500}
              placeholder={w('studio.scenario.reasonExample')}
              onChange={(event) => setReason(event.target.value)}
            />
          )}
        </Field>
      </div>
      <Button type="submit" disabled={!ready}>
        {w('studio.scenario.accept')}
      </Button>
    </form>
  );
}
