import { isRouteErrorResponse, Link, useRouteError } from '@remix-run/react';
import { useWords } from '../words/page';
import { Button, buttonLook } from '../ui/button';
import { ErrorState } from '../ui/states';
import { Logo } from '../ui/logo';

/** What a thrown response or error of a screen reads as: what happened, what was kept, what to do, an id to quote. */
export function GeneralErrorBoundary({ full = false }: { full?: boolean }) {
  const error = useRouteError();
  const w = useWords();
  const told = isRouteErrorResponse(error) ? readProblem(error.data) : {};
  const status = isRouteErrorResponse(error) ? error.status : 500;
  const name =
    told.code === 'csrf' ? 'csrf' : status === 403 ? '403' : status === 404 ? '404' : status === 503 ? '503' : '500';
  const body = (
    <ErrorState
      title={w(`error.${name}.title`)}
      text={w(`error.${name}.text`)}
      id={told.id ? `${w('error.id')} ${told.id}` : undefined}
      action={
        name === '403' || name === '404' ? (
          <Link to="/" className={buttonLook({ tone: 'plain' })}>
            {w('error.home')}
          </Link>
        ) : (
          <Button onClick={() => window.location.reload()}>{w('error.reload')}</Button>
        )
      }
    />
  );
  if (!full) return body;
  return (
    <div className="flex min-h-dvh flex-col p-6">
      <Logo className="size-6 text-accent" />
      <div className="grid flex-1 place-items-center">{body}</div>
    </div>
  );
}

function readProblem(data: unknown): { code?: string; id?: string } {
  if (typeof data !== 'object' || data === null) return {};
  const { code, id } = data as Record<string, unknown>;
  return { code: typeof code === 'string' ? code : undefined, id: typeof id === 'string' ? id : undefined };
}
