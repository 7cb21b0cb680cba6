import type { Role } from '../../core/vocabulary';

/** Who plays the customer in the sandbox. */
export const PLAYERS: readonly Role[] = ['admin', 'designer', 'marketer', 'agent'];
