import { and, desc, eq, sql } from 'drizzle-orm';
import type { JsonObject } from '../../core/json';
import type { ChannelName, Purpose } from '../../core/vocabulary';
import type { Scoped } from '../client';
import { consents, suppressions } from '../schema/contacts';

/** One word of consent, with its evidence. */
export interface ConsentView {
  id: string;
  contact: string;
  channel: ChannelName;
  purpose: Purpose;
  status: 'granted' | 'pending' | 'withdrawn' | 'expired';
  basis: string | null;
  evidence: JsonObject;
  at: string;
  expiresAt: string | null;
}

/** Every word a contact gave, newest first. */
export async function listConsents(tx: Scoped, p: { workspace: string; contact: string }): Promise<ConsentView[]> {
  return tx
    .select({
      id: consents.id,
      contact: consents.contactId,
      channel: consents.channel,
      purpose: consents.purpose,
      status: consents.status,
      basis: consents.basis,
      evidence: consents.evidence,
      at: consents.at,
      expiresAt: consents.expiresAt,
    })
    .from(consents)
    .where(and(eq(consents.workspaceId, p.workspace), eq(consents.contactId, p.contact)))
    .orderBy(desc(consents.at), desc(consents.id));
}

/** Appends words of consent and rewrites what policy reads of them. The caller holds the contact's lock. */
export async function appendConsents(
  tx: Scoped,
  p: { workspace: string; contact: string; consents: Omit<ConsentView, 'contact'>[] },
): Promise<void> {
  await tx.insert(consents).values(
    p.consents.map(({ id, channel, purpose, status, basis, evidence, at, expiresAt }) => ({
      id,
      workspaceId: p.workspace,
      contactId: p.contact,
      channel,
      purpose,
      status,
      basis,
      evidence,
      at,
      expiresAt,
    })),
  );
  await tx.execute(
    sql`select hilo_restand(id) from contacts where workspace_id = ${p.workspace} and id = ${p.contact}`,
  );
}

/** Writes a suppression; null channel or purpose means all of them. */
export async function insertSuppression(
  tx: Scoped,
  p: {
    workspace: string;
    id: string;
    contact: string;
    channel: ChannelName | null;
    purpose: Purpose | null;
    reason: string;
    until: string | null;
    at: string;
  },
): Promise<void> {
  await tx.insert(suppressions).values({
    id: p.id,
    workspaceId: p.workspace,
    contactId: p.contact,
    channel: p.channel,
    purpose: p.purpose,
    reason: p.reason,
    until: p.until,
    at: p.at,
  });
}

/** Lifts a suppression. Answers its contact, or null. */
export async function deleteSuppression(
  tx: Scoped,
  p: { workspace: string; id: string; contact: string },
): Promise<boolean> {
  const done = await tx
    .delete(suppressions)
    .where(
      and(eq(suppressions.workspaceId, p.workspace), eq(suppressions.id, p.id), eq(suppressions.contactId, p.contact)),
    )
    .returning({ id: suppressions.id });
  return done.length === 1;
}

/**
 * Cancels the sends to a contact that nobody has handed to a provider yet, and tells their runs. The caller holds the
 * contact's lock, which `perform` takes too: what is not cancelled here was on its way before.
 * @param p null channel or purpose: all of them; `code` says why, in ledger and journal
 */
export async function cancelReserved(
  tx: Scoped,
  p: {
    workspace: string;
    contact: string;
    channel: ChannelName | null;
    purpose: Purpose | null;
    code: string;
    now: number;
  },
): Promise<string[]> {
  const rows = await tx.execute<{ ids: string[] }>(sql`
    select hilo_withdraw(${p.workspace}, ${p.contact}, ${p.channel}, ${p.purpose}, ${p.code}, ${p.now}::float8) as ids`);
  return rows[0]?.ids ?? [];
}
