import { OctagonX, Play } from 'lucide-react';
import { useState } from 'react';
import type { action } from '../routes/_app.policies';
import { Button } from '../ui/button';
import { cx } from '../ui/cx';
import { Dialog } from '../ui/dialog';
import { Field, Input } from '../ui/field';
import { Proof, useIntent } from '../ui/form';
import { Status } from '../ui/status';
import { useFormat, useWords } from '../words/page';
import type { LoadedPolicies } from './load.server';

/** Stops every send of the workspace, or lets them go on: asked with the number of those it touches, and with a reason. */
export function KillSwitch({ page, may }: { page: LoadedPolicies; may: boolean }) {
  const w = useWords();
  const format = useFormat();
  const [asking, setAsking] = useState(false);
  const kill = useIntent<typeof action>();
  const on = page.current.document.killSwitch;
  const verb = on ? 'resume' : 'stop';
  const move = page.killSwitch;
  return (
    <section
      aria-label={w('policies.kill')}
      className={cx('mb-6 flex items-start gap-4 rounded-card px-4 py-3.5', on ? 'bg-fail-soft' : 'bg-sunken')}
    >
      <div className="flex min-w-0 flex-1 flex-col gap-1">
        <h2 className="font-semibold">{w('policies.kill')}</h2>
        <Status kind={on ? 'fail' : 'done'} className={on ? 'text-fail-ink!' : undefined}>
          {w(on ? 'policies.kill.on' : 'policies.kill.off')}
        </Status>
        {move && (
          <p className={cx('text-label', on ? 'text-fail-ink' : 'text-ink-3')}>
            {w(on ? 'policies.kill.by.on' : 'policies.kill.by.off', {
              by: move.by,
              moment: format.moment(move.at),
              reason: move.reason,
            })}
          </p>
        )}
        {kill.data && !kill.data.ok && (
          <p role="alert" className="text-fail-ink">
            {w('policies.conflict')}
          </p>
        )}
      </div>
      {may && (
        <Button
          tone={on ? 'primary' : 'danger'}
          icon={on ? <Play className="size-3.5" aria-hidden /> : <OctagonX className="size-3.5" aria-hidden />}
          onClick={() => setAsking(true)}
          aria-disabled={kill.state !== 'idle'}
        >
          {w(`policies.kill.${verb}`)}
        </Button>
      )}
      <Dialog
        open={asking}
        onClose={() => setAsking(false)}
        title={w(`policies.kill.${verb}.title`)}
        lead={w(`policies.kill.${verb}.lead`, { count: page.live })}
      >
        <kill.Form method="post" className="flex flex-col gap-4 pb-3" onSubmit={() => setAsking(false)}>
          <Proof intent="kill" />
          <input type="hidden" name="on" value={String(!on)} />
          <Field label={w('policies.reason')} hint={w('policies.reason.missing')}>
            {(parts) => <Input {...parts} name="reason" required maxLength={500} autoComplete="off" />}
          </Field>
          <div className="flex justify-end gap-2">
            <Button onClick={() => setAsking(false)}>{w('common.cancel')}</Button>
            <Button type="submit" tone={on ? 'primary' : 'danger'}>
              {w(`policies.kill.${verb}`)}
            </Button>
          </div>
        </kill.Form>
      </Dialog>
    </section>
  );
}
