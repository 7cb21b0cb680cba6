import { data } from '@remix-run/node';
import { z } from 'zod';
import { LANGUAGES } from '../../core/vocabulary';
import { THEMES } from '../http/preferences';
import { readPreferences, writePreferences } from '../http/preferences.server';
import { publicAction } from '../http/route.server';

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
  async run({ request, form }) {
    const preferences = { ...(await readPreferences(request)), ...form };
    return data({ ok: true }, { headers: { 'set-cookie': await writePreferences(preferences) } });
  },
});
