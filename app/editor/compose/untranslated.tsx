import { Copy, PenLine } from 'lucide-react';
import { languageName } from '../../../core/words/format';
import { Button } from '../../ui/button';
import { useWords } from '../../words/page';

/** A language nobody wrote in yet: what its speakers meet meanwhile, and how to begin. */
export function Untranslated(props: {
  language: string;
  /** The languages that are written, in the order that stands in for this one. */
  chain: readonly string[];
  onCopy: (from: string) => void;
  /** Without it one begins by writing. */
  onBlank?: () => void;
}) {
  const w = useWords();
  const { chain, onBlank } = props;
  const [first] = chain;
  const name = (language: string) => languageName(language, w.language);
  return (
    <div className="flex flex-col gap-3 rounded-card bg-sunken p-3">
      <p className="text-ink-2">
        {first
          ? w('studio.compose.missingLanguage', {
              language: name(props.language),
              instead: chain.map(name).join(' → '),
            })
          : w('studio.compose.nothingWritten')}
      </p>
      <div className="flex flex-wrap gap-2">
        {chain.map((each) => (
          <Button
            key={each}
            tone={each === first && onBlank ? 'primary' : 'plain'}
            icon={<Copy className="size-3.5" aria-hidden />}
            onClick={() => props.onCopy(each)}
          >
            {w('studio.compose.startFrom', { language: name(each) })}
          </Button>
        ))}
        {onBlank && (
          <Button icon={<PenLine className="size-3.5" aria-hidden />} onClick={onBlank}>
            {w('studio.compose.startBlank')}
          </Button>
        )}
      </div>
    </div>
  );
}
