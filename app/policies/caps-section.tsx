import { useEffect, useState } from 'react';
import type { Cap } from '../../core/policy/types';
import type { action } from '../routes/_app.policies';
import { Button } from '../ui/button';
import { Field, Input } from '../ui/field';
import { Proof, useIntent } from '../ui/form';
import { useWords } from '../words/page';
import { capIn, capNameIn } from './rule-words';
import { Section } from './section';

/** The workspace's own caps; their numbers change as a new version with its reason. */
export function CapsSection({ caps, version, may }: { caps: readonly Cap[]; version: number; may: boolean }) {
  const w = useWords();
  const [editing, setEditing] = useState(false);
  const edit = useIntent<typeof action>();
  const answer = edit.state === 'idle' ? edit.data : undefined;
  const saved = answer?.ok === true;
  useEffect(() => {
    if (saved) setEditing(false);
  }, [saved]);
  return (
    <Section
      title={w('policies.caps')}
      aside={
        may &&
        !editing &&
        caps.length > 0 && <Button onClick={() => setEditing(true)}>{w('policies.caps.edit')}</Button>
      }
    >
      {caps.length === 0 && <p className="text-ink-3">{w('policies.caps.none')}</p>}
      {!editing && (
        <ul aria-label={w('policies.caps')} className="flex flex-col gap-1.5">
          {caps.map((cap) => (
            <li key={cap.id}>{capIn(w, cap)}.</li>
          ))}
        </ul>
      )}
      <p role="status" className="text-done-ink empty:hidden">
        {saved && !editing ? w('policies.caps.saved', { version }) : null}
      </p>
      {editing && (
        <edit.Form method="post" className="flex max-w-md flex-col gap-3">
          <Proof intent="caps" />
          <input type="hidden" name="version" value={version} />
          {caps.map((cap) => (
            <Field key={cap.id} label={capNameIn(w, cap)}>
              {(parts) => (
                <Input
                  {...parts}
                  type="number"
                  name={`cap.${cap.id}`}
                  min={1}
                  max={1000}
                  step={1}
                  required
                  defaultValue={cap.max}
                  className="w-24! tabular-nums"
                />
              )}
            </Field>
          ))}
          <Field label={w('policies.reason')} hint={w('policies.reason.missing')}>
            {(parts) => <Input {...parts} name="reason" required maxLength={500} autoComplete="off" />}
          </Field>
          {answer && !answer.ok && (
            <p role="alert" className="text-fail-ink">
              {w(answer.code === 'conflict' ? 'policies.conflict' : 'policies.caps.invalid')}
            </p>
          )}
          <div className="flex gap-2">
            <Button type="submit" tone="primary" aria-disabled={edit.state !== 'idle'}>
              {w('policies.caps.save')}
            </Button>
            <Button onClick={() => setEditing(false)}>{w('common.cancel')}</Button>
          </div>
        </edit.Form>
      )}
    </Section>
  );
}
