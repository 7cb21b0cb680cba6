import { isRouteErrorResponse } from '@remix-run/react';
import type { Said } from '../../core/run';
import type { Unheard } from '../http/revalidation';
import type { Rejected } from '../http/route.server';

/** What came of something an agent did to a case. */
export type CaseAnswer =
  | { ok: true; status: 'done' | 'sent' | 'queued' | 'unknown' }
  /** Refused, as a sentence for `say`, and when it may be tried again. */
  | { ok: false; said: Said; until: number | null }
  /** It did not get through: what was typed stays where it is. */
  | Unheard;

/** What the forms of the inbox are answered with; for `useIntent`. */
export type CaseAction = () => Promise<CaseAnswer | Rejected>;

type Changed = { changed: true } | { changed: false; reason: string };

export const answerOf = (done: Changed): CaseAnswer =>
  done.changed
    ? { ok: true, status: 'done' }
    : { ok: false, said: { code: `case.${done.reason}`, params: {} }, until: null };

/** A fault on the way to the server or in it, told beside what was typed rather than in its place. */
export function faultOf(error: unknown): Unheard {
  if (!isRouteErrorResponse(error)) return { ok: false, fault: 'offline', id: '' };
  const { id } = (error.data ?? {}) as { id?: unknown };
  return { ok: false, fault: error.status < 500 ? 'refused' : 'server', id: typeof id === 'string' ? id : '' };
}
