import type { Language } from '../../core/vocabulary';
import { localeOf } from './index';

const names = new Map<string, Intl.DisplayNames>();

/**
 * What a language or a country is called by whoever reads, as a line of its own; a code that nobody knows as it is.
 *
 * @example localName('language', 'es-CO', 'es') // 'Español (Colombia)'
 */
export function localName(type: 'language' | 'region', code: string, reader: Language): string {
  const key = `${type} ${reader}`;
  const known = names.get(key) ?? new Intl.DisplayNames([localeOf(reader)], { type });
  names.set(key, known);
  try {
    const name = known.of(code) ?? code;
    return name.charAt(0).toLocaleUpperCase(localeOf(reader)) + name.slice(1);
  } catch {
    return code;
  }
}
