import type { CaseFlow } from '../../services/case-flow';
import { kindTitle } from '../runs/step-title';
import { Field } from '../ui/field';
import { Select } from '../ui/select';
import { useWords } from '../words/page';
import { CaseDialog } from './case-dialog';
import type { OpenCase } from './load.server';

/** Gives the customer back to the flow at a step of the version they are in. */
export function HandBackDialog(props: { open: OpenCase; nodes: CaseFlow['resumable']; onClose: () => void }) {
  const w = useWords();
  const { open, nodes, onClose } = props;
  return (
    <CaseDialog
      open={open}
      intent="handBack"
      title={w('inbox.handBack.title', { name: open.contact.name })}
      lead={w('inbox.handBack.lead', { flow: open.card.flow?.name ?? '' })}
      submit={w('inbox.handBack')}
      onClose={onClose}
    >
      <Field label={w('inbox.handBack.node')}>
        {(parts) => (
          <Select
            {...parts}
            name="node"
            placeholder={w('inbox.handBack.missing')}
            options={nodes.map(({ id, name, kind }) => ({
              value: id,
              label: name || kindTitle(kind, w),
              note: name ? kindTitle(kind, w) : undefined,
            }))}
          />
        )}
      </Field>
    </CaseDialog>
  );
}
