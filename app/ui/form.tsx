import { Form as RemixForm, useFetcher, type FetcherWithComponents, type FormProps } from '@remix-run/react';
import { useCallback } from 'react';
import { usePageContext } from '../words/page';

/** A form of ours: carries the token, and the intent if the action has several. */
export function Form({ intent, children, ...rest }: FormProps & { intent?: string }) {
  return (
    <RemixForm method="post" {...rest}>
      <Proof intent={intent} />
      {children}
    </RemixForm>
  );
}

/** The hidden fields of a form that is not a `Form`: a fetcher's own. */
export function Proof({ intent }: { intent?: string }) {
  const { csrf } = usePageContext();
  return (
    <>
      <input type="hidden" name="csrf" value={csrf} />
      {intent && <input type="hidden" name="intent" value={intent} />}
    </>
  );
}

type Fields = Record<string, string | undefined>;

/**
 * A fetcher that sends an intent with the token.
 *
 * @example const pause = useIntent<typeof action>(); pause.send('pause', { kind: 'all' })
 */
export function useIntent<Action = unknown>(
  key?: string,
): FetcherWithComponents<ReturnTypeOf<Action>> & { send: (intent: string, fields?: Fields, action?: string) => void } {
  const fetcher = useFetcher<Action>(key ? { key } : undefined);
  const { csrf } = usePageContext();
  const { submit } = fetcher;
  const send = useCallback(
    (intent: string, fields: Fields = {}, action?: string) => {
      const form = new FormData();
      form.set('csrf', csrf);
      form.set('intent', intent);
      for (const [name, value] of Object.entries(fields)) if (value !== undefined) form.set(name, value);
      submit(form, { method: 'post', action });
    },
    [csrf, submit],
  );
  return { ...fetcher, send };
}
type ReturnTypeOf<Action> = ReturnType<typeof useFetcher<Action>>['data'];
