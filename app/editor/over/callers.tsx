import { Link } from '@remix-run/react';
import type { Caller } from '../../../core/program';
import { paths } from '../../http/paths';
import { useWords } from '../../words/page';
import { useStudio } from '../studio-context';

/** The flows that run this one, in its settings: each leads to the step that does. */
export function Callers() {
  const w = useWords();
  const { environment } = useStudio();
  const { language } = w;
  const order = ({ name, stepName }: Caller) => `${name} ${stepName}`;
  const callers = [...(environment.callers ?? [])].sort((a, b) => order(a).localeCompare(order(b), language));
  if (callers.length === 0) return null;
  return (
    <section className="flex flex-col gap-2 border-b px-4 py-4">
      <h3 className="font-semibold">{w('studio.callers.title', { count: callers.length })}</h3>
      <ul className="flex flex-col gap-1.5">
        {callers.map(({ flow, name, step, stepName, ends }) => (
          <li key={`${flow} ${step}`}>
            <Link to={paths.flowNode(flow, step)} className="text-accent hover:underline">
              {stepName === '' ? name : `${name} · ${stepName}`}
            </Link>
            {ends.length > 0 && (
              <span className="block text-label text-ink-3">
                {w('studio.callers.ends', { ends: ends.map((end) => end.name).join(', ') })}
              </span>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
