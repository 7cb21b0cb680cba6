import { useEffect, useState } from 'react';
import { toast } from 'sonner';
import type { Scenario } from '../../../core/scenario';
import { paths } from '../../http/paths';
import type { action } from '../../routes/flows.$flowId.scenarios';
import { Button } from '../../ui/button';
import { Dialog } from '../../ui/dialog';
import { Field, Input } from '../../ui/field';
import { useIntent } from '../../ui/form';
import { useWords } from '../../words/page';
import type { Saving } from '../saving/use-autosave';
import { useStudio } from '../studio-context';

/** Names the test that was just played, so that it plays again before every publish. */
export function KeepDialog(props: { scenario: Scenario; saving: Saving; onClose: () => void }) {
  const { scenario, saving, onClose } = props;
  const w = useWords();
  const { flowId } = useStudio();
  const [name, setName] = useState('');
  const { send, data, state } = useIntent<typeof action>();
  const answer = data && 'did' in data && data.did === 'keep' ? data : null;
  useEffect(() => {
    if (!answer?.ok) return;
    toast.success(w('studio.scenario.kept'));
    onClose();
  }, [answer, onClose, w]);
  // What it should come to is what it comes to on the draft that the server holds: that must be this one.
  const saved = saving.state === 'saved';
  return (
    <Dialog
      open
      onClose={onClose}
      title={w('studio.scenario.keep.title')}
      lead={w('studio.scenario.keep.lead')}
      footer={
        <>
          <Button onClick={onClose}>{w('common.cancel')}</Button>
          <Button
            tone="primary"
            type="submit"
            form="keep-scenario"
            disabled={name.trim() === '' || !saved || state !== 'idle'}
          >
            {w('studio.scenario.keep')}
          </Button>
        </>
      }
    >
      <form
        id="keep-scenario"
        onSubmit={(event) => {
          event.preventDefault();
          if (name.trim() === '' || !saved) return;
          send('keep', { scenario: JSON.stringify({ ...scenario, name: name.trim() }) }, paths.flowScenarios(flowId));
        }}
      >
        <Field
          label={w('studio.scenario.name')}
          hint={saved ? w('studio.scenario.keep.privacy') : w('studio.scenario.unsaved')}
          error={answer && !answer.ok ? w(`studio.scenario.refused.${answer.reason}`) : undefined}
        >
          {(parts) => (
            <Input
              {...parts}
              value={name}
              maxLength={120}
              placeholder={w('studio.scenario.nameExample')}
              onChange={(event) => setName(event.target.value)}
            />
          )}
        </Field>
      </form>
    </Dialog>
  );
}
