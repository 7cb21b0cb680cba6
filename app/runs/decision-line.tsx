import { ChevronRight, ShieldCheck, ShieldX, TimerReset } from 'lucide-react';
import { say } from '../../core/words';
import type { Explained } from '../../services/why-not';
import { useFormat, usePageContext, useWords } from '../words/page';

const ICONS = { allow: ShieldCheck, defer: TimerReset, suppress: ShieldX } as const;

/** The verdict, one line; open, every rule's word with the version of the rules that spoke. */
export function DecisionDetails(props: {
  decision: Pick<Explained, 'verdict' | 'said' | 'trace' | 'policyVersion'>;
  /** When it was decided, where no line beside it says so. */
  at?: string;
  open?: boolean;
}) {
  const { decision, at, open = false } = props;
  const w = useWords();
  const format = useFormat();
  const { language } = usePageContext();
  const [headline, ...rules] = decision.said;
  const Icon = ICONS[decision.verdict];
  const stood = new Set(decision.trace.filter((row) => row.verdict !== 'pass').map((row) => row.code));
  return (
    <details open={open} className="group/decision rounded-md text-ink-2">
      <summary className="flex list-none items-start gap-1.5 rounded-sm hover:text-ink [&::-webkit-details-marker]:hidden">
        <Icon className="mt-px size-4 shrink-0 text-ink-mute" aria-hidden />
        <span className="min-w-0 flex-1">{headline && say(headline, language)}</span>
        {at && (
          <time dateTime={at} title={format.moment(at)} className="shrink-0 text-label text-ink-3">
            {format.time(at)}
          </time>
        )}
        <ChevronRight
          className="mt-px size-4 shrink-0 text-ink-mute transition-transform group-open/decision:rotate-90"
          aria-hidden
        />
      </summary>
      <ol className="mt-1.5 ml-2 flex flex-col gap-1 border-l pl-3.5 text-label">
        {rules.map((rule) => (
          <li
            key={rule.code + JSON.stringify(rule.params)}
            className={stood.has(rule.code) ? 'font-medium text-ink' : 'text-ink-3'}
          >
            {say(rule, language)}
          </li>
        ))}
        <li className="text-ink-3">{w('runs.decision.version', { version: decision.policyVersion })}</li>
      </ol>
    </details>
  );
}
