import { and, count, desc, eq, gt, isNull, lt, sql } from 'drizzle-orm';
import type { JsonObject } from '../../core/json';
import type { RenderedContent } from '../../core/run';
import type { ChannelName } from '../../core/vocabulary';
import type { Scoped } from '../client';
import { memberAddresses, proofs } from '../schema/proofs';

/** An address of a member's own. */
export interface MemberAddress {
  id: string;
  kind: 'phone' | 'email';
  value: string;
  verified: boolean;
}
const view = {
  id: memberAddresses.id,
  kind: memberAddresses.kind,
  value: memberAddresses.value,
  verified: sql<boolean>`${memberAddresses.verifiedAt} is not null`,
};
interface Whose {
  workspace: string;
  member: string;
}
const own = (p: Whose & { id: string }) =>
  and(
    eq(memberAddresses.workspaceId, p.workspace),
    eq(memberAddresses.memberId, p.member),
    eq(memberAddresses.id, p.id),
  );

/** A member's addresses, as they were added. */
export async function listMemberAddresses(tx: Scoped, p: Whose): Promise<MemberAddress[]> {
  return tx
    .select(view)
    .from(memberAddresses)
    .where(and(eq(memberAddresses.workspaceId, p.workspace), eq(memberAddresses.memberId, p.member)))
    .orderBy(memberAddresses.id);
}

/** Writes an address, or finds the one that is there. */
export async function upsertMemberAddress(
  tx: Scoped,
  p: Whose & { id: string; kind: 'phone' | 'email'; value: string },
): Promise<MemberAddress> {
  const [row] = await tx
    .insert(memberAddresses)
    .values({ id: p.id, workspaceId: p.workspace, memberId: p.member, kind: p.kind, value: p.value })
    .onConflictDoUpdate({
      target: [memberAddresses.workspaceId, memberAddresses.memberId, memberAddresses.kind, memberAddresses.value],
      set: { value: p.value },
    })
    .returning(view);
  if (!row) throw new Error('an upsert that returned nothing');
  return row;
}

/** Puts a new code in the place of the last one. */
export async function setAddressCode(
  tx: Scoped,
  p: Whose & { id: string; hash: string; until: string },
): Promise<boolean> {
  const done = await tx
    .update(memberAddresses)
    .set({ codeHash: p.hash, codeUntil: p.until, tries: 0 })
    .where(and(own(p), isNull(memberAddresses.verifiedAt)))
    .returning({ id: memberAddresses.id });
  return done.length === 1;
}

/**
 * Counts a try at a code and answers its hash; null: there is none any more, or it was tried `most` times. One statement,
 * so that many tries at once are counted all.
 */
export async function tryAddressCode(
  tx: Scoped,
  p: Whose & { id: string; now: string; most: number },
): Promise<string | null> {
  const [row] = await tx
    .update(memberAddresses)
    .set({ tries: sql`${memberAddresses.tries} + 1` })
    .where(and(own(p), gt(memberAddresses.codeUntil, p.now), lt(memberAddresses.tries, p.most)))
    .returning({ hash: memberAddresses.codeHash });
  return row?.hash ?? null;
}

/** An address is its member's from now on. */
export async function setAddressVerified(tx: Scoped, p: Whose & { id: string; at: string }): Promise<boolean> {
  const done = await tx
    .update(memberAddresses)
    .set({ verifiedAt: p.at, codeHash: null, codeUntil: null })
    .where(own(p))
    .returning({ id: memberAddresses.id });
  return done.length === 1;
}

/** Takes an address away. */
export async function deleteMemberAddress(tx: Scoped, p: Whose & { id: string }): Promise<boolean> {
  const done = await tx.delete(memberAddresses).where(own(p)).returning({ id: memberAddresses.id });
  return done.length === 1;
}

/** What went out to a member. */
export interface ProofRow {
  id: string;
  at: string;
  what: 'proof' | 'code' | 'mention';
  channel: ChannelName;
  provider: string;
  content: RenderedContent | null;
  text: string | null;
  status: 'accepted' | 'refused' | 'unknown';
  detail: JsonObject;
}

/** Writes what is about to go out to a member. False: something went out under that id before. */
export async function insertProof(tx: Scoped, p: Whose & ProofRow): Promise<boolean> {
  const { workspace, member, ...row } = p;
  const done = await tx
    .insert(proofs)
    .values({ ...row, workspaceId: workspace, memberId: member })
    .onConflictDoNothing()
    .returning({ id: proofs.id });
  return done.length === 1;
}

/** Writes what the provider said of it. */
export async function setProofStatus(
  tx: Scoped,
  p: { workspace: string; id: string; status: ProofRow['status']; detail: JsonObject },
): Promise<boolean> {
  const done = await tx
    .update(proofs)
    .set({ status: p.status, detail: p.detail })
    .where(and(eq(proofs.workspaceId, p.workspace), eq(proofs.id, p.id)))
    .returning({ id: proofs.id });
  return done.length === 1;
}

/** How many went out to a member since a moment. */
export async function countProofs(tx: Scoped, p: Whose & { what: ProofRow['what']; since: string }): Promise<number> {
  const [row] = await tx
    .select({ count: count() })
    .from(proofs)
    .where(
      and(
        eq(proofs.workspaceId, p.workspace),
        eq(proofs.memberId, p.member),
        gt(proofs.at, p.since),
        eq(proofs.what, p.what),
      ),
    );
  return row?.count ?? 0;
}

/** What went out to a member, newest first. */
export async function listProofs(tx: Scoped, p: Whose & { limit: number }): Promise<ProofRow[]> {
  return tx
    .select({
      id: proofs.id,
      at: proofs.at,
      what: proofs.what,
      channel: proofs.channel,
      provider: proofs.provider,
      content: proofs.content,
      text: proofs.text,
      status: proofs.status,
      detail: proofs.detail,
    })
    .from(proofs)
    .where(and(eq(proofs.workspaceId, p.workspace), eq(proofs.memberId, p.member)))
    .orderBy(desc(proofs.at), desc(proofs.id))
    .limit(p.limit);
}
