import { Link } from '@remix-run/react';
import { FastForward, Headset, Waypoints } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { say } from '../../core/words';
import type { action } from '../routes/_app.sandbox';
import { paths } from '../http/paths';
import { CASE_READERS } from '../inbox/roles';
import { RunState } from '../runs/run-state';
import { StepLine, ThreadLine } from '../runs/step-line';
import { stepTitle } from '../runs/step-title';
import { useNow } from '../shell/use-live';
import { useIsAmong } from '../shell/use-role';
import { Button, buttonLook } from '../ui/button';
import { useIntent } from '../ui/form';
import { Badge } from '../ui/status';
import { useFormat, usePageContext, useWords } from '../words/page';
import { happeningsOf, type Happening } from './happenings';
import type { Sandbox } from './load.server';

/** What the flows do with this customer, as it happens. */
export function LiveThread({ sandbox }: { sandbox: Sandbox }) {
  const w = useWords();
  const format = useFormat();
  const list = happeningsOf(sandbox);
  const dayOf = (one: Happening | undefined) => (one?.kind === 'step' ? format.weekday(one.step.at) : null);
  const newDay = (all: readonly Happening[], at: number) => {
    const before = all.slice(0, at).findLast(({ kind }) => kind === 'step');
    return dayOf(all[at]) !== dayOf(before);
  };
  const end = useRef<HTMLDivElement>(null);
  const last = list.at(-1)?.key;
  useEffect(() => {
    const box = end.current?.parentElement;
    if (box) box.scrollTop = box.scrollHeight;
  }, [last, list.length]);
  return (
    <aside
      aria-label={w('sandbox.thread')}
      className="flex min-h-0 w-84 shrink-0 flex-col border-l bg-surface max-xl:w-72"
    >
      <h2 className="flex h-11 shrink-0 items-center border-b px-4 font-semibold">{w('sandbox.thread')}</h2>
      <div role="log" tabIndex={0} className="min-h-0 flex-1 overflow-y-auto px-4 py-3 -outline-offset-2">
        {list.length === 0 && <p className="text-ink-3">{w('sandbox.thread.empty')}</p>}
        {list.map((happening, at) => (
          <Line key={happening.key} happening={happening} day={newDay(list, at)} runs={sandbox.runs} />
        ))}
        <div ref={end} />
      </div>
      <NowBar sandbox={sandbox} />
    </aside>
  );
}

function Line({ happening, day, runs }: { happening: Happening; day: boolean; runs: Sandbox['runs'] }) {
  const w = useWords();
  const { language } = usePageContext();
  const maySee = useIsAmong(CASE_READERS);
  if (happening.kind === 'run') {
    const { run } = happening;
    return (
      <div className="relative pt-3 pb-1 first:pt-0">
        <p className="flex items-center gap-2">
          <Waypoints className="size-4 shrink-0 text-accent" aria-hidden />
          <Link to={paths.run(run.id)} className="min-w-0 truncate font-semibold hover:underline">
            {run.flowName}
          </Link>
          {run.pace && <Badge>{w('runs.test')}</Badge>}
        </p>
        {run.status === 'refused' && (
          <ThreadLine dot="fail" at={run.startedAt} title={w('runs.status.refused')}>
            <p className="text-ink-2">{say(refusal(run), language)}</p>
          </ThreadLine>
        )}
      </div>
    );
  }
  if (happening.kind === 'case') {
    const opened = happening.case;
    return (
      <div className="my-1 ml-6 flex flex-col gap-2 rounded-card border bg-paper p-2.5">
        <p className="flex items-center gap-2 font-medium">
          <Headset className="size-4 text-ink-mute" aria-hidden />
          {w(`sandbox.case.${opened.status}`)}
        </p>
        {maySee && (
          <Link to={paths.inbox(opened.id)} className={buttonLook({ size: 'small' })}>
            {w('sandbox.case.see')}
          </Link>
        )}
      </div>
    );
  }
  const { step, again } = happening;
  const run = runs.find(({ id }) => id === step.run);
  return (
    <StepLine
      step={step}
      day={day}
      name={again ? null : stepTitle(step.nodeName, step.nodeKind, w)}
      here={run?.status === 'live' && run.node === step.node}
    />
  );
}

const refusal = (run: Sandbox['runs'][number]) => ({
  code: typeof run.outcome?.code === 'string' ? run.outcome.code : 'entry.refused',
  params: { flow: run.flowName },
});

/** The foot of the thread: what the latest run waits for, how long, and the way past it. */
function NowBar({ sandbox }: { sandbox: Sandbox }) {
  const w = useWords();
  const now = useNow();
  const jump = useIntent<typeof action>();
  const run = sandbox.runs.find((one) => one.status === 'live' || one.status === 'halted');
  if (!run) return null;
  const left = run.wakeAt ? Date.parse(run.wakeAt) - now : null;
  return (
    <div className="flex shrink-0 flex-col gap-2 border-t px-4 py-3">
      <div className="flex items-center justify-between gap-2">
        <RunState run={run} />
        {left !== null && left > 0 && (
          <span className="text-label text-ink-3">{w('sandbox.next.in', { time: countdown(left) })}</span>
        )}
      </div>
      <div className="flex gap-2">
        {run.pace && left !== null && left > 0 && (
          <Button
            icon={<FastForward className="size-3.5" aria-hidden />}
            onClick={() => jump.send('jump', { run: run.id }, '/sandbox')}
            aria-disabled={jump.state !== 'idle'}
            className="flex-1"
          >
            {w('sandbox.jump')}
          </Button>
        )}
        <Link to={paths.run(run.id)} className={`${buttonLook()} flex-1`}>
          {w('sandbox.run')}
        </Link>
      </div>
    </div>
  );
}

/** `2 d 04:10:03`, `01:00`. */
function countdown(ms: number): string {
  const seconds = Math.ceil(ms / 1000);
  const two = (n: number) => String(Math.floor(n)).padStart(2, '0');
  const days = Math.floor(seconds / 86_400);
  const hours = Math.floor((seconds % 86_400) / 3600);
  const clock = `${two((seconds % 3600) / 60)}:${two(seconds % 60)}`;
  return `${days > 0 ? `${days} d ` : ''}${days > 0 || hours > 0 ? `${two(hours)}:` : ''}${clock}`;
}
