import { redirect } from '@remix-run/node';
import { z } from 'zod';
import { paths } from '../http/paths';
import { publicAction } from '../http/route.server';
import { clearSession } from '../session.server';

export const loader = () => redirect(paths.home());

export const action = publicAction({
  schema: z.object({}),
  async run({ request }) {
    throw redirect(paths.signIn(), { headers: { 'set-cookie': await clearSession(request) } });
  },
});
