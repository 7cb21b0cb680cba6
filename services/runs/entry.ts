import { roughMs } from '../../core/durations';
import type { JsonObject } from '../../core/json';
import type { Input, RunState, Trigger } from '../../core/run';
import { newRun } from '../../core/transition';
import type { Pause } from '../../core/vocabulary';
import { newId } from '../../db/ids';
import type { Pace } from '../../db/schema/runs';
import type { LiveStart } from '../flows/starts';
import { paceFrom } from '../time';

/** What `hilo_enter` takes. */
export interface EntryRow {
  run: string;
  flow: string;
  version: string;
  key: string;
  state: RunState;
  input: Input;
  pace: Pace | null;
  /** Milliseconds that must lie between two entries. */
  interval?: number;
  paused?: Pause;
}

/**
 * A run about to enter a flow, as `hilo_enter` takes it: the database holds it to the flow's entry rule and its pause, under the
 * contact's lock.
 * @param pace run seconds a clock second, for a test run
 * @param vars what the caller gives the flow's inputs
 */
export function entryRow(
  flow: LiveStart,
  pace: number | undefined,
  vars: JsonObject | undefined,
  trigger: Trigger,
): EntryRow {
  const now = trigger.at;
  const run = newId('run', now);
  const input: Input = { type: 'start', at: now, trigger, ...(vars ? { vars } : {}) };
  const { entry } = flow.program.settings;
  return {
    run,
    flow: flow.flow,
    version: flow.version,
    key: entryKey(entry, trigger.payload, run),
    state: newRun(run),
    input,
    pace: pace ? paceFrom(now, pace) : null,
    ...(entry.kind === 'min_interval' ? { interval: roughMs(entry.interval) } : {}),
    ...(flow.paused === 'entries' || flow.paused === 'all' ? { paused: flow.paused } : {}),
  };
}

function entryKey(entry: LiveStart['program']['settings']['entry'], payload: JsonObject, run: string): string {
  if (entry.kind === 'none') return run;
  if (entry.kind !== 'keyed') return '';
  const value = entry.field
    .replace(/^event\./, '')
    .split('.')
    .reduce<unknown>((at, key) => (at && typeof at === 'object' ? (at as JsonObject)[key] : undefined), payload);
  return value === undefined || value === null
    ? ''
    : (typeof value === 'string' ? value : JSON.stringify(value)).slice(0, 200);
}
