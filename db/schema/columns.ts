import { sql } from 'drizzle-orm';
import { text, timestamp } from 'drizzle-orm/pg-core';

/** A moment. Always with a zone; always an ISO string outside the database. */
export const moment = (name: string) => timestamp(name, { withTimezone: true, mode: 'string', precision: 3 });

/** When the row was written, by the database's own clock. Domain times come from `deps.clock` instead. */
export const writtenAt = () => moment('written_at').notNull().default(sql`now()`);

/** The tenant: first in every index, read by every row-level policy. */
export const workspaceId = () => text('workspace_id').notNull();
