import { z } from 'zod';
import { saveContentLanguages } from '../../services/flows/house';
import { actionsOf, DESIGNERS } from '../http/route.server';
import { actorOf } from '../session.server';

const edits = actionsOf({ roles: DESIGNERS });

/** The languages that the workspace writes in, in the order to fall back in. */
export const action = edits.answer({
  save: edits.intent(z.object({ languages: z.string().max(300) }), ({ deps, me, form }) =>
    saveContentLanguages(deps, actorOf(me), form.languages.split(' ').filter(Boolean)),
  ),
});
