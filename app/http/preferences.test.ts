import { describe, expect, it } from 'vitest';
import { languageOf, readPreferences, writePreferences } from './preferences.server';

const asking = (headers: Record<string, string>) => new Request('http://127.0.0.1/', { headers });

describe('how somebody likes to see Hilo', () => {
  it('comes back from the cookie as it was written', async () => {
    const cookie = (await writePreferences({ theme: 'dark', language: 'en', rail: 'collapsed' })).split(';')[0] ?? '';
    expect(await readPreferences(asking({ cookie }))).toMatchObject({
      theme: 'dark',
      language: 'en',
      rail: 'collapsed',
    });
  });

  it('is the default where the cookie is none of ours', async () => {
    expect(await readPreferences(asking({ cookie: 'hilo_preferences=nonsense' }))).toMatchObject({ theme: 'system' });
  });

  it.each([
    ['en-GB,en;q=0.9,es;q=0.8', 'en'],
    ['fr-FR,es;q=0.5', 'es'],
    ['es;q=0.2,en;q=0.7', 'en'],
    ['fr', 'es'],
    ['', 'es'],
  ] as const)('answers %s in %s', (header, language) => {
    expect(languageOf(asking({ 'accept-language': header }), { theme: 'system' })).toBe(language);
  });

  it('keeps to a choice whatever the browser says', () => {
    expect(languageOf(asking({ 'accept-language': 'en' }), { theme: 'system', language: 'es' })).toBe('es');
  });
});
