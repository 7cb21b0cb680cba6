import type { Role } from '../../core/vocabulary';

/** Who may end a run or try it again. */
export const RUN_KEEPERS: readonly Role[] = ['admin', 'designer', 'marketer', 'supervisor'];

/** Who may look at flows, runs and what became of them. */
export const FLOW_READERS: readonly Role[] = ['admin', 'designer', 'marketer', 'supervisor', 'auditor'];

/** Who may look at one run: an agent, too, sees the path of the customer they attend. */
export const RUN_READERS: readonly Role[] = [...FLOW_READERS, 'agent'];
