import { useFetcher } from '@remix-run/react';
import { useEffect, useMemo } from 'react';
import { diffDocuments, type Change } from '../../../core/diff';
import type { FlowDocument } from '../../../core/document';
import { paths } from '../../http/paths';
import type { StudioProps } from '../../routes/_app.flows.$flowId/route';
import type { loader } from '../../routes/flows.$flowId.versions.$versionId';
import { toDocument } from '../document/records';
import { useEditor } from '../store';
import { readSeen } from './seen';
import { sideOf } from './sides';

export type Comparison =
  { state: 'loading' | 'missing' } | { state: 'ready'; before: FlowDocument; after: FlowDocument; changes: Change[] };

/** What differs between two sides of this flow; the draft's side as it stands on the canvas at this moment. */
export function useComparison(studio: StudioProps, from: string, to: string): Comparison {
  const before = useSide(studio, from);
  const after = useSide(studio, to);
  return useMemo(() => {
    if (before === 'missing' || after === 'missing') return { state: 'missing' };
    if (before === 'loading' || after === 'loading') return { state: 'loading' };
    return { state: 'ready', before, after, changes: diffDocuments(before, after) };
  }, [before, after]);
}

function useSide(studio: StudioProps, name: string): FlowDocument | 'loading' | 'missing' {
  const side = sideOf(name, studio.versions);
  const records = useEditor((state) => state.records);
  const { kind } = side;
  const version = useVersionDocument(studio.flow.id, side.kind === 'version' ? side.version : null);
  return useMemo(() => {
    if (kind === 'draft') return toDocument(records);
    if (kind === 'version') return version;
    return kind === 'seen' ? (readSeen(studio.flow.id)?.document ?? 'missing') : 'missing';
  }, [kind, records, version, studio.flow.id]);
}

/** A version's document, fetched once however many ask. */
export function useVersionDocument(flow: string, version: string | null): FlowDocument | 'loading' {
  const { data, state, load } = useFetcher<typeof loader>({ key: `version:${version ?? ''}` });
  useEffect(() => {
    if (version !== null && data === undefined && state === 'idle') load(paths.flowVersion(flow, version));
  }, [flow, version, data, state, load]);
  return data?.document ?? 'loading';
}
