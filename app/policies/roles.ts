import type { Role } from '../../core/vocabulary';

/** Who may stop every send of the workspace, and let them go on. */
export const STOPPERS: readonly Role[] = ['admin', 'supervisor'];

/** Who may change the rules: as the API's `RULE`. */
export const RULERS: readonly Role[] = ['admin'];
