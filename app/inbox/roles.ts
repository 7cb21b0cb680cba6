import type { Role } from '../../core/vocabulary';

/** Who sees the inbox. */
export const CASE_READERS: readonly Role[] = ['admin', 'agent', 'supervisor', 'auditor'];

/** Who works in it: takes, answers, resolves, hands back. */
export const CASE_WORKERS: readonly Role[] = ['admin', 'agent', 'supervisor'];
