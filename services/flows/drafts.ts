import { compile, type Problem } from '../../core/compile';
import { FlowDocumentSchema, type FlowDocument } from '../../core/document';
import { withWorkspace } from '../../db/client';
import { newId } from '../../db/ids';
import { getFlow, insertFlow, setArchived, updateDraft } from '../../db/queries/flows';
import { getVersion } from '../../db/queries/versions';
import { record } from '../audit';
import type { Actor, Deps } from '../deps';
import { issuesOf, type Issue } from '../issues';
import { iso } from '../moments';
import { readEnvironment } from './environment';
import { forgetStarts } from './starts';

type Needs = Pick<Deps, 'db' | 'clock' | 'contexts'>;

export type Created = { created: true; flow: string; rev: number; problems: Problem[] } | Invalid<'created'>;
export type Saved =
  | { saved: true; rev: number; problems: Problem[] }
  | { saved: false; reason: 'conflict'; rev: number; by: string | null }
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
 * Saves the draft that was edited from revision `baseRev`. Whoever saved in between is named, and nothing is lost: the
 * caller reloads and merges.
 */
export async function saveDraft(
  deps: Needs,
  actor: Actor,
  input: { flow: string; document: unknown; baseRev: number },
): Promise<Saved> {
  const parsed = FlowDocumentSchema.safeParse(input.document);
  if (!parsed.success) return { saved: false, reason: 'invalid', issues: issuesOf(parsed.error) };
  const at = iso(deps.clock.now());
  const { workspace, id: by } = actor;
  return withWorkspace(deps.db, workspace, async (tx): Promise<Saved> => {
    const rev = await updateDraft(tx, {
      workspace,
      id: input.flow,
      baseRev: input.baseRev,
      document: parsed.data,
      at,
      by,
    });
    if (rev === null) {
      const flow = await getFlow(tx, { workspace, id: input.flow });
      if (!flow) return { saved: false, reason: 'missing' };
      return { saved: false, reason: 'conflict', rev: flow.draftRev, by: flow.changedBy };
    }
    const { problems } = compile(parsed.data, await readEnvironment(deps, tx, workspace));
    return { saved: true, rev, problems };
  });
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
