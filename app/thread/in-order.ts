import type { Pace } from '../../db/schema/runs';
import type { ThreadEntry } from '../../services/thread';
import { toRunTime } from '../../services/time';

interface Placed {
  entry: ThreadEntry;
  at: number;
  /** Its rank within one moment. */
  rank: number;
}

/** Less than any step between two ranks, however long the page. */
const JUST_AFTER = 1e-6;

/**
 * Entries as people read them, oldest first. A test run speaks in its own time: what the customer and the agent say to it
 * is shown in that time too, as on the customer's phone. Messages keep the order in which they were written, and none
 * shows an earlier hour than the one it answers.
 * @param pace of the test run behind the thread, if there is one
 */
export function inOrder(entries: readonly ThreadEntry[], pace: Pace | null = null): ThreadEntry[] {
  // The page comes newest first.
  const placed = [...entries].reverse().map((entry, rank): Placed => ({ entry, at: momentOf(entry, pace), rank }));
  let last: Pick<Placed, 'at' | 'rank'> = { at: Number.NEGATIVE_INFINITY, rank: 0 };
  for (const one of placed.filter(({ entry }) => entry.kind === 'message').sort((a, b) => seqOf(a) - seqOf(b))) {
    if (one.at < last.at || (one.at === last.at && one.rank < last.rank)) {
      one.at = last.at;
      one.rank = last.rank + JUST_AFTER;
    }
    last = one;
  }
  return placed
    .sort((a, b) => a.at - b.at || a.rank - b.rank)
    .map(({ entry, at }) => (at === Date.parse(entry.at) ? entry : { ...entry, at: new Date(at).toISOString() }));
}

/** What a test run sent and noted stands in its time already; what people say, and what is decided of it, in the clock's. */
function momentOf({ at, kind, test, body }: ThreadEntry, pace: Pace | null): number {
  const moment = Date.parse(at);
  const byTheClock = kind === 'message' ? !test || body.direction !== 'out' : !test && kind !== 'event';
  return pace && byTheClock && moment >= pace.clock ? toRunTime(pace, moment) : moment;
}

const seqOf = ({ entry }: Placed): number => (typeof entry.body.seq === 'number' ? entry.body.seq : 0);
