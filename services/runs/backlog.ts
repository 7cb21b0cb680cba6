import type { Deps } from '../deps';

/** How late a run must be to count as waiting for the engine, in milliseconds. */
const LATE_MS = 5000;

/** How many runs of a workspace have been due for a while, counted up to `most`: what is behind an engine that cannot keep up. */
export async function countOverdue(
  deps: Pick<Deps, 'sql' | 'clock'>,
  workspace: string,
  most: number,
): Promise<number> {
  const before = deps.clock.now() - LATE_MS;
  return deps.sql.begin(async (tx) => {
    await tx`select set_config('hilo.workspaces', ${workspace}, true)`;
    const [row] = await tx<{ n: number }[]>`
      select count(*)::int as n from (
        select 1 from runs where status = 'live' and wake_at <= hilo_at(${before}) and workspace_id = ${workspace} limit ${most}) due`;
    return row?.n ?? 0;
  });
}
