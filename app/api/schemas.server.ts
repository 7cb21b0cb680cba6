import { z } from 'zod';
import { CHANNELS, PURPOSES } from '../../core/vocabulary';

/** An id of ours in a path. */
export const Id = z.string().regex(/^[A-Za-z0-9_.-]{1,100}$/);
export const Limit = z.coerce.number().int().min(1).max(200).default(50);
export const Channel = z.enum(CHANNELS);
export const Purpose = z.enum(PURPOSES);
/** A moment, ISO 8601 with its offset. */
export const At = z.iso.datetime({ offset: true });
export const Anything = z.record(z.string(), z.unknown());

/** One page of a list and where the next one begins. */
export const pageOf = <T extends z.ZodType>(item: T) =>
  z.object({ items: z.array(item), next: z.string().nullable().describe('Pass it as `after`; null: that was all.') });

export interface Page<T> {
  items: T[];
  next: string | null;
}

/** A page of rows of which one more than `limit` was asked for. */
export function toPage<T extends { id: string }>(rows: T[], limit: number): Page<T> {
  const items = rows.slice(0, limit);
  return { items, next: rows.length > limit ? (items.at(-1)?.id ?? null) : null };
}

/** A flow's problem, said. */
export const FlowProblem = z.object({
  node: z.string().nullable(),
  code: z.string(),
  severity: z.enum(['error', 'warning']),
  detail: z.string(),
});
