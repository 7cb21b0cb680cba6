import type { Said } from '../run';
import { LANGUAGES, type Language } from '../vocabulary';
import { en } from './en';
import { es } from './es';
import { fill, type Sentences } from './sentence';

/** Every sentence of the product's core by language; a test holds both complete. */
export const SENTENCES: Record<Language, Sentences> = { es, en };

/**
 * Says a coded sentence in a language. A code nobody wrote a sentence for is shown as itself: an old journal must
 * stay readable after a release renamed something.
 * @example say({ code: 'wait.over', params: {} }, 'en') // 'The wait is over.'
 */
export function say(said: Said, language: Language): string {
  const sentence = SENTENCES[language][said.code];
  return sentence === undefined ? said.code : fill(sentence, said.params);
}

/** The language of our screens nearest to a tag such as `es-CO`; Spanish where it is none of ours. */
export function nearestLanguage(tag: string | null | undefined): Language {
  const base = (tag ?? '').toLowerCase().split('-')[0];
  return LANGUAGES.find((language) => language === base) ?? 'es';
}
