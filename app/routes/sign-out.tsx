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
    const headers = {
      'set-cookie': await clearSession(request),
      // Drafts are kept in the browser's cache: nobody who comes after finds them on its disk.
      'clear-site-data': '"cache"',
    };
    throw redirect(paths.signIn(), { headers });
  },
});
