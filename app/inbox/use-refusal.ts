import { say } from '../../core/words';
import { useFieldErrors } from '../ui/use-field-errors';
import { useFormat, usePageContext, useWords } from '../words/page';
import type { CaseAction } from './answer';

/** Why it was not done, in a sentence; null: it was, or nothing was asked yet. */
export function useRefusal(answer: Awaited<ReturnType<CaseAction>> | undefined): string | null {
  const w = useWords();
  const format = useFormat();
  const { language } = usePageContext();
  const [field] = Object.values(useFieldErrors(answer));
  if (!answer || answer.ok) return null;
  if ('errors' in answer) return field ?? null;
  if ('fault' in answer) return w(`inbox.fault.${answer.fault}`, { id: answer.id });
  const until = answer.until === null ? '' : ` ${w('inbox.text.until', { moment: format.moment(answer.until) })}`;
  return say(answer.said, language) + until;
}
