import { data } from '@remix-run/node';
import { z } from 'zod';
import { LANGUAGES } from '../../core/vocabulary';
import { savePreferences } from '../../services/auth';
import { THEMES } from '../http/preferences';
import { readPreferences, writePreferences } from '../http/preferences.server';
import { publicAction } from '../http/route.server';
import { getSignedIn } from '../session.server';

const Change = z.object({
  language: z.enum(LANGUAGES).optional(),
  theme: z.enum(THEMES).optional(),
  rail: z.enum(['open', 'collapsed']).optional(),
  timeZone: z
    .string()
    .max(64)
    .regex(/^[A-Za-z0-9_+/-]+$/)
    .optional(),
});

/** Language, theme, rail and zone: anybody may set their own, before signing in too. */
export const action = publicAction({
  schema: Change,
  async run({ deps, request, form }) {
    const me = await getSignedIn(deps, request);
    // A member's language and theme go with them to the next machine; rail and zone belong to this one.
    if (me && (form.language ?? form.theme)) {
      await savePreferences(deps, { workspace: me.workspace.id, member: me.member.id }, form);
    }
    const preferences = { ...(await readPreferences(request)), ...form };
    return data({ ok: true }, { headers: { 'set-cookie': await writePreferences(preferences) } });
  },
});
