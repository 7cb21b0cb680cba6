import type { Instant } from '../../core/json';
import type { ChannelName } from '../../core/vocabulary';

const WINDOW_MS = 24 * 3_600_000;

/** Whether a person may write freely: always, or on WhatsApp for 24 hours after the customer last wrote. */
export type ReplyWindow =
  { kind: 'none' } | { kind: 'open'; leftMs: number } | { kind: 'closed'; lastAt: Instant | null };

/** @param lastInbound when the customer last wrote, by channel */
export function replyWindow(
  channel: ChannelName | null,
  lastInbound: Partial<Record<ChannelName, Instant>> | undefined,
  now: Instant,
): ReplyWindow {
  if (channel !== 'whatsapp') return { kind: 'none' };
  const lastAt = lastInbound?.whatsapp ?? null;
  const leftMs = lastAt === null ? 0 : lastAt + WINDOW_MS - now;
  return leftMs > 0 ? { kind: 'open', leftMs } : { kind: 'closed', lastAt };
}

/** `23 h 10 min`, the same in every language of the screens. */
export function hoursAndMinutes(ms: number): string {
  const minutes = Math.max(1, Math.floor(ms / 60_000));
  const hours = Math.floor(minutes / 60);
  return hours > 0 ? `${hours} h ${minutes % 60} min` : `${minutes} min`;
}
