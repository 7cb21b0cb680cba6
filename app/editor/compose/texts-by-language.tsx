import type { ReactNode } from 'react';
import { fallbackChain } from '../../../core/languages';
import { useEditor } from '../store';
import { LanguageTabs } from './language-tabs';
import { Untranslated } from './untranslated';

type ByLanguage = Readonly<Record<string, string>>;

/**
 * Short texts beside a message, written in one language at a time: the message's own tabs, marks and order to fall back
 * in. `children` gets the language that is being written, and what a text says in the one that stands in for it.
 */
export function TextsByLanguage(props: {
  label: string;
  texts: readonly ByLanguage[];
  /** What the sheet is in; null: the flow's first. */
  language: string | null;
  onLanguage: (language: string) => void;
  /** Takes over every text that is missing here from another language. */
  onCopy: (from: string, to: string) => void;
  children: (language: string, instead: (text: ByLanguage) => string | undefined) => ReactNode;
}) {
  const { texts } = props;
  const order = useEditor((state) => state.records.single.settings.languages);
  const begun = texts.filter((text) => writtenIn(text).length > 0);
  const there = [...new Set(begun.flatMap(writtenIn))];
  const languages = [...order, ...there.filter((each) => !order.includes(each))];
  const complete = languages.filter((each) => begun.every((text) => text[each]));
  const language = props.language && languages.includes(props.language) ? props.language : (languages[0] ?? 'es');
  const chain = (text: ByLanguage) => fallbackChain(language, order, writtenIn(text));
  const missing = begun.filter((text) => !text[language]);
  return (
    <>
      {languages.length > 1 && (
        <LanguageTabs
          label={props.label}
          languages={languages}
          written={complete}
          value={language}
          onChange={props.onLanguage}
        />
      )}
      {props.children(language, (text) => text[chain(text)[0] ?? language])}
      {missing.length > 0 && (
        <Untranslated
          language={language}
          chain={fallbackChain(language, order, new Set(missing.flatMap(writtenIn)))}
          onCopy={(from) => props.onCopy(from, language)}
        />
      )}
    </>
  );
}

const writtenIn = (text: ByLanguage): string[] => Object.keys(text).filter((language) => text[language] !== '');
