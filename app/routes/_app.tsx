import { Outlet, useLoaderData, useMatches, type ShouldRevalidateFunction } from '@remix-run/react';
import { useEffect, useState } from 'react';
import { ANYBODY, screen } from '../http/route.server';
import { GeneralErrorBoundary } from '../shell/general-error-boundary';
import { Rail } from '../shell/rail';
import { usePreference } from '../shell/use-preference';
import { usePageContext, useWords } from '../words/page';

export const loader = screen({ roles: ANYBODY, load: ({ me }) => ({ me }) });

/** Who is signed in changes only by signing in and out. */
export const shouldRevalidate: ShouldRevalidateFunction = ({ formAction }) => formAction === '/sign-out';

/** Wide screens open the rail; below 1440 px and in the Studio it collapses by itself. A choice of one's own wins. */
function useRail(): { collapsed: boolean; toggle: () => void } {
  const { rail } = usePageContext();
  const prefer = usePreference();
  const [chosen, setChosen] = useState(rail);
  const [narrow, setNarrow] = useState(false);
  const studio = useMatches().some((match) => (match.handle as { rail?: string } | undefined)?.rail === 'collapsed');
  useEffect(() => {
    const query = window.matchMedia('(width < 1440px)');
    const follow = () => setNarrow(query.matches);
    follow();
    query.addEventListener('change', follow);
    return () => query.removeEventListener('change', follow);
  }, []);
  const collapsed = studio || (chosen ? chosen === 'collapsed' : narrow);
  return {
    collapsed,
    toggle: () => {
      const next = collapsed ? 'open' : 'collapsed';
      setChosen(next);
      prefer({ rail: next });
    },
  };
}

export default function AppLayout() {
  const { me } = useLoaderData<typeof loader>();
  const { collapsed, toggle } = useRail();
  const studio = useMatches().some((match) => (match.handle as { rail?: string } | undefined)?.rail === 'collapsed');
  const w = useWords();
  return (
    <div className="flex h-dvh overflow-hidden">
      <a
        href="#content"
        className="sr-only focus:not-sr-only focus:fixed focus:top-2 focus:left-2 focus:z-50 focus:rounded-control focus:bg-float focus:px-3 focus:py-1.5 focus:shadow-float"
      >
        {w('shell.skip')}
      </a>
      <Rail me={me} collapsed={collapsed} onToggle={studio ? undefined : toggle} />
      <main id="content" className="flex min-h-0 min-w-0 flex-1 flex-col">
        <Outlet />
      </main>
    </div>
  );
}

export function ErrorBoundary() {
  return <GeneralErrorBoundary full />;
}
