import { isWordKey } from '../words';
import { useWords } from '../words/page';

/** What an action said is wrong, by field, in the viewer's words. */
export function useFieldErrors(answer: unknown): Record<string, string> {
  const w = useWords();
  if (typeof answer !== 'object' || answer === null || !('errors' in answer)) return {};
  const errors: Record<string, string> = {};
  for (const [field, key] of Object.entries(answer.errors as Record<string, string>)) {
    errors[field] = isWordKey(key) ? w(key) : key;
  }
  return errors;
}
