import type { Language } from '../../core/vocabulary';
import { en } from './en';
import { es } from './es';

/** A sentence, or its forms by number (`{count}` chooses). */
export type Phrase = string | { one: string; other: string };
export type WordKey = keyof typeof es;
export type WordParams = Record<string, string | number>;
export interface Words {
  (key: WordKey, params?: WordParams): string;
  readonly language: Language;
}

const BOOKS: Record<Language, Record<WordKey, Phrase>> = { es, en };
const LOCALES: Record<Language, string> = { es: 'es-CO', en: 'en-GB' };

/** The locale that numbers and dates follow in a language. */
export const localeOf = (language: Language): string => LOCALES[language];

const MADE = new Map<Language, Words>();

/**
 * The words of one language, the same at every call: each component asks, and `Intl` takes its time.
 *
 * @example createWords('en')('flows.count', { count: 2 }) // '2 flows'
 */
export function createWords(language: Language): Words {
  const words = MADE.get(language) ?? makeWords(language);
  MADE.set(language, words);
  return words;
}

function makeWords(language: Language): Words {
  const book = BOOKS[language];
  const plural = new Intl.PluralRules(LOCALES[language]);
  const number = new Intl.NumberFormat(LOCALES[language]);
  const words = (key: WordKey, params: WordParams = {}) => {
    const phrase = book[key];
    const text =
      typeof phrase === 'string' ? phrase : phrase[plural.select(Number(params.count)) === 'one' ? 'one' : 'other'];
    return text.replace(/\{(\w+)\}/g, (whole, name: string) => {
      const value = params[name];
      return value === undefined ? whole : typeof value === 'number' ? number.format(value) : value;
    });
  };
  return Object.assign(words, { language });
}

/** True if a string built at run time (a role, a node kind) names a phrase. */
export const isWordKey = (key: string): key is WordKey => Object.hasOwn(es, key);
