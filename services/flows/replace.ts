import { z } from 'zod';
import { FlowDocumentSchema, type FlowDocument } from '../../core/document';
import { diffDocuments } from '../../core/edits';
import { findIn, replaceIn, revertIn, type FindQuery, type Occurrence, type Spot } from '../../core/find/find';
import type { JsonObject } from '../../core/json';
import { withWorkspace, type Scoped } from '../../db/client';
import { listAudit } from '../../db/queries/audit';
import { getFlow, listDrafts, type FlowView } from '../../db/queries/flows';
import { listMembers } from '../../db/queries/members';
import { record } from '../audit';
import type { Actor, Deps } from '../deps';
import { tell } from '../live';
import { writeDraft } from './drafts';

type Needs = Pick<Deps, 'db' | 'sql' | 'clock'>;

/** What was found in one draft, and the revision it was found in. */
export interface DraftFinds {
  flow: string;
  name: string;
  rev: number;
  finds: Occurrence[];
  /** What the steps with finds are called, by id. */
  steps: Record<string, { name: string; kind: string }>;
}

/** Looks through every draft of a workspace; those without a find are left out. */
export async function findInDrafts(deps: Pick<Deps, 'db'>, workspace: string, query: FindQuery): Promise<DraftFinds[]> {
  const drafts = await withWorkspace(deps.db, workspace, (tx) => listDrafts(tx, { workspace }));
  return drafts.flatMap(({ id, name, draft, draftRev }) => {
    const finds = findIn(draft, query);
    if (finds.length === 0) return [];
    const named = new Set(finds.map(({ node }) => node));
    const steps = draft.nodes
      .filter((node) => named.has(node.id))
      .map((node) => [node.id, { name: node.name, kind: node.kind }]);
    return [{ flow: id, name, rev: draftRev, finds, steps: Object.fromEntries(steps) as DraftFinds['steps'] }];
  });
}

/** What became of one draft. */
export type Replaced =
  | { flow: string; name: string; replaced: number; rev: number }
  /** Somebody saved it in between: it is as they left it. */
  | { flow: string; name: string; replaced: 0; reason: 'conflict'; by: string | null }
  /** The new text does not fit: too long, or no name where there must be one. */
  | { flow: string; name: string; replaced: 0; reason: 'invalid' }
  /** The variable's new name is another one's there. */
  | { flow: string; name: string; replaced: 0; reason: 'taken' }
  | { flow: string; name: string; replaced: 0; reason: 'missing' };

/**
 * Replaces the chosen finds in drafts, each saved on the revision it was looked through in and each in a transaction of
 * its own: one that was changed meanwhile is named and left alone, the others go on. What changed stands in the audit
 * under `operation`, whence it can be taken back.
 */
export async function replaceInDrafts(
  deps: Needs,
  actor: Actor,
  input: {
    operation: string;
    query: FindQuery;
    replacement: string;
    drafts: readonly { flow: string; rev: number; finds: readonly string[] }[];
  },
): Promise<Replaced[]> {
  const { operation, query, replacement } = input;
  const results: Replaced[] = [];
  for (const { flow, rev, finds } of input.drafts) {
    const wanted = new Set(finds);
    const done = await change(deps, actor, flow, (held): Change => {
      if (held.draftRev !== rev) return { conflict: held.changedBy };
      if (query.mode === 'variable' && held.draft.variables.some(({ name }) => name === replacement))
        return { taken: true };
      const chosen = findIn(held.draft, query).filter(({ id }) => wanted.has(id));
      const { document, spots } = replaceIn(held.draft, chosen, replacement);
      const detail = {
        operation,
        query: query as unknown as JsonObject,
        replacement,
        spots: spots as unknown as JsonObject[],
      };
      return { document, count: chosen.length, action: 'flow.replace', detail };
    });
    results.push(done);
  }
  return results;
}

/** A replacement in all drafts, as the list of them shows it. */
export interface Replacement {
  operation: string;
  at: string;
  by: string;
  find: string;
  replacement: string;
  flows: { flow: string; texts: number }[];
  /** It was taken back. */
  reverted: boolean;
}

