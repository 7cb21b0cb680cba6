import type { CaseFlow } from '../../services/case-flow';
import { paths } from '../http/paths';
import { Button } from '../ui/button';
import { Dialog } from '../ui/dialog';
import { Field, TextArea } from '../ui/field';
import { Proof, useIntent } from '../ui/form';
import { Select } from '../ui/select';
import { isWordKey } from '../words';
import { useWords } from '../words/page';
import type { CaseAction } from './answer';
import type { OpenCase } from './load.server';
import { Refusal } from './refusal';

/** Gives the customer back to the flow at a step of the version they are in. */
export function HandBackDialog(props: { open: OpenCase; nodes: CaseFlow['resumable']; onClose: () => void }) {
  const w = useWords();
  const act = useIntent<CaseAction>();
  const { open, nodes, onClose } = props;
  const kindOf = (kind: string) => {
    const key = `studio.kind.${kind}`;
    return isWordKey(key) ? w(key) : kind;
  };
  return (
    <Dialog
      open
      onClose={onClose}
      title={w('inbox.handBack.title', { name: open.contact.name })}
      lead={w('inbox.handBack.lead', { flow: open.card.flow?.name ?? '' })}
    >
      <act.Form method="post" action={paths.inbox(open.case.id)} className="flex flex-col gap-4 pb-3">
        <Proof intent="handBack" />
        <Field label={w('inbox.handBack.node')}>
          {(parts) => (
            <Select
              {...parts}
              name="node"
              placeholder={w('inbox.handBack.missing')}
              options={nodes.map(({ id, name, kind }) => ({ value: id, label: name, note: kindOf(kind) }))}
            />
          )}
        </Field>
        <Field label={w('inbox.resolve.note')} optional={w('common.optional')}>
          {(parts) => <TextArea {...parts} name="note" maxLength={4000} className="min-h-16" />}
        </Field>
        <Refusal answer={act.data} />
        <div className="flex justify-end gap-2">
          <Button onClick={onClose}>{w('common.cancel')}</Button>
          <Button type="submit" tone="primary" disabled={act.state !== 'idle'}>
            {w('inbox.handBack')}
          </Button>
        </div>
      </act.Form>
    </Dialog>
  );
}
