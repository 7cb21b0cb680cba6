import { defaultPolicies } from '../core/policy/defaults';
import { PoliciesSchema } from '../core/policy/schema';
import { withWorkspace } from '../db/client';
import { newId } from '../db/ids';
import {
  currentPolicies,
  getPolicies as queryPolicies,
  insertPolicies,
  listPolicies as queryList,
  type PolicyVersion,
} from '../db/queries/policies';
import { record } from './audit';
import type { Actor, Deps } from './deps';
import { issuesOf, type Issue } from './issues';
import { iso } from './moments';

export type { PolicyVersion };

/** The rules in force. A workspace that never saved any has the defaults, as version 0. */
export async function getCurrentPolicies(deps: Pick<Deps, 'db'>, workspace: string): Promise<PolicyVersion> {
  const found = await withWorkspace(deps.db, workspace, (tx) => currentPolicies(tx, { workspace }));
  return (
    found ?? {
      id: '',
      version: 0,
      document: { ...defaultPolicies(), version: 0 },
      author: 'system',
      reason: '',
      at: iso(0),
    }
  );
}

/** One version of the rules: what an old decision was made under. Null: there is none by that number. */
export async function getPolicies(
  deps: Pick<Deps, 'db'>,
  workspace: string,
  version: number,
): Promise<PolicyVersion | null> {
  return withWorkspace(deps.db, workspace, (tx) => queryPolicies(tx, { workspace, version }));
}

/** The versions of the rules, newest first. */
export async function listPolicies(deps: Pick<Deps, 'db'>, workspace: string): Promise<PolicyVersion[]> {
  return withWorkspace(deps.db, workspace, (tx) => queryList(tx, { workspace }));
}

export type PoliciesSaved =
  | { saved: true; version: number }
  | { saved: false; reason: 'invalid'; issues: Issue[] }
  | { saved: false; reason: 'conflict'; version: number; by: string };

/**
 * Saves the rules as a new version, in force within a second everywhere.
 * @param input `document.version` is the version that was edited: if another was saved since, nothing is written
 */
export async function savePolicies(
  deps: Pick<Deps, 'db' | 'clock' | 'contexts'>,
  actor: Actor,
  input: { document: unknown; reason: string },
): Promise<PoliciesSaved> {
  const parsed = PoliciesSchema.safeParse(input.document);
  if (!parsed.success) return { saved: false, reason: 'invalid', issues: issuesOf(parsed.error) };
  const now = deps.clock.now();
  const { workspace } = actor;
  const saved = await withWorkspace(deps.db, workspace, async (tx): Promise<PoliciesSaved> => {
    const current = await currentPolicies(tx, { workspace });
    const base = current?.version ?? 0;
    const version = base + 1;
    const conflict = { saved: false, reason: 'conflict', version: base, by: current?.author ?? '' } as const;
    if (parsed.data.version !== base) return conflict;
    const written = await insertPolicies(tx, {
      workspace,
      id: newId('policy', now),
      version,
      document: { ...parsed.data, version },
      author: actor.id,
      reason: input.reason,
      at: iso(now),
    });
    if (!written) {
      const by = (await currentPolicies(tx, { workspace }))?.author ?? '';
      return { saved: false, reason: 'conflict', version, by };
    }
    await record(deps, tx, actor, 'policies.save', workspace, { version, reason: input.reason });
    return { saved: true, version };
  });
  if (saved.saved) deps.contexts.forget(workspace);
  return saved;
}

/** Stops every send of the workspace, or lets them go on: a version of the rules like any other. */
export async function setKillSwitch(
  deps: Pick<Deps, 'db' | 'clock' | 'contexts'>,
  actor: Actor,
  input: { on: boolean; reason: string },
): Promise<PoliciesSaved> {
  const { document } = await getCurrentPolicies(deps, actor.workspace);
  return savePolicies(deps, actor, { document: { ...document, killSwitch: input.on }, reason: input.reason });
}
