import type { Role } from '../../core/vocabulary';

/** Who may end a run or try it again. */
export const RUN_KEEPERS: readonly Role[] = ['admin', 'designer', 'marketer', 'supervisor'];
