import { createCookie } from '@remix-run/node';
import { z } from 'zod';
import { LANGUAGES, type Language } from '../../core/vocabulary';
import { THEMES } from './preferences';

/** How somebody likes to see Hilo. Kept in a cookie so that the first byte served is already right: nothing flashes. */
export const PreferencesSchema = z.object({
  language: z.enum(LANGUAGES).optional().catch(undefined),
  theme: z.enum(THEMES).catch('system').default('system'),
  rail: z.enum(['open', 'collapsed']).optional().catch(undefined),
  timeZone: z.string().max(64).optional().catch(undefined),
});
export type Preferences = z.infer<typeof PreferencesSchema>;

const cookie = createCookie('hilo_preferences', { path: '/', sameSite: 'lax', httpOnly: true, maxAge: 31_536_000 });

export async function readPreferences(request: Request): Promise<Preferences> {
  const raw: unknown = await cookie.parse(request.headers.get('cookie'));
  const parsed = PreferencesSchema.safeParse(raw ?? {});
  return parsed.success ? parsed.data : { theme: 'system' };
}

export const writePreferences = (preferences: Preferences): Promise<string> => cookie.serialize(preferences);

/** The language to answer in: the cookie's (set from the member's own on sign in), else the browser's, else Spanish. */
export function languageOf(request: Request, preferences: Preferences): Language {
  if (preferences.language) return preferences.language;
  const wanted = (request.headers.get('accept-language') ?? '')
    .split(',')
    .map((part) => {
      const [tag = '', q = 'q=1'] = part.trim().split(';');
      return { tag: tag.slice(0, 2).toLowerCase(), q: Number(q.trim().slice(2)) || 0 };
    })
    .sort((a, b) => b.q - a.q);
  return LANGUAGES.find((language) => language === wanted.find((w) => isLanguage(w.tag))?.tag) ?? 'es';
}
const isLanguage = (tag: string) => (LANGUAGES as readonly string[]).includes(tag);
