import { FastForward, Pause, Play, SkipForward, StepBack, StepForward, Zap } from 'lucide-react';
import { latest, type Simulation } from '../../../core/simulate';
import { nextWake } from '../../../core/transition';
import { say } from '../../../core/words';
import { Button, IconButton } from '../../ui/button';
import { Menu, MenuItem } from '../../ui/menu';
import { Status, StatusGlyph } from '../../ui/status';
import { useFormat, usePageContext, useWords } from '../../words/page';
import { happenable } from './happenable';
import { awaited } from './moves';
import { useSession, useTestSession } from './session';
import { useNodeName } from './use-node-name';
import type { Test } from './use-test';

/** The clock of a test: forward, back, by itself; and what may happen at this moment. */
export function TestTransport({ test, whole, view }: { test: Test; whole: Simulation; view: Simulation }) {
  const w = useWords();
  const { language } = usePageContext();
  const session = useTestSession();
  const playing = useSession((state) => state.playing);
  const format = useFormat(latest(view).facts.contact.timeZone ?? undefined);
  const { state, at } = latest(view);
  const last = whole.frames.length - 1;
  const here = view.frames.length - 1;
  const over = state.status === 'ended';
  const wake = over ? null : nextWake(state);
  const waits = awaited(view.program, latest(view));
  const nameOf = useNodeName(view.program.document);
  const happens = over ? [] : happenable(view, w);
  const ended = view.frames.flatMap((frame) => frame.steps).findLast((step) => step.event === 'ended');
  return (
    <div className="flex flex-col gap-2">
      <input
        type="range"
        aria-label={w('studio.test.timeline')}
        aria-valuetext={format.moment(at)}
        min={1}
        max={Math.max(1, last)}
        value={Math.max(1, here)}
        onChange={(event) => test.show(Number(event.target.value))}
        className="h-4 w-full cursor-pointer accent-accent"
      />
      <div className="flex items-center gap-1">
        <IconButton
          label={w('studio.test.back')}
          keys="←"
          size="small"
          side="top"
          disabled={here <= 1}
          onClick={test.back}
        >
          <StepBack className="size-4" aria-hidden />
        </IconButton>
        <IconButton
          label={w(playing ? 'studio.test.pause' : 'studio.test.play')}
          keys={w('studio.test.space')}
          size="small"
          side="top"
          disabled={!test.mayForward && !playing}
          onClick={() => session.getState().set({ playing: !playing })}
        >
          {playing ? <Pause className="size-4" aria-hidden /> : <Play className="size-4" aria-hidden />}
        </IconButton>
        <IconButton
          label={w('studio.test.forward')}
          keys="→"
          size="small"
          side="top"
          disabled={!test.mayForward}
          onClick={test.forward}
        >
          <StepForward className="size-4" aria-hidden />
        </IconButton>
        <IconButton
          label={w('studio.test.skipWaits')}
          keys="⇧→"
          size="small"
          side="top"
          disabled={!test.skipWaits}
          onClick={() => test.skipWaits?.()}
        >
          <SkipForward className="size-4" aria-hidden />
        </IconButton>
        <time dateTime={new Date(at).toISOString()} className="ml-1 flex-1 text-label text-ink-2 tabular-nums">
          {format.moment(at)}
        </time>
        {happens.length > 0 && (
          <Menu
            align="end"
            side="top"
            trigger={
              <Button size="small" icon={<Zap className="size-3.5" aria-hidden />}>
                {w('studio.test.happens')}
              </Button>
            }
          >
            {happens.map(({ label, act }) => (
              <MenuItem key={label} onSelect={() => test.act(act)}>
                {label}
              </MenuItem>
            ))}
          </Menu>
        )}
      </div>
      {over ? (
        <Status kind="done">{ended?.why ? say(ended.why, language) : w('studio.test.ended')}</Status>
      ) : (
        <>
          {waits && (
            <p role="status" className="flex items-start gap-2 text-label text-ink-2">
              <StatusGlyph kind="wait" className="mt-0.5" />
              <span>
                {w(`studio.test.awaits.${waits}`, { step: nameOf(state.at?.node ?? '') })}
                {wake !== null && ` ${w('studio.test.awaits.orSkip')}`}
              </span>
            </p>
          )}
          <Button
            icon={<FastForward className="size-3.5" aria-hidden />}
            disabled={wake === null}
            onClick={() => test.act({ act: 'skip' })}
          >
            {wake === null ? w('studio.test.noWait') : w('studio.test.skip', { at: format.moment(wake) })}
          </Button>
        </>
      )}
    </div>
  );
}
