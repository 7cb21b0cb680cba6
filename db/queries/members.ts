import { and, asc, eq, lte } from 'drizzle-orm';
import type { Role } from '../../core/vocabulary';
import type { Scoped } from '../client';
import { members, sessions } from '../schema/workspaces';

const view = {
  id: members.id,
  email: members.email,
  name: members.name,
  role: members.role,
  language: members.language,
  theme: members.theme,
  disabled: members.disabled,
};

/** A member as the rest of the product knows them: never with a password hash. */
export interface MemberView {
  id: string;
  email: string;
  name: string;
  role: Role;
  language: string | null;
  theme: string | null;
  disabled: boolean;
}

/** One member of a workspace, or null. */
export async function getMember(tx: Scoped, p: { workspace: string; id: string }): Promise<MemberView | null> {
  const [row] = await tx
    .select(view)
    .from(members)
    .where(and(eq(members.workspaceId, p.workspace), eq(members.id, p.id)));
  return row ?? null;
}

/** Everybody in a workspace, by name. */
export async function listMembers(tx: Scoped, p: { workspace: string }): Promise<MemberView[]> {
  return tx.select(view).from(members).where(eq(members.workspaceId, p.workspace)).orderBy(asc(members.name));
}

/** Writes what a member chose for their own screens. */
export async function setMemberPreferences(
  tx: Scoped,
  p: { workspace: string; id: string; language?: string; theme?: string },
): Promise<boolean> {
  const done = await tx
    .update(members)
    .set({ language: p.language, theme: p.theme })
    .where(and(eq(members.workspaceId, p.workspace), eq(members.id, p.id)))
    .returning({ id: members.id });
  return done.length === 1;
}

/** Writes a session under the hash of its secret. */
export async function insertSession(
  tx: Scoped,
  p: { workspace: string; id: string; member: string; expiresAt: string },
): Promise<void> {
  await tx.insert(sessions).values({ id: p.id, workspaceId: p.workspace, memberId: p.member, expiresAt: p.expiresAt });
}

/** Ends one session; true if there was one. */
export async function deleteSession(tx: Scoped, p: { workspace: string; id: string }): Promise<boolean> {
  const done = await tx
    .delete(sessions)
    .where(and(eq(sessions.workspaceId, p.workspace), eq(sessions.id, p.id)))
    .returning({ id: sessions.id });
  return done.length === 1;
}

/** Clears away a member's sessions that ended before a moment. */
export async function deleteStaleSessions(
  tx: Scoped,
  p: { workspace: string; member: string; before: string },
): Promise<number> {
  const done = await tx
    .delete(sessions)
    .where(
      and(eq(sessions.workspaceId, p.workspace), eq(sessions.memberId, p.member), lte(sessions.expiresAt, p.before)),
    )
    .returning({ id: sessions.id });
  return done.length;
}
