import { useSearchParams } from '@remix-run/react';
import { useCallback } from 'react';
import { paths } from '../http/paths';

/** The address of a case (null: the queue alone) that keeps the queue as it is being looked at. */
export function useCaseAddress(): (caseId: string | null) => string {
  const [params] = useSearchParams();
  const view = params.get('view');
  const q = params.get('q');
  return useCallback(
    (caseId) => {
      const kept = new URLSearchParams({ ...(view ? { view } : {}), ...(q ? { q } : {}) }).toString();
      return paths.inbox(caseId ?? undefined) + (kept && `?${kept}`);
    },
    [view, q],
  );
}
