import type { Role } from '../../core/vocabulary';
import { withWorkspace, type Scoped } from '../../db/client';
import { newId } from '../../db/ids';
import * as queries from '../../db/queries/comments';
import { hasFlow } from '../../db/queries/flows';
import { listMembers } from '../../db/queries/members';
import type { Deps } from '../deps';
import { tell } from '../live';
import { iso } from '../moments';
import { mailMentions } from './mail-mentions';

export type { CommentView, ThreadPlace, ThreadView } from '../../db/queries/comments';

type Needs = Pick<Deps, 'db' | 'sql' | 'clock'>;

/** Who comments. */
export interface Commenter {
  workspace: string;
  member: string;
}

/** Members stand in a body as `<@mem_...>`. */
const MENTION = /<@([\w-]{1,64})>/g;
/** How long a comment may be, in characters. */
export const MOST_SAID = 4000;

export type Commented =
  | { done: true; thread: string; comment: string }
  /** Nothing said, too much, or said nowhere. Of somebody else's words `not_yours`. */
  | { done: false; reason: 'missing' | 'empty' | 'not_yours' };

/** A flow's conversations as a member sees them, oldest first. */
export async function readThreads(
  deps: Pick<Deps, 'db'>,
  { workspace, member }: Commenter,
  flow: string,
): Promise<queries.ThreadView[]> {
  return withWorkspace(deps.db, workspace, (tx) => queries.listThreads(tx, { workspace, flow, member }));
}

/** Begins a conversation at a step, at a place of the canvas or about the flow. */
export async function beginThread(
  deps: Deps,
  by: Commenter,
  input: { flow: string; place: queries.ThreadPlace; body: string; readers: readonly Role[] },
): Promise<Commented> {
  const { workspace } = by;
  const now = deps.clock.now();
  const thread = newId('discussion', now);
  return saying(deps, by, input.flow, async (tx) => {
    if (!(await hasFlow(tx, { workspace, id: input.flow }))) return { done: false, reason: 'missing' };
    if (!isSaid(input.body)) return { done: false, reason: 'empty' };
    const place = { workspace, id: thread, flow: input.flow, createdAt: iso(now), ...input.place };
    await queries.insertThread(tx, place);
    return say(deps, tx, by, { ...input, thread });
  });
}

/** Answers in a conversation; one that was resolved is open again. */
export async function reply(
  deps: Deps,
  by: Commenter,
  input: { flow: string; thread: string; body: string; readers: readonly Role[] },
): Promise<Commented> {
  const { workspace } = by;
  return saying(deps, by, input.flow, async (tx) => {
    const thread = await queries.getThread(tx, { workspace, id: input.thread });
    if (thread?.flow !== input.flow) return { done: false, reason: 'missing' };
    if (!isSaid(input.body)) return { done: false, reason: 'empty' };
    if (thread.resolved) await queries.setResolved(tx, { workspace, id: input.thread, at: null, by: null });
    return say(deps, tx, by, input);
  });
}

/** Rewrites one's own comment. */
export async function editComment(
  deps: Deps,
  by: Commenter,
  input: { flow: string; comment: string; body: string; readers: readonly Role[] },
): Promise<Commented> {
  const { workspace, member: author } = by;
  return saying(deps, by, input.flow, async (tx) => {
    const comment = await queries.getComment(tx, { workspace, id: input.comment });
    if (comment?.flow !== input.flow) return { done: false, reason: 'missing' };
    if (!isSaid(input.body)) return { done: false, reason: 'empty' };
    const change = { workspace, id: input.comment, author, body: input.body.trim() };
    if (!(await queries.updateComment(tx, { ...change, editedAt: iso(deps.clock.now()) }))) {
      return { done: false, reason: 'not_yours' };
    }
    await mention(tx, by, input);
    return { done: true, thread: comment.thread, comment: input.comment };
  });
}

