import type { ReactNode } from 'react';
import { paths } from '../http/paths';
import { Button } from '../ui/button';
import { Dialog } from '../ui/dialog';
import { Field, TextArea } from '../ui/field';
import { Proof, useIntent } from '../ui/form';
import { useWords } from '../words/page';
import type { CaseAction } from './answer';
import type { OpenCase } from './load.server';
import { Refusal } from './refusal';

/** How an agent leaves a case, with a note for whoever meets the customer next. */
export function CaseDialog(props: {
  open: OpenCase;
  intent: 'resolve' | 'handBack';
  title: string;
  lead: string;
  submit: string;
  onClose: () => void;
  children: ReactNode;
}) {
  const w = useWords();
  const act = useIntent<CaseAction>();
  const { open, intent, title, lead, submit, onClose, children } = props;
  return (
    <Dialog open onClose={onClose} title={title} lead={lead}>
      <act.Form method="post" action={paths.inbox(open.case.id)} className="flex flex-col gap-4 pb-3">
        <Proof intent={intent} />
        {children}
        <Field label={w('inbox.resolve.note')} optional={w('common.optional')}>
          {(parts) => <TextArea {...parts} name="note" maxLength={4000} className="min-h-16" />}
        </Field>
        <Refusal answer={act.data} />
        <div className="flex justify-end gap-2">
          <Button onClick={onClose}>{w('common.cancel')}</Button>
          <Button type="submit" tone="primary" disabled={act.state !== 'idle'}>
            {submit}
          </Button>
        </div>
      </act.Form>
    </Dialog>
  );
}
