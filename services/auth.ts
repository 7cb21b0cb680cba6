import { createHash, randomBytes } from 'node:crypto';
import type { Role } from '../core/vocabulary';
import { withWorkspace } from '../db/client';
import {
  deleteSession,
  deleteStaleSessions,
  getMember,
  insertSession,
  setMemberPreferences,
  type MemberView,
} from '../db/queries/members';
import { getWorkspace, type WorkspaceView } from '../db/queries/workspaces';
import { createAttempts, type Attempts } from './attempts';
import type { Clock } from './clock';
import type { Deps } from './deps';
import { iso } from './moments';
import { isPassword } from './passwords';

const SESSION_MS = 14 * 86_400_000;
/** Ten wrong passwords in five minutes from one caller; then it waits. */
const MAX_FAILURES = 10;
const WINDOW_MS = 5 * 60_000;

export type SignIn =
  | { ok: true; secret: string; expiresAt: string; member: MemberView; workspace: string }
  | { ok: false; code: 'auth.wrong' }
  | { ok: false; code: 'auth.too_many'; retryAfterMs: number };

/** Who is signed in, and where. */
export interface Session {
  /** The session's id: not the secret. */
  id: string;
  member: MemberView;
  workspace: WorkspaceView;
  role: Role;
}

/** The form in which secrets of 256 bits are kept: no slow hash is needed where nobody can guess. */
export const hashOf = (secret: string): string => createHash('sha256').update(secret).digest('hex');

/** A fresh secret of 256 bits. */
export const newSecret = (): string => randomBytes(32).toString('base64url');

const limits = new WeakMap<Clock, Attempts>();
function attemptsOf(clock: Clock): Attempts {
  const kept = limits.get(clock) ?? createAttempts(clock, MAX_FAILURES, WINDOW_MS);
  limits.set(clock, kept);
  return kept;
}

/**
 * Signs a member in by e-mail and password. An unknown e-mail and a wrong password get the same answer after the same
 * time.
 * @param input `caller`: the address the request came from; failures are counted by it
 */
export async function signIn(
  deps: Pick<Deps, 'sql' | 'db' | 'clock'>,
  input: { email: string; password: string; caller?: string },
): Promise<SignIn> {
  const caller = input.caller ?? 'unknown';
  const attempts = attemptsOf(deps.clock);
  const retryAfterMs = attempts.wait(caller);
  if (retryAfterMs > 0) return { ok: false, code: 'auth.too_many', retryAfterMs };

  const [found] = await deps.sql<{ id: string; workspace_id: string; password_hash: string }[]>`
    select * from hilo_member_by_email(${input.email.trim()})`;
  if (!(await isPassword(found?.password_hash ?? null, input.password)) || !found) {
    attempts.failed(caller);
    return { ok: false, code: 'auth.wrong' };
  }
  attempts.succeeded(caller);

  const now = deps.clock.now();
  const secret = newSecret();
  const workspace = found.workspace_id;
  const expiresAt = iso(now + SESSION_MS);
  const member = await withWorkspace(deps.db, workspace, async (tx) => {
    await deleteStaleSessions(tx, { workspace, member: found.id, before: iso(now) });
    await insertSession(tx, { workspace, id: hashOf(secret), member: found.id, expiresAt });
    return getMember(tx, { workspace, id: found.id });
  });
  return member ? { ok: true, secret, expiresAt, member, workspace } : { ok: false, code: 'auth.wrong' };
}

/** The session behind a cookie's secret, or null: unknown, over, or its member disabled. */
export async function sessionOf(deps: Pick<Deps, 'sql' | 'db' | 'clock'>, secret: string): Promise<Session | null> {
  const id = hashOf(secret);
  const [found] = await deps.sql<{ member_id: string; workspace_id: string }[]>`
    select * from hilo_session(${id}, ${iso(deps.clock.now())}::timestamptz)`;
  if (!found) return null;
  const workspaceId = found.workspace_id;
  return withWorkspace(deps.db, workspaceId, async (tx) => {
    const member = await getMember(tx, { workspace: workspaceId, id: found.member_id });
    const workspace = await getWorkspace(tx, { workspace: workspaceId });
    return member && workspace ? { id, member, workspace, role: member.role } : null;
  });
}

/** Ends a session, whoever holds its secret. An unknown one is no error: the browser is signed out either way. */
export async function signOut(deps: Pick<Deps, 'sql' | 'db' | 'clock'>, secret: string): Promise<void> {
  const session = await sessionOf(deps, secret);
  if (!session) return;
  const workspace = session.workspace.id;
  await withWorkspace(deps.db, workspace, (tx) => deleteSession(tx, { workspace, id: session.id }));
}

/** Keeps a member's language and theme. */
export async function savePreferences(
  deps: Pick<Deps, 'db'>,
  who: { workspace: string; member: string },
  preferences: { language?: string; theme?: string },
): Promise<boolean> {
  return withWorkspace(deps.db, who.workspace, (tx) =>
    setMemberPreferences(tx, { workspace: who.workspace, id: who.member, ...preferences }),
  );
}
