import type { Role } from '../../core/vocabulary';

/** Who may do what by the API: the roles of the screens that do the same. */
export const DESIGN: readonly Role[] = ['admin', 'designer', 'marketer'];
export const OPERATE: readonly Role[] = ['admin', 'designer', 'marketer', 'supervisor'];
export const EDIT_CONTACTS: readonly Role[] = ['admin', 'marketer', 'agent', 'supervisor'];
export const TRY_OUT: readonly Role[] = ['admin', 'designer', 'marketer', 'agent', 'supervisor'];
export const RULE: readonly Role[] = ['admin'];
export { CASE_READERS as SEE_CASES, CASE_WORKERS as SERVE } from '../inbox/roles';
