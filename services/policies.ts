import { defaultPolicies } from '../core/policy/defaults';
import { PoliciesSchema } from '../core/policy/schema';
import { withWorkspace } from '../db/client';
import { newId } from '../db/ids';
import {
  currentPolicies,
  getPolicies as queryPolicies,
  insertPolicies,
  lastKillSwitchMove,
  listPolicies as queryList,
  type KillSwitchMove,
  type PolicyVersion,
} from '../db/queries/policies';
import { listMembers } from '../db/queries/members';
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

/** The rules as the screen shows them: in force, how they came to be, and who stopped or started the sends. */
export interface PoliciesPage {
  current: PolicyVersion;
  /** The last versions, newest first, each with the name of who saved it. */
  history: { version: number; by: string; reason: string; at: string }[];
  /** Null: nobody ever touched the kill switch. */
  killSwitch: (Omit<KillSwitchMove, 'author'> & { by: string }) | null;
}

/** What the policies screen shows. */
export async function getPoliciesPage(deps: Pick<Deps, 'db'>, workspace: string): Promise<PoliciesPage> {
  const current = await getCurrentPolicies(deps, workspace);
  return withWorkspace(deps.db, workspace, async (tx) => {
    const names = new Map((await listMembers(tx, { workspace })).map(({ id, name }) => [`member:${id}`, name]));
    const nameOf = (author: string) => names.get(author) ?? author;
    const versions = await queryList(tx, { workspace, limit: 10 });
    const move = await lastKillSwitchMove(tx, { workspace });
    const untouched = move === null || (!move.on && move.version <= 1);
    return {
      current,
      history: versions.map(({ version, author, reason, at }) => ({ version, by: nameOf(author), reason, at })),
      killSwitch: untouched
        ? null
        : { on: move.on, version: move.version, by: nameOf(move.author), reason: move.reason, at: move.at },
    };
  });
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