/** Takes one's own comment back; a conversation without any goes with it. */
export async function removeComment(
  deps: Needs,
  by: Commenter,
  input: { flow: string; comment: string },
): Promise<Commented> {
  const { workspace, member: author } = by;
  return commenting(deps, by, input.flow, async (tx) => {
    const comment = await queries.getComment(tx, { workspace, id: input.comment });
    if (comment?.flow !== input.flow) return { done: false, reason: 'missing' };
    if (!(await queries.deleteComment(tx, { workspace, id: input.comment, author }))) {
      return { done: false, reason: 'not_yours' };
    }
    await queries.deleteEmptyThread(tx, { workspace, id: comment.thread });
    return { done: true, thread: comment.thread, comment: input.comment };
  });
}

/** Ends a conversation, or opens it again. False if there is none. */
export async function resolveThread(
  deps: Needs,
  { workspace, member }: Commenter,
  input: { flow: string; thread: string; resolved: boolean },
): Promise<boolean> {
  const at = input.resolved ? iso(deps.clock.now()) : null;
  const done = await withWorkspace(deps.db, workspace, async (tx) => {
    const thread = await queries.getThread(tx, { workspace, id: input.thread });
    if (thread?.flow !== input.flow) return false;
    return queries.setResolved(tx, { workspace, id: input.thread, at, by: at && member });
  });
  if (done) tell(deps.sql, workspace, 'flow_comments', [input.flow]);
  return done;
}

/** A member looked at a conversation: it calls them no more. */
export async function seeThread(
  deps: Needs,
  { workspace, member }: Commenter,
  input: { flow: string; thread: string },
): Promise<void> {
  const at = iso(deps.clock.now());
  const seen = await withWorkspace(deps.db, workspace, (tx) =>
    queries.seeMentions(tx, { workspace, thread: input.thread, member, at }),
  );
  if (seen) tell(deps.sql, workspace, 'flow_comments', [input.flow]);
}

/** The flows in which something unseen calls a member. */
export async function flowsMentioning(deps: Pick<Deps, 'db'>, by: Commenter): Promise<string[]> {
  return withWorkspace(deps.db, by.workspace, (tx) => queries.listFlowsMentioning(tx, by));
}

const isSaid = (body: string) => body.trim() !== '' && body.length <= MOST_SAID;

async function commenting(
  deps: Needs,
  { workspace }: Commenter,
  flow: string,
  work: (tx: Scoped) => Promise<Commented>,
): Promise<Commented> {
  const commented = await withWorkspace(deps.db, workspace, work);
  if (commented.done) tell(deps.sql, workspace, 'flow_comments', [flow]);
  return commented;
}

/** Something is said: whoever it calls gets a mail, which nobody waits for. */
async function saying(
  deps: Deps,
  by: Commenter,
  flow: string,
  work: (tx: Scoped) => Promise<Commented>,
): Promise<Commented> {
  const commented = await commenting(deps, by, flow, work);
  if (commented.done) {
    const { comment } = commented;
    mailMentions(deps, by.workspace, comment).catch((error: unknown) =>
      deps.log.warn({ workspace: by.workspace, comment, err: error }, 'a mention was not mailed'),
    );
  }
  return commented;
}

async function say(
  deps: Pick<Deps, 'clock'>,
  tx: Scoped,
  by: Commenter,
  input: { thread: string; body: string; readers: readonly Role[] },
): Promise<Commented> {
  const { workspace, member: author } = by;
  const now = deps.clock.now();
  const comment = newId('comment', now);
  const said = { workspace, id: comment, thread: input.thread, author, body: input.body.trim(), createdAt: iso(now) };
  await queries.insertComment(tx, said);
  await mention(tx, by, { ...input, comment });
  return { done: true, thread: input.thread, comment };
}

/** Calls whom the body names: members of this workspace who may read it. Nobody calls themselves. */
async function mention(
  tx: Scoped,
  { workspace, member }: Commenter,
  input: { comment: string; body: string; readers: readonly Role[] },
): Promise<void> {
  const named = new Set([...input.body.matchAll(MENTION)].map(([, id]) => id));
  const all = named.size === 0 ? [] : await listMembers(tx, { workspace });
  const called = all.filter(({ id, role, disabled }) => named.has(id) && !disabled && input.readers.includes(role));
  const members = called.map(({ id }) => id).filter((id) => id !== member);
  await queries.putMentions(tx, { workspace, comment: input.comment, members });
}
