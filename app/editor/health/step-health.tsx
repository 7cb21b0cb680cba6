import { useMemo } from 'react';
import { say } from '../../../core/words';
import { StatusGlyph } from '../../ui/status';
import { usePageContext, useWords } from '../../words/page';
import { useEditor } from '../store';

/** What a step leans on outside that is not well: apart from what is drawn wrong, on a ground of its own. */
export function StepHealth({ id }: { id: string }) {
  const w = useWords();
  const { language } = usePageContext();
  const health = useEditor((state) => state.health);
  const own = useMemo(() => health.filter(({ node }) => node === id), [health, id]);
  if (own.length === 0) return null;
  return (
    <ul
      aria-label={w('studio.health.title')}
      className="flex flex-col gap-1 border-b bg-wait-soft px-4 py-2.5 text-wait-ink"
    >
      {own.map((finding, at) => (
        <li key={at} className="flex items-start gap-2">
          <StatusGlyph kind="wait" className="mt-[3px]" />
          {say(finding, language)}
        </li>
      ))}
    </ul>
  );
}
