import { Check, X } from 'lucide-react';
import type { Read } from '../../core/run';
import type { Json } from '../../core/json';
import { isWordKey } from '../words';
import { useWords } from '../words/page';

/** What a rule looked at: the field, what it wanted, what it found. */
export function Reads({ reads }: { reads: readonly Read[] }) {
  const w = useWords();
  if (reads.length === 0) return null;
  return (
    <ul aria-label={w('runs.reads')} className="mt-1 flex flex-col gap-0.5 text-label">
      {reads.map((read, at) => {
        const op = `studio.op.${read.op}`;
        return (
          <li key={at} className="flex flex-wrap items-baseline gap-x-1.5 text-ink-3">
            {read.met !== undefined &&
              (read.met ? (
                <Check className="size-3 translate-y-0.5 text-done" aria-label={w('runs.reads.met')} strokeWidth={3} />
              ) : (
                <X
                  className="size-3 translate-y-0.5 text-ink-mute"
                  aria-label={w('runs.reads.unmet')}
                  strokeWidth={3}
                />
              ))}
            <code className="font-mono text-ink-2">{read.field}</code>
            {read.op && (
              <span>
                {isWordKey(op) ? w(op) : read.op} {read.expected !== undefined && <q>{shown(read.expected)}</q>}
              </span>
            )}
            <span>
              {w('runs.reads.found')}{' '}
              <b className="font-medium text-ink-2">{shown(read.value) || w('runs.reads.nothing')}</b>
            </span>
          </li>
        );
      })}
    </ul>
  );
}

const shown = (value: Json): string =>
  value === null ? '' : typeof value === 'string' ? value : JSON.stringify(value).slice(0, 200);
