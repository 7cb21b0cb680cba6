import { useFetcher } from '@remix-run/react';
import { useCallback } from 'react';
import { usePageContext } from '../words/page';

/** Sets a preference; the root shows it before the server has answered. */
export function usePreference() {
  const { submit } = useFetcher();
  const { csrf } = usePageContext();
  return useCallback(
    (change: { language?: string; theme?: string; rail?: string }) =>
      submit({ csrf, ...change }, { method: 'post', action: '/preferences' }),
    [csrf, submit],
  );
}
