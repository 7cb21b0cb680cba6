import { Segmented } from '../../ui/segmented';
import { StatusGlyph } from '../../ui/status';
import { isWordKey, type Words } from '../../words';
import { useWords } from '../../words/page';

/** A language as its speakers' colleagues name it: a word for the common ones, the tag where a country is meant. */
export function languageName(language: string, w: Words): string {
  const key = `common.language.${language}`;
  return isWordKey(key) ? w(key) : language;
}

/** The same within a sentence: Spanish writes languages small, a tag stays as it is. */
export function languageWithin(language: string, w: Words): string {
  const name = languageName(language, w);
  return w.language === 'es' && name !== language ? name.toLocaleLowerCase('es') : name;
}

/** The languages of a message, the missing ones marked. */
export function LanguageTabs(props: {
  languages: readonly string[];
  /** Those in which there is something to say. */
  written: readonly string[];
  value: string;
  onChange: (language: string) => void;
  /** What is in these languages; the message, where nothing else is said. */
  label?: string;
}) {
  const w = useWords();
  return (
    <Segmented
      label={props.label ?? w('studio.content.language')}
      value={props.value}
      onChange={props.onChange}
      className="self-start"
      options={props.languages.map((language) => ({
        value: language,
        label: (
          <>
            {languageName(language, w)}
            {!props.written.includes(language) && (
              <>
                <StatusGlyph kind="wait" />
                <span className="sr-only">{w('studio.compose.untranslated')}</span>
              </>
            )}
          </>
        ),
      }))}
    />
  );
}
