import { Ban, FastForward, RotateCcw } from 'lucide-react';
import { useState } from 'react';
import type { RunView } from '../../services/runs/read';
import type { action } from '../routes/_app.runs.$runId';
import { useNow } from '../shell/use-live';
import { Button } from '../ui/button';
import { Dialog } from '../ui/dialog';
import { Field, Input } from '../ui/field';
import { Proof, useIntent } from '../ui/form';
import { useWords } from '../words/page';

/** What can be done to a run that is not over: on with it, or out of it. */
export function RunActions({ run, mayKeep }: { run: RunView; mayKeep: boolean }) {
  const w = useWords();
  const now = useNow(5000);
  const [asking, setAsking] = useState(false);
  const act = useIntent<typeof action>();
  if (!mayKeep || (run.status !== 'live' && run.status !== 'halted')) return null;
  const busy = act.state !== 'idle';
  return (
    <>
      {run.status === 'halted' && (
        <Button
          tone="primary"
          icon={<RotateCcw className="size-3.5" aria-hidden />}
          aria-disabled={busy}
          onClick={() => act.send('retry')}
        >
          {w('common.retry')}
        </Button>
      )}
      {run.status === 'live' && run.pace && run.wakeAt && Date.parse(run.wakeAt) > now && (
        <Button
          icon={<FastForward className="size-3.5" aria-hidden />}
          aria-disabled={busy}
          onClick={() => act.send('jump')}
        >
          {w('sandbox.jump')}
        </Button>
      )}
      <Button icon={<Ban className="size-3.5" aria-hidden />} onClick={() => setAsking(true)}>
        {w('runs.cancel')}
      </Button>
      <Dialog
        open={asking}
        onClose={() => setAsking(false)}
        title={w('runs.cancel.title', { name: run.contactName ?? run.contact })}
        lead={w('runs.cancel.lead')}
      >
        <act.Form method="post" className="flex flex-col gap-4 pb-3" onSubmit={() => setAsking(false)}>
          <Proof intent="cancel" />
          <Field label={w('runs.cancel.reason')}>
            {(parts) => <Input {...parts} name="reason" required maxLength={200} autoComplete="off" />}
          </Field>
          <div className="flex justify-end gap-2">
            <Button onClick={() => setAsking(false)}>{w('runs.cancel.keep')}</Button>
            <Button type="submit" tone="danger">
              {w('runs.cancel')}
            </Button>
          </div>
        </act.Form>
      </Dialog>
    </>
  );
}
