import { z } from 'zod';
import { JsonSchema } from '../core/document';
import { CHANNELS } from '../core/vocabulary';
import { withWorkspace } from '../db/client';
import { getContact, type ContactView } from '../db/queries/contacts';
import { listConsents, type ConsentView } from '../db/queries/consents';
import { lastPace } from '../db/queries/phones';
import {
  checkChain,
  listChain,
  listThread,
  THREAD_KINDS,
  type ChainCheck,
  type ThreadCursor,
  type ThreadKind,
  type ThreadRow,
} from '../db/queries/thread';
import type { Pace } from '../db/schema/runs';
import { record } from './audit';
import type { Actor, Deps } from './deps';
import { iso } from './moments';

const Moment = z.iso.datetime();

/** One entry of a customer's thread. The five groups of R4 stand on every one, whatever its kind. */
export const ThreadEntrySchema = z.strictObject({
  kind: z.enum(THREAD_KINDS),
  id: z.string(),
  test: z.boolean(),
  /** Date and time. */
  at: Moment,
  /** Channel; null where it happened on none. */
  channel: z.enum(CHANNELS).nullable(),
  /** Who attended: a member, the run, the system, or the customer. */
  agent: z.strictObject({
    kind: z.enum(['customer', 'run', 'member', 'system']),
    id: z.string().nullable(),
    name: z.string().nullable(),
  }),
  /** What was promised here. */
  commitments: z.array(z.strictObject({ id: z.string(), text: z.string(), dueAt: Moment.nullable() })),
  /** The handoff in progress at that moment, and its clock. */
  handoff: z
    .strictObject({
      case: z.string(),
      status: z.enum(['open', 'assigned', 'resolved']),
      queue: z.string(),
      dueAt: Moment.nullable(),
      firstReplyAt: Moment.nullable(),
    })
    .nullable(),
  body: z.record(z.string(), JsonSchema),
});
export type ThreadEntry = z.infer<typeof ThreadEntrySchema>;

/** A page of the thread, newest first, and where the next one begins. */
export interface ThreadPage {
  entries: ThreadEntry[];
  /** Pass it as `before`; null: that was all. */
  next: string | null;
}

/** The most entries of one page. */
const MOST = 1000;

/** A customer's one timeline across every channel and flow. An unknown contact has an empty one. */
export async function getThread(
  deps: Pick<Deps, 'db'>,
  workspace: string,
  contact: string,
  page: { before?: string; limit?: number; kinds?: readonly ThreadKind[] } = {},
): Promise<ThreadPage> {
  const limit = Math.min(Math.max(1, page.limit ?? 50), MOST);
  const before = page.before === undefined ? undefined : (readCursor(page.before) ?? undefined);
  const rows = await withWorkspace(deps.db, workspace, (tx) =>
    listThread(tx, { workspace, contact, before, limit: limit + 1, kinds: page.kinds }),
  );
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return { entries: shown.map(entryOf), next: rows.length > limit && last ? cursorOf(last) : null };
}

/** The pace of the contact's latest test run, in whose time the whole thread is read; null: they have none. */
export async function paceOfThread(deps: Pick<Deps, 'db'>, workspace: string, contact: string): Promise<Pace | null> {
  return withWorkspace(deps.db, workspace, (tx) => lastPace(tx, { workspace, contact }));
}

function entryOf(row: ThreadRow): ThreadEntry {
  const [kind, id] = row.author.startsWith('member:') ? (['member', row.author.slice(7)] as const) : [row.author, null];
  return {
    kind: row.kind,
    id: row.id,
    test: row.test,
    at: row.at,
    channel: row.channel,
    agent: { kind: AGENTS.find((name) => name === kind) ?? 'system', id, name: row.authorName },
    commitments: [],
    handoff: row.handoff as ThreadEntry['handoff'],
    body: row.body,
  };
}
const AGENTS = ['customer', 'run', 'member', 'system'] as const;

const cursorOf = (row: ThreadCursor) => `${row.at}~${row.rank}~${row.ord}`;
function readCursor(text: string): ThreadCursor | null {
  const [at, rank, ord] = text.split('~');
  if (!at || !ord || Number.isNaN(Date.parse(at)) || !/^\d$/.test(rank ?? '')) return null;
  return { at, rank: Number(rank), ord };
}

/** What verifying a thread found: whole, or where it was touched. */
export type ChainVerdict = ChainCheck & { valid: boolean };

/**
 * Recomputes a contact's hash chain. A message that was changed shows in `changed`, one that was removed or put in shows
 * in `broken` or `complete`; an erased content shows in `changed` and leaves the chain itself whole.
 * Null: no such contact here.
 */
export async function verifyChain(
  deps: Pick<Deps, 'db'>,
  workspace: string,
  contact: string,
): Promise<ChainVerdict | null> {
  const check = await withWorkspace(deps.db, workspace, (tx) => checkChain(tx, { workspace, contact }));
  return check && { ...check, valid: check.broken.length === 0 && check.changed.length === 0 && check.complete };
}

/** Everything known of one customer, in order, with what a stranger needs to check that nothing is missing. */
export interface ThreadExport {
  schema: 1;
  exportedAt: string;
  contact: ContactView;
  consents: ConsentView[];
  /** Oldest first. */
  entries: ThreadEntry[];
  chain: {
    /** How `hash` follows: sha256 in hex of the previous hash, id, at, direction and digest written one after the other. */
    rule: 'sha256(previous + id + at + direction + digest)';
    links: Awaited<ReturnType<typeof listChain>>;
    verdict: ChainVerdict;
  };
}

/**
 * Exports a contact's whole thread as one JSON value, and writes into the audit who took it; null: no such contact here.
 */
export async function exportThread(
  deps: Pick<Deps, 'db' | 'clock'>,
  actor: Actor,
  id: string,
): Promise<ThreadExport | null> {
  const { workspace } = actor;
  const verdict = await verifyChain(deps, workspace, id);
  if (!verdict) return null;
  const entries: ThreadEntry[] = [];
  for (let before: string | undefined; ;) {
    const page = await getThread(deps, workspace, id, { before, limit: MOST });
    entries.push(...page.entries);
    if (page.next === null) break;
    before = page.next;
  }
  return withWorkspace(deps.db, workspace, async (tx) => {
    const contact = await getContact(tx, { workspace, id });
    if (!contact) return null;
    await record(deps, tx, actor, 'contact.export', id, { entries: entries.length });
    return {
      schema: 1,
      exportedAt: iso(deps.clock.now()),
      contact,
      consents: await listConsents(tx, { workspace, contact: id }),
      entries: entries.reverse(),
      chain: {
        rule: 'sha256(previous + id + at + direction + digest)',
        links: await listChain(tx, { workspace, contact: id }),
        verdict,
      },
    };
  });
}
