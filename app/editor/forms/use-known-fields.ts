import { useMemo } from 'react';
import { listOf } from '../document/records';
import { useSampleScope } from '../sample/use-sample-scope';
import { useEditor } from '../store';
import { knownFields, knownTags, type KnownField } from './known-fields';

/** The fields that a rule or a text of this flow may read, with the sample's values. */
export function useKnownFields(): readonly KnownField[] {
  const nodes = useEditor((state) => state.records.nodes);
  const variables = useEditor((state) => state.records.single.variables);
  const scope = useSampleScope();
  return useMemo(() => knownFields(listOf(nodes), variables, scope), [nodes, variables, scope]);
}

export function useKnownTags(): readonly string[] {
  const nodes = useEditor((state) => state.records.nodes);
  const scope = useSampleScope();
  return useMemo(() => knownTags(listOf(nodes), scope), [nodes, scope]);
}
