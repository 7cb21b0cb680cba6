import { sql, type SQL } from 'drizzle-orm';
import type { JsonObject } from '../../core/json';
import type { AddressKind, ChannelName, Purpose } from '../../core/vocabulary';
import type { Scoped } from '../client';
import type { Standing } from '../schema/contacts';

/** A contact as the list shows it. */
export interface ContactListed {
  id: string;
  externalId: string | null;
  name: string | null;
  country: string | null;
  timeZone: string | null;
  tags: string[];
  addresses: { kind: AddressKind; value: string; state: 'ok' | 'bounced' | 'blocked' }[];
  /** What was last said on the thread, by either side, test runs aside; null: nothing ever. */
  lastMessage: { at: string; direction: 'in' | 'out'; channel: ChannelName | null } | null;
  liveRuns: number;
  openCases: number;
  createdAt: string;
}

const ACCENTS = 'áàâäãéèêëíìîïóòôöõúùûüñç';
const PLAIN = 'aaaaaeeeeiiiiooooouuuunc';
const plain = (column: string) => sql.raw(`translate(lower(${column}), '${ACCENTS}', '${PLAIN}')`);
/** A number as people write it: `300 555-0101`. */
const NUMBER = /^[+\d][\d\s().-]{2,}$/;
const likeOf = (text: string) => `%${text.replace(/[\\%_]/g, '\\$&')}%`;

/** Name without regard to accents, the customer's own id, and addresses however a number is spaced. */
function matches(search: string): SQL {
  const text = search.trim();
  const name = likeOf(text.toLowerCase().replace(/./gu, (c) => PLAIN[ACCENTS.indexOf(c)] ?? c));
  const like = likeOf(text);
  const address = NUMBER.test(text) ? likeOf(text.replace(/\D/g, '')) : like;
  return sql`and (${plain('c.name')} like ${name} or c.external_id ilike ${like} or exists (
    select 1 from addresses a where a.workspace_id = c.workspace_id and a.contact_id = c.id and a.value ilike ${address}))`;
}

/**
 * Contacts, newest first; `search` looks into name, the customer's own id and addresses.
 * @param p `after`: the last contact of the page before
 */
export async function listContacts(
  tx: Scoped,
  p: { workspace: string; search?: string; after?: string; limit?: number },
): Promise<ContactListed[]> {
  const found = p.search ? matches(p.search) : sql``;
  const page = p.after
    ? sql`and (c.created_at, c.id) < (select k.created_at, k.id from contacts k where k.workspace_id = ${p.workspace} and k.id = ${p.after})`
    : sql``;
  const rows = await tx.execute<ContactListed & Record<string, unknown>>(sql`
    select c.id, c.external_id as "externalId", c.name, c.country, c.time_zone as "timeZone", to_json(c.tags) as tags,
      hilo_iso(c.created_at) as "createdAt",
      (select coalesce(json_agg(json_build_object('kind', a.kind, 'value', a.value, 'state', a.state) order by a.id), '[]')
         from addresses a where a.contact_id = c.id) as addresses,
      (select json_build_object('at', hilo_iso(m.at), 'direction', m.direction, 'channel', m.channel) from messages m
         where m.contact_id = c.id and m.direction <> 'note' and not m.test order by m.seq desc limit 1) as "lastMessage",
      (select count(*)::int from runs r where r.contact_id = c.id and r.status in ('live', 'halted')) as "liveRuns",
      (select count(*)::int from cases k where k.contact_id = c.id and k.status <> 'resolved') as "openCases"
    from contacts c where c.workspace_id = ${p.workspace} ${found} ${page}
    order by c.created_at desc, c.id desc limit ${p.limit ?? 50}`);
  return [...rows];
}

/** A contact with all that hangs on it, except the thread. */
export interface ContactView {
  id: string;
  externalId: string | null;
  name: string | null;
  language: string | null;
  timeZone: string | null;
  country: string | null;
  attributes: JsonObject;
  tags: string[];
  standing: Standing;
  policyRev: number;
  holderCase: string | null;
  holderRun: string | null;
  createdAt: string;
  addresses: { id: string; kind: AddressKind; value: string; state: 'ok' | 'bounced' | 'blocked' }[];
  suppressions: SuppressionView[];
}

export interface SuppressionView {
  id: string;
  channel: ChannelName | null;
  purpose: Purpose | null;
  reason: string;
  until: string | null;
  at: string;
}

