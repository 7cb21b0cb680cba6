import { useWords } from '../words/page';
import { Button } from './button';
import { ErrorState } from './states';

/** In the place of what could not be fetched: what is kept, and the button that asks for it again. */
export function MissingPart({ again }: { again: () => void }) {
  const w = useWords();
  return (
    <ErrorState
      title={w('error.part.title')}
      text={w('error.part.text')}
      action={<Button onClick={again}>{w('common.retry')}</Button>}
    />
  );
}