const SpotSchema: z.ZodType<Spot> = z.object({ path: z.array(z.string()), before: z.string(), after: z.string() });
const DetailSchema = z.object({
  operation: z.string(),
  query: z.object({ text: z.string().optional(), name: z.string().optional() }),
  replacement: z.string(),
  spots: z.array(SpotSchema),
});
/** Drafts of how many replacements are looked at: what lies further back is in the audit. */
const LATEST = 500;

/** The latest replacements in all drafts, newest first. */
export async function listReplacements(deps: Pick<Deps, 'db'>, workspace: string): Promise<Replacement[]> {
  return withWorkspace(deps.db, workspace, async (tx) => {
    const actions = ['flow.replace', 'flow.replace_reverted'];
    const entries = await listAudit(tx, { workspace, actions, limit: LATEST });
    const names = await namesOf(tx, workspace);
    const reverted = new Set(
      entries.filter(({ action }) => action === 'flow.replace_reverted').map(({ detail }) => detail.operation),
    );
    const byOperation = new Map<string, Replacement>();
    for (const { action, at, actor, subject, detail } of entries) {
      const parsed = DetailSchema.safeParse(detail);
      if (action !== 'flow.replace' || !parsed.success) continue;
      const { operation, query, replacement, spots } = parsed.data;
      const known = byOperation.get(operation) ?? {
        operation,
        at,
        by: names.get(actor) ?? actor,
        find: query.text ?? query.name ?? '',
        replacement,
        flows: [],
        reverted: reverted.has(operation),
      };
      known.flows.push({ flow: subject, texts: spots.length });
      byOperation.set(operation, known);
    }
    return [...byOperation.values()];
  });
}

/** Takes a replacement back, draft by draft, where its texts still stand. Texts that were edited since are kept and counted. */
export async function revertReplacement(
  deps: Needs,
  actor: Actor,
  operation: string,
): Promise<{ drafts: Replaced[]; kept: number }> {
  const { workspace } = actor;
  const entries = await withWorkspace(deps.db, workspace, (tx) =>
    listAudit(tx, { workspace, actions: ['flow.replace'], operation }),
  );
  let kept = 0;
  const drafts: Replaced[] = [];
  for (const { subject, detail } of entries) {
    const parsed = DetailSchema.safeParse(detail);
    if (!parsed.success) continue;
    const { spots } = parsed.data;
    const done = await change(deps, actor, subject, (held): Change => {
      const back = revertIn(held.draft, spots);
      kept += back.kept.length;
      const counts = { operation, reverted: back.reverted, kept: back.kept.length };
      return { document: back.document, count: back.reverted, action: 'flow.replace_reverted', detail: counts };
    });
    drafts.push(done);
  }
  return { drafts, kept };
}

type Change =
  | { conflict: string | null }
  | { taken: true }
  | { document: FlowDocument; count: number; action: string; detail: JsonObject };

async function change(deps: Needs, actor: Actor, id: string, plan: (held: FlowView) => Change): Promise<Replaced> {
  const { workspace } = actor;
  const replaced = await withWorkspace(deps.db, workspace, async (tx): Promise<Replaced> => {
    const held = await getFlow(tx, { workspace, id, lock: true });
    if (!held) return { flow: id, name: id, replaced: 0, reason: 'missing' };
    const { name } = held;
    const planned = plan(held);
    if ('conflict' in planned) {
      const by = (await namesOf(tx, workspace)).get(planned.conflict ?? '') ?? null;
      return { flow: id, name, replaced: 0, reason: 'conflict', by };
    }
    if ('taken' in planned) return { flow: id, name, replaced: 0, reason: 'taken' };
    const parsed = FlowDocumentSchema.safeParse(planned.document);
    if (!parsed.success) return { flow: id, name, replaced: 0, reason: 'invalid' };
    const rev = await writeDraft(deps, tx, actor, held, parsed.data, diffDocuments(held.draft, parsed.data));
    await record(deps, tx, actor, planned.action, id, planned.detail);
    return { flow: id, name: parsed.data.name, replaced: planned.count, rev };
  });
  if ('rev' in replaced) tell(deps.sql, workspace, 'flow', [id]);
  return replaced;
}

/** Members by the id that acts are recorded under. */
async function namesOf(tx: Scoped, workspace: string): Promise<Map<string, string>> {
  const members = await listMembers(tx, { workspace });
  return new Map(members.map(({ id, name }) => [`member:${id}`, name]));
}
