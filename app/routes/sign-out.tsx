import { redirect } from '@remix-run/node';
import { z } from 'zod';
import { signOut } from '../../services/auth';
import { paths } from '../http/paths';
import { publicAction } from '../http/route.server';
import { clearSession, sessionTokenOf } from '../session.server';

export const loader = () => redirect(paths.home());

export const action = publicAction({
  schema: z.object({}),
  async run({ deps, request }) {
    const token = await sessionTokenOf(request);
    if (token) await signOut(deps, token);
    throw redirect(paths.signIn(), { headers: { 'set-cookie': await clearSession(request) } });
  },
});
