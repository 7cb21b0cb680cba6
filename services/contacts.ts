import type { AddressKind } from '../core/vocabulary';
import { withWorkspace } from '../db/client';
import { listContactCases, type CaseListed } from '../db/queries/cases';
import { listConsents, type ConsentView } from '../db/queries/consents';
import {
  bumpPolicy,
  findContact as queryFind,
  getContact as queryContact,
  identifyContact,
  listContactRuns,
  listContacts as queryContacts,
  lockContact,
  type ContactListed,
  type ContactRun,
  type ContactView,
} from '../db/queries/contacts';
import { record } from './audit';
import type { Actor, Deps } from './deps';
import { contactRow, type ContactRef } from './ingest';
import { tell } from './live';

export type { CaseListed, ConsentView, ContactListed, ContactRun, ContactView };

/** Contacts, newest first; `after` is the last id of the page before. */
export async function listContacts(
  deps: Pick<Deps, 'db'>,
  workspace: string,
  page: { search?: string; after?: string; limit?: number } = {},
): Promise<ContactListed[]> {
  return withWorkspace(deps.db, workspace, (tx) => queryContacts(tx, { workspace, ...page }));
}

/** One contact, or null. */
export async function getContact(deps: Pick<Deps, 'db'>, workspace: string, id: string): Promise<ContactView | null> {
  return withWorkspace(deps.db, workspace, (tx) => queryContact(tx, { workspace, id }));
}

/** The contact behind our id, the customer's own id or an address; null: nobody here. */
export async function findContact(
  deps: Pick<Deps, 'db'>,
  workspace: string,
  by: { externalId: string } | { address: { kind: AddressKind; value: string } },
): Promise<string | null> {
  return withWorkspace(deps.db, workspace, (tx) => queryFind(tx, { workspace, ...by }));
}

/** Everything a contact's page shows beside the thread. */
export interface ContactPage {
  contact: ContactView;
  /** Every word of consent with its evidence, newest first. */
  consents: ConsentView[];
  /** Runs, and entries that were refused, with why. */
  runs: ContactRun[];
  cases: CaseListed[];
}

/** One contact's page, or null. */
export async function getContactPage(
  deps: Pick<Deps, 'db'>,
  workspace: string,
  id: string,
): Promise<ContactPage | null> {
  return withWorkspace(deps.db, workspace, async (tx) => {
    const contact = await queryContact(tx, { workspace, id });
    if (!contact) return null;
    return {
      contact,
      consents: await listConsents(tx, { workspace, contact: id }),
      runs: await listContactRuns(tx, { workspace, contact: id }),
      cases: await listContactCases(tx, { workspace, contact: id }),
    };
  });
}

/**
 * Makes a contact, or brings the one that is meant up to date: by our id, else by the customer's own id, else by an
 * address. An address that is another contact's stays with that one. Null: an id that is nobody's here.
 */
export async function upsertContact(
  deps: Pick<Deps, 'sql' | 'db' | 'clock'>,
  actor: Actor,
  input: ContactRef,
): Promise<ContactView | null> {
  const now = deps.clock.now();
  const { workspace } = actor;
  const reference = contactRow(input, now);
  const contact = await withWorkspace(deps.db, workspace, async (tx) => {
    const id = await identifyContact(tx, { workspace, reference, now });
    if (id === null) return null;
    await lockContact(tx, { workspace, id });
    // an address more or less bears on policy
    if (Array.isArray(reference.addresses) && reference.addresses.length > 0)
      await bumpPolicy(tx, { workspace, contact: id });
    await record(deps, tx, actor, id === reference.newId ? 'contact.create' : 'contact.update', id, {
      fields: Object.keys(input).sort(),
    });
    return queryContact(tx, { workspace, id });
  });
  if (contact) tell(deps.sql, workspace, 'contact', [contact.id]);
  return contact;
}
