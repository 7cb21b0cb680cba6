import type { Instant } from '../core/json';

/** A moment as the database and JSON carry it. */
export const iso = (at: Instant): string => new Date(at).toISOString();

/** The moment an ISO text names. */
export const instant = (text: string): Instant => Date.parse(text);
