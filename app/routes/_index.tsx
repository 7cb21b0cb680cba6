import { redirect } from '@remix-run/node';
import { ANYBODY, screen } from '../http/route.server';
import { homeOf } from '../shell/navigation';

/** The start is the place where a member of that role begins. */
export const loader = screen({
  roles: ANYBODY,
  load: ({ me }) => {
    throw redirect(homeOf(me.member.role));
  },
});
