import { UserPlus } from 'lucide-react';
import { useState } from 'react';
import type { action } from '../routes/_app.sandbox';
import { Button, IconButton, type Tone } from '../ui/button';
import { Dialog } from '../ui/dialog';
import { Field, Input } from '../ui/field';
import { Proof, useIntent } from '../ui/form';
import { useFieldErrors } from '../ui/use-field-errors';
import { useWords } from '../words/page';

/** Makes somebody to play: a person with a phone number and a mailbox that are nobody's. */
export function NewCustomer({ tone, compact = false }: { tone?: Tone; compact?: boolean }) {
  const w = useWords();
  const [open, setOpen] = useState(false);
  const made = useIntent<typeof action>();
  const errors = useFieldErrors(made.data);
  const label = w('sandbox.customer.new');
  return (
    <>
      {compact ? (
        <IconButton label={label} tone="plain" onClick={() => setOpen(true)}>
          <UserPlus className="size-4" aria-hidden />
        </IconButton>
      ) : (
        <Button tone={tone} onClick={() => setOpen(true)}>
          {label}
        </Button>
      )}
      <Dialog open={open} onClose={() => setOpen(false)} title={label} lead={w('sandbox.customer.lead')}>
        <made.Form method="post" action="/sandbox" className="flex flex-col gap-4 pb-3" onSubmit={() => setOpen(false)}>
          <Proof intent="customer" />
          <Field label={w('sandbox.customer.name')} error={errors.name}>
            {(parts) => <Input {...parts} name="name" required maxLength={100} autoComplete="off" />}
          </Field>
          <div className="flex justify-end gap-2">
            <Button onClick={() => setOpen(false)}>{w('common.cancel')}</Button>
            <Button type="submit" tone="primary">
              {w('sandbox.customer.make')}
            </Button>
          </div>
        </made.Form>
      </Dialog>
    </>
  );
}
