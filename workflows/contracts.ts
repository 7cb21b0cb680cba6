import type { ChannelName } from '../core/vocabulary';

/**
 * What the workflow, its activities and the engine agree on. Everything here ends up in histories that live for months: names and
 * shapes only ever grow, and nothing about a customer travels in them, only ids, times and the ids of nodes.
 */

/** The workflow's only argument; its id is the run's. */
export interface RunInput {
  schema: 1;
  run: string;
  workspace: string;
}

/** Names of what is registered with Temporal: a history holds them for ever. */
export const RUN_WORKFLOW = 'run';
/** Says that something happened; what it was is a row in the run's inbox. */
export const WAKE_SIGNAL = 'wake';

/** Calls of one family share a task queue, so that a slow provider holds up nobody else. */
export type CallFamily = ChannelName | 'http';

/** A queued call that its run waits for. */
export interface QueuedCall {
  id: string;
  family: CallFamily;
  /** Where in the flow, for Temporal's own screens. */
  node: string;
}

/** What the workflow is told of a drive: `Driven`, with a span in place of a moment, because Hilo's clock is not Temporal's. */
export type DriveAnswer =
  | { status: 'ended' }
  | { status: 'again' }
  | { status: 'waiting'; waitMs: number | null; node: string | null; calls: QueuedCall[] };

export interface CallInput {
  schema: 1;
  workspace: string;
  call: string;
}

export interface Activities {
  /** Local, some milliseconds: moves the run as far as it goes. */
  drive(input: RunInput): Promise<DriveAnswer>;
  /** Ordinary, on the queue of its family: returns once nothing of this call is left to do. */
  performCall(input: CallInput): Promise<void>;
}

/**
 * The task queue of a family, beside that of the workflows.
 * @example callQueue('hilo', 'sms') // 'hilo.sms'
 */
export function callQueue(queue: string, family: CallFamily): string {
  return `${queue}.${family}`;
}
