import { compile, type Problem } from '../../core/compile';
import { FlowDocumentSchema, type FlowDocument } from '../../core/document';
import { applyEdits, diffDocuments, type Edit } from '../../core/edits';
import { withWorkspace, type Scoped } from '../../db/client';
import { newId } from '../../db/ids';
import { insertFlowEdits, listFlowEdits, type SavedEdits } from '../../db/queries/flow-edits';
import {
  getDraftText,
  getFlow,
  getFlowHead,
  insertFlow,
  setArchived,
  updateDraft,
  type FlowHead,
  type FlowView,
} from '../../db/queries/flows';
import { getVersion } from '../../db/queries/versions';
import { record } from '../audit';
import type { Actor, Deps } from '../deps';
import { issuesOf, type Issue } from '../issues';
import { tell } from '../live';
import { iso } from '../moments';
import { readEnvironment } from './environment';
import { forgetStarts } from './starts';

export type { SavedEdits };

type Needs = Pick<Deps, 'db' | 'sql' | 'clock' | 'contexts'>;

export type Created = { created: true; flow: string; rev: number; problems: Problem[] } | Invalid<'created'>;
export type Saved =
  | { saved: true; rev: number; problems: Problem[] }
  | { saved: false; reason: 'conflict'; rev: number; by: string | null }
  | { saved: false; reason: 'missing' }
  | Invalid<'saved'>;
/** What somebody with an older revision is missing: each save since, or, too long ago, the whole draft as it stands. */
export type Since = { rev: number } & ({ changes: SavedEdits[] } | { document: FlowDocument; by: string | null });
export type Edited =
  | { saved: true; rev: number }
  | { saved: false; reason: 'behind'; since: Since }
  | { saved: false; reason: 'missing' }
  | Invalid<'saved'>;
/** Not a flow document at all: which fields, and why. */
type Invalid<K extends string> = { [key in K]: false } & { reason: 'invalid'; issues: Issue[] };

/**
 * Starts a flow from a document: an empty canvas, a template or a file. Problems do not keep it from being made, only
 * from being published.
 */
export async function createFlow(deps: Needs, actor: Actor, document: unknown): Promise<Created> {
  const parsed = FlowDocumentSchema.safeParse(document);
  if (!parsed.success) return { created: false, reason: 'invalid', issues: issuesOf(parsed.error) };
  const now = deps.clock.now();
  const id = newId('flow', now);
  return withWorkspace(deps.db, actor.workspace, async (tx) => {
    await insertFlow(tx, { workspace: actor.workspace, id, document: parsed.data, at: iso(now), by: actor.id });
    await record(deps, tx, actor, 'flow.create', id, { name: parsed.data.name });
    const { problems } = compile(parsed.data, await readEnvironment(deps, tx, actor.workspace));
    return { created: true, flow: id, rev: 1, problems };
  });
}

/** The same from a file of `exportFlow`. */
export const importFlow = createFlow;

/**
 * Saves a whole document as the draft that was edited from revision `baseRev`: an API's, a version restored. Whoever saved in
 * between is named, and nothing is written over.
 */
export async function saveDraft(
  deps: Needs,
  actor: Actor,
  input: { flow: string; document: unknown; baseRev: number },
): Promise<Saved> {
  const parsed = FlowDocumentSchema.safeParse(input.document);
  if (!parsed.success) return { saved: false, reason: 'invalid', issues: issuesOf(parsed.error) };
  const { workspace } = actor;
  const saved = await withWorkspace(deps.db, workspace, async (tx): Promise<Saved> => {
    const flow = await getFlow(tx, { workspace, id: input.flow, lock: true });
    if (!flow) return { saved: false, reason: 'missing' };
    if (flow.draftRev !== input.baseRev) {
      return { saved: false, reason: 'conflict', rev: flow.draftRev, by: flow.changedBy };
    }
    const rev = await writeDraft(deps, tx, actor, flow, parsed.data, diffDocuments(flow.draft, parsed.data));
    const { problems } = compile(parsed.data, await readEnvironment(deps, tx, workspace));
    return { saved: true, rev, problems };
  });
  if (saved.saved) tell(deps.sql, workspace, 'flow', [input.flow]);
  return saved;
}

/**
 * Saves what was changed of revision `baseRev`, field by field. Whoever is behind is told what was saved since, merges and
 * comes again: what two people changed differently is a question for the one who is there to answer it.
 */
