import type { Role } from '../../core/vocabulary';

/** Who may record or withdraw a customer's consent: as the API's `EDIT_CONTACTS`. */
export const CONSENT_KEEPERS: readonly Role[] = ['admin', 'marketer', 'agent', 'supervisor'];

/** Who may take a customer's whole thread out of Hilo, and see that its chain holds. */
export const EXPORTERS: readonly Role[] = ['admin', 'supervisor', 'auditor'];
