import { useMemo } from 'react';
import { useEditor } from '../store';

/** Paths a rule or a text may read, for suggestions: the shared ones and the flow's own variables. */
export function useKnownFields(): readonly string[] {
  const variables = useEditor((state) => state.records.single.variables);
  return useMemo(
    () => [
      'contact.name',
      'contact.language',
      'contact.country',
      'contact.tags',
      'contact.attributes.',
      ...variables.map((variable) => `vars.${variable.name}`),
      'event.',
      'channel',
      'reply.text',
    ],
    [variables],
  );
}
