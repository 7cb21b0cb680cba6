import { DurationSchema } from '../../../../core/document';
import { addDuration, nextTimeOfDay, readInstant } from '../../../../core/durations';
import type { Instant, JsonObject } from '../../../../core/json';
import { compileText } from '../../../../core/liquid';
import type { Scope } from '../../../../core/scope';
import { listOf, textOf } from '../../forms/config';

/** When the sample would go on from a wait that begins at its moment. */
export type Due =
  | { when: 'at'; at: Instant }
  /** The date has gone by. */
  | { when: 'past'; at: Instant }
  /** What stands there is no date for the sample. */
  | { when: 'unread'; text: string };

/** Null: the step is not filled in yet. The rules are those of `core/nodes/wait`. */
export function dueOf(config: JsonObject, scope: Scope): Due | null {
  const { now, timeZone } = scope;
  if (config.until === 'duration') {
    const duration = DurationSchema.safeParse(config.duration);
    return duration.success ? { when: 'at', at: addDuration(now, duration.data, timeZone) } : null;
  }
  if (config.until === 'time') {
    const [first] = occurrencesOf(config, scope, 1);
    return first === undefined ? null : { when: 'at', at: first };
  }
  const source = textOf(config.date);
  const compiled = compileText(source);
  if (source === '' || !compiled.ok) return null;
  const text = compiled.render(scope).trim();
  const at = readInstant(text, timeZone);
  if (at === null) return { when: 'unread', text };
  return at < now ? { when: 'past', at } : { when: 'at', at };
}

/** The next moments of a wait for a time of day. */
export function occurrencesOf(config: JsonObject, { now, timeZone }: Scope, count: number): Instant[] {
  const time = /^([01]\d|2[0-3]):([0-5]\d)$/.exec(textOf(config.time));
  if (!time) return [];
  const minute = Number(time[1]) * 60 + Number(time[2]);
  const days = listOf(config.weekdays).filter((day): day is number => typeof day === 'number');
  const moments: Instant[] = [];
  for (let from = now; moments.length < count; from = (moments.at(-1) ?? from) + 60_000)
    moments.push(nextTimeOfDay(from, minute, days, timeZone));
  return moments;
}
