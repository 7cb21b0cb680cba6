import { useCallback } from 'react';
import type { FlowDocument } from '../../../core/document';
import { useWords } from '../../words/page';
import { stepNameIn } from '../step-name';

/** What a step is called: its name, else its kind's; an id that is no longer there stays an id. */
export function useNodeName({ nodes }: Pick<FlowDocument, 'nodes'>): (id: string) => string {
  const w = useWords();
  return useCallback((id: string) => stepNameIn({ nodes }, id, w), [nodes, w]);
}
