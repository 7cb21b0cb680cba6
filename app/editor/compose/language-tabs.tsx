import { Segmented } from '../../ui/segmented';
import { StatusGlyph } from '../../ui/status';
import { localName } from '../../words/local-name';
import { useWords } from '../../words/page';

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
      looking
      label={props.label ?? w('studio.content.language')}
      value={props.value}
      onChange={props.onChange}
      className="max-w-full flex-wrap self-start"
      options={props.languages.map((language) => ({
        value: language,
        label: (
          <>
            {localName('language', language, w.language)}
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
