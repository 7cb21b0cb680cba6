import type { FlowDocument } from '../../../core/document';
import type { Words } from '../../words';

interface Listed {
  id: string;
  number: number;
  live: boolean;
}

/** One side of a comparison, as the address names it: `v3`, `live`, `draft`, or `seen` (as I left it last). */
export type Side =
  { kind: 'version'; version: string; number: number } | { kind: 'draft' } | { kind: 'seen' } | { kind: 'missing' };

export function sideOf(name: string, versions: readonly Listed[]): Side {
  if (name === 'draft' || name === 'seen') return { kind: name };
  const version = versions.find(({ number, live }) => (name === 'live' ? live : name === `v${number}`));
  return version ? { kind: 'version', version: version.id, number: version.number } : { kind: 'missing' };
}

/** The sides one can choose from: the draft, what I saw last, and every version. */
export function sideOptions(
  versions: readonly Listed[],
  seen: FlowDocument | null,
  w: Words,
): { value: string; label: string }[] {
  return [
    { value: 'draft', label: w('studio.versions.draft') },
    ...(seen ? [{ value: 'seen', label: w('studio.versions.seen') }] : []),
    ...versions.map(({ number, live }) => ({
      value: `v${number}`,
      label: live ? w('studio.versions.isLive', { n: number }) : `v${number}`,
    })),
  ];
}
