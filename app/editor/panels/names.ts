/** The names of the panels as they stand in the address (`?sheet=`). */
const NAMES = ['comments', 'flow', 'find', 'json', 'versions'] as const;
export type Panel = (typeof NAMES)[number];

export const isPanel = (name: string | null): name is Panel => NAMES.some((panel) => panel === name);
