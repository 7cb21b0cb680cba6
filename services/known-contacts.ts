import type { Deps } from './deps';

/** Which of some contact ids are nobody's here. */
export async function unknownContacts(
  deps: Pick<Deps, 'sql'>,
  workspace: string,
  ids: readonly string[],
): Promise<Set<string>> {
  const wanted = [...new Set(ids)];
  if (wanted.length === 0) return new Set();
  const found = await deps.sql.begin(async (tx) => {
    await tx`select set_config('hilo.workspaces', ${workspace}, true)`;
    return tx<{ id: string }[]>`select id from contacts where workspace_id = ${workspace} and id = any (${wanted})`;
  });
  const known = new Set(found.map((row) => row.id));
  return new Set(wanted.filter((id) => !known.has(id)));
}
