import { jsonb, pgTable, text, uniqueIndex } from 'drizzle-orm/pg-core';
import type { Scenario } from '../../core/scenario';
import type { Outcome } from '../../core/scenario-outcome';
import { moment, workspaceId } from './columns';
import { flows } from './flows';

/** Tests that were kept: each is played again before its flow is published. */
export const scenarios = pgTable(
  'scenarios',
  {
    id: text('id').primaryKey(),
    workspaceId: workspaceId(),
    flowId: text('flow_id')
      .notNull()
      .references(() => flows.id),
    name: text('name').notNull(),
    scenario: jsonb('scenario').$type<Omit<Scenario, 'name'>>().notNull(),
    /** What it should come to. */
    expected: jsonb('expected').$type<Outcome>().notNull(),
    /** Who last said that this is what it should come to, when and why; empty: nobody changed it since it was made. */
    reason: text('reason').notNull().default(''),
    expectedBy: text('expected_by').notNull(),
    expectedAt: moment('expected_at').notNull(),
    createdAt: moment('created_at').notNull(),
  },
  // a flow's scenarios are listed by it; two of one name cannot be told apart
  (t) => [uniqueIndex('scenarios_name').on(t.workspaceId, t.flowId, t.name)],
);
