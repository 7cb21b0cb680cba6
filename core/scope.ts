import type { Instant, Json, JsonObject } from './json';
import type { ContactFacts } from './run';
import type { ChannelName } from './vocabulary';

/**
 * What rules and Liquid may read. `event` is the payload at hand (the arriving event where one is judged, else what
 * started the run); `trigger` is always what started the run.
 */
export interface Scope {
  contact: ContactFacts | null;
  vars: JsonObject;
  event: JsonObject;
  trigger: JsonObject;
  channel: ChannelName | null;
  reply: { text: string } | null;
  /** The run's own time. */
  now: Instant;
  /** The zone dates are shown in. */
  timeZone: string;
}

export const SCOPE_ROOTS = ['contact', 'vars', 'event', 'trigger', 'channel', 'reply', 'now', 'timeZone'] as const;

/** Reads a path step by step, own properties only; undefined where it leads nowhere. */
export function lookUp(scope: Scope, path: readonly string[]): Json | undefined {
  let value: unknown = scope;
  for (let i = 0; i < path.length; i += 1) {
    if (value === null || typeof value !== 'object') return undefined;
    const key = path[i] as string;
    if (!Object.hasOwn(value, key)) return undefined;
    value = (value as Record<string, unknown>)[key];
  }
  return value as Json | undefined;
}
