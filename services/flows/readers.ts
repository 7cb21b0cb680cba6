import type { Role } from '../../core/vocabulary';
import { withWorkspace } from '../../db/client';
import { listMembers } from '../../db/queries/members';
import type { Deps } from '../deps';

/** A member by the name that others know them by. */
export interface Reader {
  id: string;
  name: string;
}

/** The members with one of `roles`, by name: who else may be met in a flow, and called in a comment. */
export async function listReaders(
  deps: Pick<Deps, 'db'>,
  workspace: string,
  roles: readonly Role[],
): Promise<Reader[]> {
  const members = await withWorkspace(deps.db, workspace, (tx) => listMembers(tx, { workspace }));
  return members.flatMap(({ id, name, role, disabled }) => (disabled || !roles.includes(role) ? [] : [{ id, name }]));
}
