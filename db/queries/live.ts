import { sql } from 'drizzle-orm';
import type { Scoped } from '../client';

/** Tells open screens that a case changed, when this transaction commits. */
export async function notifyInbox(tx: Scoped, p: { workspace: string; case: string }): Promise<void> {
  const payload = JSON.stringify({ workspace: p.workspace, topic: 'inbox', case: p.case });
  await tx.execute(sql`select pg_notify('hilo_live', ${payload})`);
}
