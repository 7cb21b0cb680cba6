import type { RunStatus } from '../../services/runs/read';

/** The states of a run in the order of the filter. A list of its own: the browser gets nothing of the database. */
export const STATUSES = ['live', 'halted', 'ended', 'refused'] as const satisfies readonly RunStatus[];
