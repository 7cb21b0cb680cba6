import { useFetcher } from '@remix-run/react';
import { useEffect } from 'react';
import { whenIdle } from '../ui/when-idle';
import { usePageContext } from '../words/page';

/** Tells the server the browser's zone once, so that every later page is served in it. */
export function useReportTimeZone(): void {
  const { timeZone, csrf } = usePageContext();
  const { submit } = useFetcher();
  useEffect(
    () =>
      whenIdle(() => {
        const here = Intl.DateTimeFormat().resolvedOptions().timeZone;
        if (csrf && here && here !== timeZone) {
          submit({ csrf, timeZone: here }, { method: 'post', action: '/preferences' });
        }
      }),
    [timeZone, csrf, submit],
  );
}
