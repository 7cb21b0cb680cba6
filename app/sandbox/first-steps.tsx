import { Check } from 'lucide-react';
import { cx } from '../ui/cx';
import { useWords } from '../words/page';
import type { Sandbox } from './load.server';

/** The first time: three things to do, ticked off as they happen. Gone once they are done. */
export function FirstSteps({ sandbox }: { sandbox: Sandbox }) {
  const w = useWords();
  const steps = [
    { word: 'sandbox.steps.event', done: sandbox.runs.length > 0 },
    { word: 'sandbox.steps.answer', done: sandbox.messages.some(({ from }) => from === 'customer') },
    {
      word: 'sandbox.steps.agent',
      done: sandbox.cases.some((one) => one.firstReplyAt !== null || one.status !== 'open'),
    },
  ] as const;
  if (steps.every(({ done }) => done)) return null;
  const next = steps.findIndex(({ done }) => !done);
  return (
    <ol
      aria-label={w('sandbox.steps')}
      className="flex shrink-0 flex-wrap items-center gap-x-6 gap-y-1 border-b bg-accent-soft px-4 py-2 text-accent-soft-ink"
    >
      {steps.map(({ word, done }, at) => (
        <li
          key={word}
          aria-current={at === next ? 'step' : undefined}
          className={cx('flex items-center gap-2', at === next && 'font-semibold')}
        >
          <span
            className={cx(
              'grid size-5 place-items-center rounded-full text-label font-semibold',
              done || at === next ? 'bg-accent text-accent-ink' : 'inset-ring inset-ring-current',
            )}
          >
            {done ? <Check className="size-3" aria-label={w('sandbox.steps.done')} strokeWidth={3} /> : at + 1}
          </span>
          {w(word)}
        </li>
      ))}
    </ol>
  );
}
