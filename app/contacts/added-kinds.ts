/** The kinds of address a person can write down; a web session is a browser's. */
export const ADDED_KINDS = ['phone', 'whatsapp', 'email'] as const;
export type AddedKind = (typeof ADDED_KINDS)[number];
