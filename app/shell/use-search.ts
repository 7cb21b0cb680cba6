import { useNavigation, useSearchParams } from '@remix-run/react';
import { useCallback, useEffect, useRef } from 'react';

/**
 * What the address asks for, and a way to ask for something else. A second change made before the first has arrived
 * builds on it: nothing that was chosen is lost.
 *
 * @example const [search, change] = useSearch(); change({ status: 'live', after: null })
 */
export function useSearch(): [URLSearchParams, (asked: Record<string, string | null>) => void] {
  const [params, setParams] = useSearchParams();
  const { location } = useNavigation();
  const latest = useRef(params);
  useEffect(() => {
    latest.current = location ? new URLSearchParams(location.search) : params;
  }, [location, params]);
  const change = useCallback(
    (asked: Record<string, string | null>) => {
      const next = new URLSearchParams(latest.current);
      for (const [name, value] of Object.entries(asked)) {
        if (value === null || value === '') next.delete(name);
        else next.set(name, value);
      }
      latest.current = next;
      setParams(next, { replace: true, preventScrollReset: true });
    },
    [setParams],
  );
  return [params, change];
}