export async function saveEdits(
  deps: Needs,
  actor: Actor,
  input: { flow: string; edits: readonly Edit[]; baseRev: number },
): Promise<Edited> {
  const { workspace } = actor;
  const saved = await withWorkspace(deps.db, workspace, async (tx): Promise<Edited> => {
    const flow = await getFlow(tx, { workspace, id: input.flow, lock: true });
    if (!flow) return { saved: false, reason: 'missing' };
    if (flow.draftRev !== input.baseRev) {
      return { saved: false, reason: 'behind', since: await sinceOf(tx, workspace, flow, input.baseRev) };
    }
    const edited = applyEdits(flow.draft, input.edits);
    // Made from another document than ours, whatever its number: they get ours.
    if (!edited) return { saved: false, reason: 'behind', since: wholeOf(flow) };
    const parsed = FlowDocumentSchema.safeParse(edited);
    if (!parsed.success) return { saved: false, reason: 'invalid', issues: issuesOf(parsed.error) };
    return { saved: true, rev: await writeDraft(deps, tx, actor, flow, parsed.data, input.edits) };
  });
  if (saved.saved) tell(deps.sql, workspace, 'flow', [input.flow]);
  return saved;
}

/** What was saved since a revision; null if there is no such flow. */
export async function readSince(
  deps: Pick<Deps, 'db'>,
  workspace: string,
  input: { flow: string; since: number },
): Promise<Since | null> {
  return withWorkspace(deps.db, workspace, async (tx) => {
    const head = await getFlowHead(tx, { workspace, id: input.flow });
    const changes = head && (await changesSince(tx, workspace, head, input.since));
    if (changes) return changes;
    const flow = head && (await getFlow(tx, { workspace, id: input.flow }));
    return flow && wholeOf(flow);
  });
}

/**
 * The draft as it stands, as the text of its JSON; null if there is no such flow.
 * @param input `known`: of this revision the text is not wanted again
 */
export async function readDraft(
  deps: Pick<Deps, 'db'>,
  workspace: string,
  input: { flow: string; known?: number },
): Promise<{ rev: number; text: string | null } | null> {
  return withWorkspace(deps.db, workspace, (tx) =>
    getDraftText(tx, { workspace, id: input.flow, ...(input.known !== undefined && { known: input.known }) }),
  );
}

const sinceOf = async (tx: Scoped, workspace: string, flow: FlowView, since: number): Promise<Since> =>
  (await changesSince(tx, workspace, flow, since)) ?? wholeOf(flow);

/** Null: not all of them are known. */
async function changesSince(tx: Scoped, workspace: string, flow: FlowHead, since: number): Promise<Since | null> {
  const changes = await listFlowEdits(tx, { workspace, flow: flow.id, since });
  const now = changes.filter(({ rev }) => rev <= flow.draftRev);
  return now.length === flow.draftRev - since ? { rev: flow.draftRev, changes: now } : null;
}
const wholeOf = ({ draftRev, draft, changedBy }: FlowView): Since => ({
  rev: draftRev,
  document: draft,
  by: changedBy,
});

/** The one place where a draft that exists is written, with what the save changed. The flow's row is locked. */
export async function writeDraft(
  deps: Pick<Deps, 'clock'>,
  tx: Scoped,
  { workspace, id: by }: Actor,
  flow: FlowView,
  document: FlowDocument,
  edits: readonly Edit[],
): Promise<number> {
  const at = iso(deps.clock.now());
  const rev = await updateDraft(tx, { workspace, id: flow.id, baseRev: flow.draftRev, document, at, by });
  if (rev === null) throw new Error(`the draft of ${flow.id} changed under its lock`);
  await insertFlowEdits(tx, { workspace, flow: flow.id, rev, edits: [...edits], by, at });
  return rev;
}

/** The problems of a document as it would stand in this workspace, without saving it. */
export async function checkDocument(deps: Needs, workspace: string, document: unknown): Promise<Problem[]> {
  return withWorkspace(
    deps.db,
    workspace,
    async (tx) => compile(document, await readEnvironment(deps, tx, workspace)).problems,
  );
}

/** A flow as a file: the draft, or a version of it. Null if there is no such flow. */
export async function exportFlow(
  deps: Pick<Deps, 'db'>,
  workspace: string,
  input: { flow: string; version?: string },
): Promise<FlowDocument | null> {
  return withWorkspace(deps.db, workspace, async (tx) => {
    const flow = await getFlow(tx, { workspace, id: input.flow });
    if (!flow || !input.version) return flow?.draft ?? null;
    const version = await getVersion(tx, { workspace, id: input.version });
    return version?.flowId === flow.id ? version.document : null;
  });
}

/** Puts a flow away, or brings it back. People inside go on to their end; nobody new gets in. */
export async function archiveFlow(
  deps: Pick<Deps, 'db' | 'clock' | 'programs'>,
  actor: Actor,
  input: { flow: string; archived: boolean },
): Promise<boolean> {
  const { workspace } = actor;
  const done = await withWorkspace(deps.db, workspace, async (tx) => {
    const at = input.archived ? iso(deps.clock.now()) : null;
    const changed = await setArchived(tx, { workspace, id: input.flow, at });
    if (changed) await record(deps, tx, actor, input.archived ? 'flow.archive' : 'flow.unarchive', input.flow);
    return changed;
  });
  forgetStarts(deps, workspace);
  return done;
}
