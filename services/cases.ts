import type { JsonObject } from '../core/json';
import type { CallResult, RenderedContent } from '../core/run';
import { withWorkspace, type Scoped } from '../db/client';
import { newId } from '../db/ids';
import {
  closeCase,
  countCases as queryCounts,
  getCase as queryCase,
  listCases as queryCases,
  setFirstReply,
  setOwner,
  type CaseListed,
  type CaseView,
} from '../db/queries/cases';
import { getContact, lockContact, type ContactView } from '../db/queries/contacts';
import { putInputs } from '../db/queries/flow-people';
import { getMember } from '../db/queries/members';
import { notifyInbox } from '../db/queries/live';
import { say } from '../db/queries/thread';
import { record } from './audit';
import { deliverMessage, type DirectResult } from './deliver';
import type { Actor, Deps } from './deps';
import { iso } from './moments';
import { getThread, type ThreadPage } from './thread';

export type { CaseListed, CaseView };
type Needs = Pick<Deps, 'db' | 'clock'>;

/** The inbox: by priority, then by who waits longest. `mine` needs the member. */
export async function listCases(
  deps: Pick<Deps, 'db'>,
  workspace: string,
  filter: { view: 'open' | 'mine' | 'all' | 'resolved'; member?: string; search?: string; limit?: number },
): Promise<CaseListed[]> {
  return withWorkspace(deps.db, workspace, (tx) => queryCases(tx, { workspace, ...filter }));
}

/** How many cases wait: not yet taken, this member's, all. */
export async function countCases(
  deps: Pick<Deps, 'db'>,
  workspace: string,
  member?: string,
): Promise<{ open: number; mine: number; all: number }> {
  return withWorkspace(deps.db, workspace, (tx) => queryCounts(tx, { workspace, member }));
}

/** A case with its handoff card, its customer and the newest page of their thread. */
export interface CasePage {
  case: CaseView;
  contact: ContactView;
  thread: ThreadPage;
}

/** One case with so many entries of the thread, or null. */
export async function getCase(
  deps: Pick<Deps, 'db'>,
  workspace: string,
  id: string,
  entries?: number,
): Promise<CasePage | null> {
  const found = await withWorkspace(deps.db, workspace, async (tx) => {
    const row = await queryCase(tx, { workspace, id });
    const contact = row && (await getContact(tx, { workspace, id: row.contact }));
    return row && contact ? { case: row, contact } : null;
  });
  return found && { ...found, thread: await getThread(deps, workspace, found.contact.id, { limit: entries }) };
}

export type CaseChanged = { changed: true } | { changed: false; reason: 'missing' | 'resolved' | 'unknown_member' };

/** Gives a case to a member; `null` puts it back into its queue. Taking is giving it to oneself. */
export async function assignCase(
  deps: Needs,
  actor: Actor,
  input: { case: string; member: string | null },
): Promise<CaseChanged> {
  const { workspace } = actor;
  return withWorkspace(deps.db, workspace, async (tx): Promise<CaseChanged> => {
    if (input.member !== null) {
      const member = await getMember(tx, { workspace, id: input.member });
      if (!member || member.disabled) return { changed: false, reason: 'unknown_member' };
    }
    const row = await queryCase(tx, { workspace, id: input.case, lock: true });
    if (!row) return { changed: false, reason: 'missing' };
    if (!(await setOwner(tx, { workspace, id: input.case, owner: input.member }))) {
      return { changed: false, reason: 'resolved' };
    }
    await record(deps, tx, actor, 'case.assign', input.case, { from: row.owner, to: input.member });
    await notifyInbox(tx, { workspace, case: input.case });
    return { changed: true };
  });
}

/** Writes a note on the customer's thread: colleagues read it, the customer never does. */
export async function noteOnCase(
  deps: Needs,
  actor: Actor,
  input: { case: string; text: string },
): Promise<CaseChanged> {
  const { workspace } = actor;
  return withWorkspace(deps.db, workspace, async (tx): Promise<CaseChanged> => {
    const row = await queryCase(tx, { workspace, id: input.case });
    if (!row) return { changed: false, reason: 'missing' };
    await lockContact(tx, { workspace, id: row.contact });
    await sayNote(deps, tx, actor, row, input.text);
    await notifyInbox(tx, { workspace, case: input.case });
    return { changed: true };
  });
}

async function sayNote(
  deps: Needs,
  tx: Scoped,
  actor: Actor,
  row: CaseView,
  text: string,
  content: JsonObject = {},
): Promise<void> {
  const now = deps.clock.now();
  await say(tx, {
    workspace: actor.workspace,
    id: newId('message', now),
    contact: row.contact,
    at: now,
    direction: 'note',
    author: actor.id,
    text,
    case: row.id,
    content,
  });
}

