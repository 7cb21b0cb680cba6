import { createContext, useContext, useMemo } from 'react';
import type { Language } from '../../core/vocabulary';
import type { Theme } from '../http/preferences';
import { createFormat, type Format } from './format';
import { createWords, type Words } from './index';

/** What the root knows of the person looking, before any screen. */
export interface Page {
  language: Language;
  theme: Theme;
  rail: 'open' | 'collapsed' | null;
  /** The browser's zone once it has told us; null on the very first page. */
  timeZone: string | null;
  csrf: string;
  /** The server's clock when the page was made, so that "3 min ago" hydrates as it was served. */
  now: number;
}

export const PageContext = createContext<Page>({
  language: 'es',
  theme: 'system',
  rail: null,
  timeZone: null,
  csrf: '',
  now: 0,
});

export const usePageContext = (): Page => useContext(PageContext);

/**
 * The screen's words in the viewer's language.
 *
 * @example const w = useWords(); w('flows.title')
 */
export function useWords(): Words {
  const { language } = usePageContext();
  return useMemo(() => createWords(language), [language]);
}

/**
 * Dates, numbers and lengths of time as the viewer writes them.
 * @param zone whose clock; absent: the viewer's own
 */
export function useFormat(zone?: string): Format {
  const { language, timeZone } = usePageContext();
  const shown = zone ?? timeZone;
  return useMemo(() => createFormat(language, shown), [language, shown]);
}