/** One contact, or null. */
export async function getContact(tx: Scoped, p: { workspace: string; id: string }): Promise<ContactView | null> {
  const rows = await tx.execute<ContactView & Record<string, unknown>>(sql`
    select c.id, c.external_id as "externalId", c.name, c.language, c.time_zone as "timeZone", c.country, c.attributes,
      to_json(c.tags) as tags, c.standing, c.policy_rev::int as "policyRev", c.holder_case as "holderCase", c.holder_run as "holderRun",
      hilo_iso(c.created_at) as "createdAt",
      (select coalesce(json_agg(json_build_object('id', a.id, 'kind', a.kind, 'value', a.value, 'state', a.state) order by a.id), '[]')
         from addresses a where a.contact_id = c.id) as addresses,
      (select coalesce(json_agg(json_build_object('id', s.id, 'channel', s.channel, 'purpose', s.purpose, 'reason', s.reason,
         'until', hilo_iso(s.until), 'at', hilo_iso(s.at)) order by s.at desc), '[]') from suppressions s where s.contact_id = c.id) as suppressions
    from contacts c where c.workspace_id = ${p.workspace} and c.id = ${p.id}`);
  return rows[0] ?? null;
}

/** The id behind the customer's own id or an address, or null. */
export async function findContact(
  tx: Scoped,
  p: { workspace: string; externalId?: string; address?: { kind: AddressKind; value: string } },
): Promise<string | null> {
  const rows = p.address
    ? await tx.execute<{ id: string }>(sql`select contact_id as id from addresses
        where workspace_id = ${p.workspace} and kind = ${p.address.kind} and value = ${p.address.value}`)
    : await tx.execute<{ id: string }>(sql`select id from contacts
        where workspace_id = ${p.workspace} and external_id = ${p.externalId ?? ''}`);
  return rows[0]?.id ?? null;
}

/** Takes a contact's lock till the end of the transaction; false if there is no such contact here. */
export async function lockContact(tx: Scoped, p: { workspace: string; id: string }): Promise<boolean> {
  const rows = await tx.execute<{ id: string }>(sql`
    select id from contacts where workspace_id = ${p.workspace} and id = ${p.id} for no key update`);
  return rows.length === 1;
}

/**
 * Finds the contact a reference means and brings it up to date, or makes it. Null: an id that is nobody's here.
 * @param p `reference`: as `contactRow` of services/ingest.ts writes it
 */
export async function identifyContact(
  tx: Scoped,
  p: { workspace: string; reference: JsonObject; now: number },
): Promise<string | null> {
  const rows = await tx.execute<{ id: string | null }>(sql`
    select hilo_identify(${p.workspace}, ${JSON.stringify(p.reference)}::jsonb, ${p.now}::float8) as id`);
  return rows[0]?.id ?? null;
}

/** Grows the revision that claims compare: something that bears on policy changed. The caller holds the lock. */
export async function bumpPolicy(tx: Scoped, p: { workspace: string; contact: string }): Promise<void> {
  await tx.execute(sql`update contacts set policy_rev = policy_rev + 1
    where workspace_id = ${p.workspace} and id = ${p.contact}`);
}

/** A run as the contact's page shows it; one that was refused entry says why. */
export interface ContactRun {
  id: string;
  flow: string;
  flowName: string;
  version: number | null;
  status: 'live' | 'ended' | 'refused' | 'halted';
  node: string | null;
  wakeAt: string | null;
  outcome: JsonObject | null;
  test: boolean;
  startedAt: string;
  endedAt: string | null;
}

/** A contact's runs, newest first. */
export async function listContactRuns(
  tx: Scoped,
  p: { workspace: string; contact: string; limit?: number },
): Promise<ContactRun[]> {
  const rows = await tx.execute<ContactRun & Record<string, unknown>>(sql`
    select r.id, r.flow_id as flow, f.name as "flowName", nullif(v.number, 0) as version, r.status, r.node, hilo_iso(r.wake_at) as "wakeAt",
      r.outcome, r.pace is not null as test, hilo_iso(r.started_at) as "startedAt", hilo_iso(r.ended_at) as "endedAt"
    from runs r join flows f on f.id = r.flow_id left join versions v on v.id = r.version_id
    where r.workspace_id = ${p.workspace} and r.contact_id = ${p.contact} order by r.started_at desc, r.id desc limit ${p.limit ?? 50}`);
  return [...rows];
}
