import { Link } from '@remix-run/react';
import { useState } from 'react';
import { paths } from '../http/paths';
import type { action } from '../routes/_app.flows._index';
import { Button, buttonLook } from '../ui/button';
import { Dialog } from '../ui/dialog';
import { Field, Input } from '../ui/field';
import { useIntent } from '../ui/form';
import { RadioList } from '../ui/radio-list';
import { isWordKey } from '../words';
import { useWords } from '../words/page';

const FROM = ['sample', 'journey', 'bot'] as const;

/** A new flow: a name, and what it begins with. It opens in the Studio at once. */
export function CreateFlowDialog(props: { open: boolean; onClose: () => void }) {
  const w = useWords();
  const [name, setName] = useState('');
  const [from, setFrom] = useState<(typeof FROM)[number]>('sample');
  const create = useIntent<typeof action>('create-flow');
  const answer = create.data;
  const key = answer && 'errors' in answer ? (answer.errors as Record<string, string>).name : undefined;
  const error = key && isWordKey(key) ? w(key) : key;
  return (
    <Dialog
      open={props.open}
      onClose={props.onClose}
      title={w('flows.create.title')}
      footer={
        <>
          <Button onClick={props.onClose}>{w('common.cancel')}</Button>
          <Button tone="primary" type="submit" form="create-flow" aria-disabled={create.state !== 'idle'}>
            {w('flows.create.do')}
          </Button>
        </>
      }
    >
      <form
        id="create-flow"
        className="flex flex-col gap-4 pb-2"
        onSubmit={(event) => {
          event.preventDefault();
          create.send('create', { name, from }, '/flows?index');
        }}
      >
        <Field label={w('flows.create.name')} error={error}>
          {(parts) => (
            <Input
              {...parts}
              autoFocus
              value={name}
              maxLength={200}
              placeholder={w('flows.create.nameExample')}
              onChange={(event) => setName(event.target.value)}
            />
          )}
        </Field>
        <RadioList
          label={w('flows.create.from')}
          value={from}
          onChange={setFrom}
          options={FROM.map((value) => ({
            value,
            label: w(`flows.create.${value}`),
            note: w(`flows.create.${value}.note`),
          }))}
        />
      </form>
      <p className="mt-4 flex items-center justify-between gap-3 border-t pt-3">
        <span className="text-ink-3">{w('gallery.or')}</span>
        <Link to={paths.gallery()} className={buttonLook({ size: 'small' })}>
          {w('gallery.open')}
        </Link>
      </p>
    </Dialog>
  );
}
