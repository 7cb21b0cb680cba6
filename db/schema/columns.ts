import { sql } from 'drizzle-orm';
import { customType, text } from 'drizzle-orm/pg-core';

/** A moment. Always with a zone; always an ISO string in UTC outside the database. */
export const moment = customType<{ data: string; driverData: string }>({
  dataType: () => 'timestamp(3) with time zone',
  fromDriver: (value) => new Date(value).toISOString(),
});

/** When the row was written, by the database's own clock. Domain times come from `deps.clock` instead. */
export const writtenAt = () =>
  moment('written_at')
    .notNull()
    .default(sql`now()`);

/** The tenant: first in every index, read by every row-level policy. */
export const workspaceId = () => text('workspace_id').notNull();
