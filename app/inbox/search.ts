import { z } from 'zod';

export const VIEWS = ['all', 'open', 'mine', 'resolved'] as const;
export type View = (typeof VIEWS)[number];

/** Entries of the thread that are read at once, and the most that one screen holds. */
export const ENTRIES = 60;
export const MOST_ENTRIES = 1000;

/** What the address of the inbox asks for. */
export const InboxSearchSchema = z.object({
  view: z.enum(VIEWS).catch('all').default('all'),
  q: z.string().max(200).default(''),
  entries: z.coerce.number().int().min(ENTRIES).max(MOST_ENTRIES).catch(ENTRIES).default(ENTRIES),
});
export type InboxSearch = z.output<typeof InboxSearchSchema>;