/**
 * Closes a case with its outcome. The run that waits for it goes on by the outlet of that outcome, the contact is let
 * go, and promotions that the open case held may be decided anew: one transaction under the contact's lock.
 */
export async function resolveCase(
  deps: Needs,
  actor: Actor,
  input: { case: string; outcome: string; note?: string },
): Promise<CaseChanged> {
  return close(deps, actor, input);
}

/**
 * Gives the customer back to the flow at a chosen node of the version that the run is in; a node that version does not
 * have is refused.
 */
export async function handBack(
  deps: Needs & Pick<Deps, 'programs'>,
  actor: Actor,
  input: { case: string; node: string; note?: string },
): Promise<CaseChanged | { changed: false; reason: 'unknown_node' | 'no_run' }> {
  const { workspace } = actor;
  const row = await withWorkspace(deps.db, workspace, (tx) => queryCase(tx, { workspace, id: input.case }));
  if (!row) return { changed: false, reason: 'missing' };
  if (!row.version || row.runStatus !== 'live') return { changed: false, reason: 'no_run' };
  const program = await deps.programs.get(workspace, row.version);
  if (!program.nodes.has(input.node)) return { changed: false, reason: 'unknown_node' };
  return close(deps, actor, { ...input, outcome: 'handed_back', resumeAt: input.node });
}

async function close(
  deps: Needs,
  actor: Actor,
  input: { case: string; outcome: string; note?: string; resumeAt?: string },
): Promise<CaseChanged> {
  const { workspace } = actor;
  return withWorkspace(deps.db, workspace, async (tx): Promise<CaseChanged> => {
    const row = await queryCase(tx, { workspace, id: input.case });
    if (!row) return { changed: false, reason: 'missing' };
    await lockContact(tx, { workspace, id: row.contact });
    const now = deps.clock.now();
    if (!(await closeCase(tx, { workspace, id: input.case, outcome: input.outcome, at: iso(now) }))) {
      return { changed: false, reason: 'resolved' };
    }
    if (row.run && row.call) {
      const result: CallResult = {
        status: 'resolved',
        outcome: input.outcome,
        by: actor.id,
        ...(input.note === undefined ? {} : { note: input.note }),
        ...(input.resumeAt === undefined ? {} : { resumeAt: input.resumeAt }),
      };
      // inputs carry the clock's time; a test run reads it in its own
      const outcome = { run: row.run, input: { type: 'outcome' as const, at: now, call: row.call, result } };
      await putInputs(tx, { workspace, inputs: [outcome], now });
    }
    const detail = { outcome: input.outcome, ...(input.resumeAt ? { node: input.resumeAt } : {}) };
    if (input.note) await sayNote(deps, tx, actor, row, input.note, detail);
    await record(deps, tx, actor, input.resumeAt ? 'case.hand_back' : 'case.resolve', input.case, detail);
    await notifyInbox(tx, { workspace, case: input.case });
    return { changed: true };
  });
}

export type Replied =
  DirectResult | { status: 'not_sent'; code: 'case.missing' | 'case.resolved' | 'case.no_channel'; params: JsonObject };

/**
 * Answers the customer in the channel they are in, through the same door as every send: consent, suppression and
 * WhatsApp's window still hold; caps and hours do not, since the customer opened the conversation. The first answer
 * stops the case's clock, and whoever answers a case nobody had takes it.
 */
export async function replyToCase(deps: Deps, actor: Actor, input: { case: string; text: string }): Promise<Replied> {
  const { workspace } = actor;
  const row = await withWorkspace(deps.db, workspace, (tx) => queryCase(tx, { workspace, id: input.case }));
  if (!row) return { status: 'not_sent', code: 'case.missing', params: {} };
  if (row.status === 'resolved') return { status: 'not_sent', code: 'case.resolved', params: {} };
  if (!row.channel) return { status: 'not_sent', code: 'case.no_channel', params: {} };
  const { language } = await deps.contexts.get(workspace);
  const content: RenderedContent =
    row.channel === 'email'
      ? { type: 'email', subject: 'Re:', text: input.text, language }
      : { type: 'text', text: input.text, language };
  const result = await deliverMessage(deps, {
    workspace,
    contact: row.contact,
    channel: row.channel,
    content,
    author: actor.id,
    case: row.id,
    inConversation: true,
  });
  if (result.status === 'not_sent') return result;
  const member = actor.id.startsWith('member:') ? actor.id.slice('member:'.length) : null;
  await withWorkspace(deps.db, workspace, async (tx) => {
    await setFirstReply(tx, { workspace, id: row.id, at: iso(deps.clock.now()) });
    if (row.status === 'open' && member) await setOwner(tx, { workspace, id: row.id, owner: member });
    await notifyInbox(tx, { workspace, case: row.id });
  });
  return result;
}
