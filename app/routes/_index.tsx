import { redirect } from '@remix-run/node';
import { ANYBODY, screen } from '../http/route.server';
import { placesOf } from '../shell/navigation';

/** The start is the first place of the member's rail that is theirs to work in. */
export const loader = screen({
  roles: ANYBODY,
  load: ({ me }) => {
    throw redirect(placesOf(me.member.role)[0]?.to ?? '/sign-in');
  },
});
