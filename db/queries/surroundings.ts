import { sql } from 'drizzle-orm';
import type { Scoped } from '../client';

/** Names of the events that came in lately: what a workspace sends us. */
export async function listRecentEventNames(tx: Scoped, p: { workspace: string }): Promise<string[]> {
  // ids are in order of time, so that the latest are found without reading all
  const rows = await tx.execute<{ name: string }>(sql`
    select distinct name from (select name from events where workspace_id = ${p.workspace} order by id desc limit 5000) latest
    order by name`);
  return rows.map(({ name }) => name);
}
