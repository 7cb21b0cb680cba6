import { data, redirect } from '@remix-run/node';
import { Form as RemixForm, useActionData, useNavigation, useSearchParams } from '@remix-run/react';
import { z } from 'zod';
import { nearestLanguage } from '../../core/words';
import { signIn } from '../../services/auth';
import { paths } from '../http/paths';
import { readPreferences, writePreferences } from '../http/preferences.server';
import { publicAction, publicScreen } from '../http/route.server';
import { getSignedIn, startSession } from '../session.server';
import { Button } from '../ui/button';
import { Field, Input } from '../ui/field';
import { Proof } from '../ui/form';
import { Logo } from '../ui/logo';
import { SignInPicture } from '../shell/sign-in-picture';
import { isWordKey } from '../words';
import { useWords } from '../words/page';

export const loader = publicScreen({
  async load({ deps, request }) {
    if (await getSignedIn(deps, request)) throw redirect(paths.home());
    return null;
  },
});

export const action = publicAction({
  schema: z.object({
    email: z.email('signIn.email.invalid').max(320),
    password: z.string('signIn.password.missing').min(1, 'signIn.password.missing').max(500),
    next: z.string().max(2000).optional(),
  }),
  async run({ deps, request, caller, form }) {
    const signed = await signIn(deps, { email: form.email, password: form.password, caller });
    if (!signed.ok) {
      const form = signed.code === 'auth.too_many' ? 'signIn.tooMany' : 'signIn.wrong';
      return data({ ok: false as const, errors: { form } }, signed.code === 'auth.too_many' ? 429 : 422);
    }
    const headers = new Headers();
    headers.append('set-cookie', await startSession(request, signed.secret));
    const preferences = await readPreferences(request);
    // A member's own language wins over the browser's, but not over what they chose on this very machine.
    headers.append(
      'set-cookie',
      await writePreferences({
        ...preferences,
        language:
          preferences.language ?? (signed.member.language ? nearestLanguage(signed.member.language) : undefined),
      }),
    );
    throw redirect(ownPath(form.next), { headers });
  },
});

/** Only addresses of this host: a link elsewhere cannot use signing in as a springboard. */
const ownPath = (next: string | undefined) => (next && /^\/(?![/\\])/.test(next) ? next : paths.home());

export default function SignIn() {
  const w = useWords();
  const [search] = useSearchParams();
  const answer = useActionData<typeof action>();
  const busy = useNavigation().state !== 'idle';
  const errors: Record<string, string> = answer && 'errors' in answer ? answer.errors : {};
  const say = (field: string) => {
    const key = errors[field];
    return key && isWordKey(key) ? w(key) : key;
  };
  return (
    <main className="grid min-h-dvh lg:grid-cols-[minmax(26rem,1fr)_1.3fr]">
      <div className="flex flex-col justify-center px-8 py-12">
        <div className="mx-auto w-full max-w-80">
          <Logo className="size-9 text-accent" />
          <h1 className="mt-6 text-title font-semibold">{w('signIn.title')}</h1>
          <p className="mt-1 text-ink-3">{w('signIn.lead')}</p>
          <RemixForm method="post" className="mt-7 flex flex-col gap-4" noValidate>
            <Proof />
            <input type="hidden" name="next" value={search.get('next') ?? '/'} />
            {errors.form && (
              <p role="alert" className="rounded-md bg-fail-soft px-3 py-2 text-fail-ink">
                {say('form')}
              </p>
            )}
            <Field label={w('signIn.email')} error={say('email')}>
              {(parts) => <Input {...parts} type="email" name="email" autoComplete="username" autoFocus />}
            </Field>
            <Field label={w('signIn.password')} error={say('password')}>
              {(parts) => <Input {...parts} type="password" name="password" autoComplete="current-password" />}
            </Field>
            <Button type="submit" tone="primary" className="mt-1" aria-disabled={busy}>
              {busy ? w('signIn.submitting') : w('signIn.submit')}
            </Button>
          </RemixForm>
        </div>
      </div>
      <SignInPicture />
    </main>
  );
}
