import { Check, Minus } from 'lucide-react';
import { useMemo } from 'react';
import type { Rule } from '../../../core/document';
import { compileRule } from '../../../core/rules';
import { sayRule } from '../../../core/words/rule';
import { usePageContext, useWords } from '../../words/page';
import { useSampleScope } from '../sample/use-sample-scope';

/** The rule as a sentence, and whether the sample meets it now. */
export function RuleVerdict({ rule }: { rule: Rule }) {
  const w = useWords();
  const { language } = usePageContext();
  const scope = useSampleScope();
  const met = useMemo(() => compileRule(rule)(scope).met, [rule, scope]);
  const said = sayRule(rule, language);
  if (said === '') return null;
  const Icon = met ? Check : Minus;
  return (
    <div className="rounded-control bg-sunken px-2.5 py-2 text-label">
      {!('expression' in rule) && <p className="break-words text-ink-2">{said}</p>}
      <p className={met ? 'flex items-center gap-1 text-done-ink' : 'flex items-center gap-1 text-ink-3'} role="status">
        <Icon className="size-3.5 shrink-0" aria-hidden />
        {w(met ? 'studio.rule.met' : 'studio.rule.notMet', { name: scope.contact?.name ?? w('studio.rule.sample') })}
      </p>
    </div>
  );
}
