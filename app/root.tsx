import { data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { Links, Meta, Outlet, Scripts, ScrollRestoration, useFetchers, useRouteLoaderData } from '@remix-run/react';
import { useMemo, type ReactNode } from 'react';
import { Toaster } from 'sonner';
import { csrfToken } from './http/csrf.server';
import { useNonce } from './http/nonce';
import { THEMES, type Theme } from './http/preferences';
import { languageOf, readPreferences } from './http/preferences.server';
import { unlessUnheard } from './http/revalidation';
import { GeneralErrorBoundary } from './shell/general-error-boundary';
import { useReportTimeZone } from './shell/use-report-time-zone';
import './styles/app.css';
import { PageContext, type Page } from './words/page';

export const meta: MetaFunction = () => [{ title: 'Hilo' }];

/** Public and without the database: what every page, an error page too, needs before its first byte. */
export async function loader({ request }: LoaderFunctionArgs) {
  const preferences = await readPreferences(request);
  const { token, setCookie } = await csrfToken(request);
  const page: Page = {
    language: languageOf(request, preferences),
    theme: preferences.theme,
    rail: preferences.rail ?? null,
    timeZone: preferences.timeZone ?? null,
    csrf: token,
    now: Date.now(),
  };
  return data({ page }, setCookie ? { headers: { 'set-cookie': setCookie } } : undefined);
}

export const shouldRevalidate = unlessUnheard;

const BEFORE: Page = { language: 'es', theme: 'system', rail: null, timeZone: null, csrf: '', now: 0 };

/** A change of theme or language shows before the server has answered. */
function usePage(): Page {
  const page = useRouteLoaderData<typeof loader>('root')?.page ?? BEFORE;
  const pending = useFetchers().find((fetcher) => fetcher.formAction?.startsWith('/preferences'))?.formData;
  const asked = { theme: pending?.get('theme'), language: pending?.get('language') };
  const theme = THEMES.find((known: Theme) => known === asked.theme) ?? page.theme;
  const language = asked.language === 'es' || asked.language === 'en' ? asked.language : page.language;
  // The same object while nothing changed: every component that speaks reads it, and any fetcher calls us again.
  return useMemo(() => ({ ...page, theme, language }), [page, theme, language]);
}

export function Layout({ children }: { children: ReactNode }) {
  const nonce = useNonce();
  const page = usePage();
  return (
    <html lang={page.language} data-theme={page.theme}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content={page.theme === 'system' ? 'light dark' : page.theme} />
        <link rel="icon" href="/favicon.svg" type="image/svg+xml" />
        <Meta />
        <Links />
      </head>
      <body>
        <PageContext.Provider value={page}>
          <div className="app-root">{children}</div>
          <Toaster
            position="bottom-right"
            theme={page.theme}
            toastOptions={{
              classNames: {
                toast: '!bg-float !text-ink !border-0 !shadow-float !rounded-card !text-body !font-sans',
                description: '!text-ink-3',
                actionButton: '!bg-accent !text-accent-ink',
              },
            }}
          />
        </PageContext.Provider>
        <ScrollRestoration nonce={nonce} />
        <Scripts nonce={nonce} />
      </body>
    </html>
  );
}

export default function App() {
  useReportTimeZone();
  return <Outlet />;
}

export function ErrorBoundary() {
  return <GeneralErrorBoundary full />;
}
