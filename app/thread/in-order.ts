import type { ThreadEntry } from '../../services/thread';

/**
 * Entries as people read them, oldest first. Messages keep the order in which they were written, whatever their moments:
 * a test run speaks in its own time, the customer and the agent who answer it in ours.
 */
export function inOrder(entries: readonly ThreadEntry[]): ThreadEntry[] {
  const placed = new Map<string, number>();
  let after = Number.NEGATIVE_INFINITY;
  for (const entry of [...entries].sort((a, b) => seqOf(a) - seqOf(b))) {
    if (entry.kind !== 'message') continue;
    after = Math.max(after, Date.parse(entry.at));
    placed.set(entry.id, after);
  }
  // The page comes newest first: reversed, and sorted without disturbing what happened in one moment.
  return [...entries]
    .reverse()
    .map((entry) => ({ entry, place: placed.get(entry.id) ?? Date.parse(entry.at) }))
    .sort((a, b) => a.place - b.place || spoken(a.entry, b.entry))
    .map(({ entry }) => entry);
}

const seqOf = ({ body }: ThreadEntry): number => (typeof body.seq === 'number' ? body.seq : 0);

/** Two messages of one moment stand as they were written; anything else as it came. */
const spoken = (a: ThreadEntry, b: ThreadEntry): number =>
  a.kind === 'message' && b.kind === 'message' ? seqOf(a) - seqOf(b) : 0;
