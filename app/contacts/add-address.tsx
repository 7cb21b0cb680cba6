import { Plus } from 'lucide-react';
import { useEffect, useState } from 'react';
import type { action } from '../routes/_app.contacts.$contactId';
import { Button, IconButton } from '../ui/button';
import { Dialog } from '../ui/dialog';
import { Field, Input } from '../ui/field';
import { Proof, useIntent } from '../ui/form';
import { Select } from '../ui/select';
import { useFieldErrors } from '../ui/use-field-errors';
import { useWords } from '../words/page';
import { ADDED_KINDS, type AddedKind } from './added-kinds';

/** One more way to reach somebody: what a rule asks for where none works. */
export function AddAddress({ name }: { name: string }) {
  const w = useWords();
  const [asking, setAsking] = useState(false);
  return (
    <>
      <IconButton label={w('contacts.address.add')} size="small" onClick={() => setAsking(true)}>
        <Plus className="size-3.5" aria-hidden />
      </IconButton>
      <Dialog open={asking} onClose={() => setAsking(false)} title={w('contacts.address.add.title', { name })}>
        <AddressForm onDone={() => setAsking(false)} />
      </Dialog>
    </>
  );
}

function AddressForm({ onDone }: { onDone: () => void }) {
  const w = useWords();
  const [kind, setKind] = useState<AddedKind>('phone');
  const add = useIntent<typeof action>();
  const errors = useFieldErrors(add.data);
  const done = add.state === 'idle' && add.data?.ok === true;
  useEffect(() => {
    if (done) onDone();
  }, [done, onDone]);
  return (
    <add.Form method="post" className="flex flex-col gap-4 pb-3" noValidate>
      <Proof intent="address" />
      <div className="grid grid-cols-[9rem_1fr] items-start gap-2">
        <Field label={w('contacts.address.kind')}>
          {(parts) => (
            <Select
              {...parts}
              name="kind"
              value={kind}
              options={ADDED_KINDS.map((one) => ({ value: one, label: w(`contacts.address.kind.${one}`) }))}
              onChange={setKind}
            />
          )}
        </Field>
        <Field label={w('contacts.address.value')} error={errors.value}>
          {(parts) => (
            <Input
              {...parts}
              name="value"
              required
              maxLength={320}
              autoComplete="off"
              placeholder={kind === 'email' ? 'ana@example.com' : '+573005550101'}
            />
          )}
        </Field>
      </div>
      <div className="flex justify-end gap-2">
        <Button onClick={onDone}>{w('common.cancel')}</Button>
        <Button type="submit" tone="primary" aria-disabled={add.state !== 'idle'}>
          {w('common.add')}
        </Button>
      </div>
    </add.Form>
  );
}
