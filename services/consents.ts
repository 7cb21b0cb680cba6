import type { Instant } from '../core/json';
import type { ChannelName, Purpose } from '../core/vocabulary';
import { withWorkspace, type Scoped } from '../db/client';
import { newId } from '../db/ids';
import {
  appendConsents,
  cancelReserved,
  deleteSuppression,
  insertSuppression,
  listConsents as queryConsents,
  type ConsentView,
} from '../db/queries/consents';
import { bumpPolicy, getContact, identifyContact, lockContact } from '../db/queries/contacts';
import { record } from './audit';
import type { Actor, Deps } from './deps';
import { contactRow, type ConsentInput, type ContactRef } from './ingest';
import { tell } from './live';
import { iso } from './moments';

type Needs = Pick<Deps, 'sql' | 'db' | 'clock'>;

/** One word of consent as a caller gives it, and about whom. */
export type ConsentWord = ConsentInput & { contact: ContactRef };

export type ConsentRecorded =
  /** `cancelled`: sends that were waiting to go out and now never will. */
  | { recorded: true; consents: string[]; cancelled: number }
  | { recorded: false; reason: 'unknown_contact'; index: number };

/**
 * Records words of consent, all or none, each contact's under its lock; a contact that an address or the customer's own
 * id does not find is made. A withdrawal cancels what is reserved on that channel for that purpose in the same
 * transaction: when this returns, no later send can happen.
 * An older word than the latest known one is kept, and changes nothing.
 */
export async function recordConsents(deps: Needs, actor: Actor, words: ConsentWord[]): Promise<ConsentRecorded> {
  const now = deps.clock.now();
  const { workspace } = actor;
  const said: string[] = [];
  const done = await withWorkspace(deps.db, workspace, async (tx): Promise<ConsentRecorded> => {
    // only an id can be nobody's: that is settled before anything is written
    for (const [index, { contact }] of words.entries()) {
      const unknown = contact.id !== undefined && !(await getContact(tx, { workspace, id: contact.id }));
      if (unknown) return { recorded: false, reason: 'unknown_contact', index };
    }
    const byContact = new Map<string, ConsentInput[]>();
    for (const [index, { contact, ...word }] of words.entries()) {
      const id = await identifyContact(tx, { workspace, reference: contactRow(contact, now), now });
      if (id === null) return { recorded: false, reason: 'unknown_contact', index };
      byContact.set(id, [...(byContact.get(id) ?? []), word]);
    }
    // in one order for every caller: two bulk writes never wait for each other in a ring
    const contacts = [...byContact.keys()].sort();
    for (const id of contacts) await lockContact(tx, { workspace, id });
    const written: string[] = [];
    let cancelled = 0;
    for (const contact of contacts) {
      const consents = (byContact.get(contact) ?? []).map((word) => ({
        id: newId('consent', now),
        channel: word.channel,
        purpose: word.purpose,
        status: word.status,
        basis: word.basis ?? null,
        evidence: { ...word.evidence, recordedBy: actor.id },
        at: word.at ?? iso(now),
        expiresAt: word.expiresAt ?? null,
      }));
      await appendConsents(tx, { workspace, contact, consents });
      cancelled += await cancelWithdrawn(tx, workspace, contact, consents, now);
      written.push(...consents.map((consent) => consent.id));
    }
    said.push(...contacts);
    await record(deps, tx, actor, 'consent.record', contacts.length === 1 ? (contacts[0] ?? '') : workspace, {
      consents: written,
      cancelled,
    });
    return { recorded: true, consents: written, cancelled };
  });
  if (done.recorded) tell(deps.sql, workspace, 'contact', said);
  return done;
}

async function cancelWithdrawn(
  tx: Scoped,
  workspace: string,
  contact: string,
  words: { channel: ChannelName; purpose: Purpose }[],
  now: Instant,
): Promise<number> {
  const standing = (await getContact(tx, { workspace, id: contact }))?.standing.consents ?? {};
  let cancelled = 0;
  for (const { channel, purpose } of words) {
    if (standing[`${channel}:${purpose}`]?.status !== 'withdrawn') continue;
    const ids = await cancelReserved(tx, {
      workspace,
      contact,
      channel,
      purpose,
      code: 'policy.consent.withdrawn',
      now,
    });
    cancelled += ids.length;
  }
  return cancelled;
}

/** Every word of consent of a contact with its evidence, newest first. */
export async function listConsents(deps: Pick<Deps, 'db'>, workspace: string, contact: string): Promise<ConsentView[]> {
  return withWorkspace(deps.db, workspace, (tx) => queryConsents(tx, { workspace, contact }));
}

/**
 * Leaves a contact alone: on one channel or all, for one purpose or all, until a moment or for good. What is reserved
 * under it never goes out once this returned.
 */
export async function suppress(
  deps: Needs,
  actor: Actor,
  input: { contact: string; channel?: ChannelName; purpose?: Purpose; reason: string; until?: Instant },
): Promise<{ suppressed: true; id: string; cancelled: number } | { suppressed: false; reason: 'unknown_contact' }> {
  const now = deps.clock.now();
  const { workspace } = actor;
  const { contact } = input;
  const channel = input.channel ?? null;
  const purpose = input.purpose ?? null;
  const done = await withWorkspace(deps.db, workspace, async (tx) => {
    if (!(await lockContact(tx, { workspace, id: contact }))) {
      return { suppressed: false, reason: 'unknown_contact' } as const;
    }
    const id = newId('suppression', now);
    const until = input.until === undefined ? null : iso(input.until);
    await insertSuppression(tx, {
      workspace,
      id,
      contact,
      channel,
      purpose,
      reason: input.reason,
      until,
      at: iso(now),
    });
    await bumpPolicy(tx, { workspace, contact });
    const cancelled = await cancelReserved(tx, {
      workspace,
      contact,
      channel,
      purpose,
      code: 'policy.suppression.active',
      now,
    });
    await record(deps, tx, actor, 'contact.suppress', contact, { id, channel, purpose, reason: input.reason });
    return { suppressed: true, id, cancelled: cancelled.length } as const;
  });
  tell(deps.sql, workspace, 'contact', [contact]);
  return done;
}

/** Lifts a suppression; false: there is none by that id on this contact. */
export async function unsuppress(
  deps: Needs,
  actor: Actor,
  input: { contact: string; id: string; reason: string },
): Promise<boolean> {
  const { workspace } = actor;
  const { contact, id } = input;
  const lifted = await withWorkspace(deps.db, workspace, async (tx) => {
    if (!(await lockContact(tx, { workspace, id: contact }))) return false;
    if (!(await deleteSuppression(tx, { workspace, id, contact }))) return false;
    await bumpPolicy(tx, { workspace, contact });
    await record(deps, tx, actor, 'contact.unsuppress', contact, { id, reason: input.reason });
    return true;
  });
  if (lifted) tell(deps.sql, workspace, 'contact', [contact]);
  return lifted;
}
