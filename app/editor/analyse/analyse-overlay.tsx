import { Link } from '@remix-run/react';
import { ViewportPortal } from '@xyflow/react';
import { Users } from 'lucide-react';
import { paths } from '../../http/paths';
import type { StudioProps } from '../../routes/_app.flows.$flowId/route';
import { useWords } from '../../words/page';
import { useEditor } from '../store';
import { useStudio } from '../studio-context';

/** Who stands where now: a count over each step, leading to the people behind it. */
export function AnalyseOverlay({ people }: { people: StudioProps['people'] }) {
  const w = useWords();
  const { flowId } = useStudio();
  const nodes = useEditor((state) => state.records.nodes.byId);
  return (
    <ViewportPortal>
      {people.flatMap((at) => {
        const place = nodes[at.node]?.position;
        if (!place || at.people === 0) return [];
        return [
          <Link
            key={at.node}
            to={paths.runs({ flow: flowId, node: at.node, status: 'live' })}
            style={{ transform: `translate(${place.x + 12}px, ${place.y - 26}px)` }}
            className="pointer-events-auto absolute flex h-5.5 items-center gap-1.5 rounded-full bg-accent px-2 text-label font-medium whitespace-nowrap text-accent-ink hover:bg-accent-hover"
          >
            <Users className="size-3" aria-hidden />
            {w('studio.analyse.here', { count: at.people })}
          </Link>,
        ];
      })}
    </ViewportPortal>
  );
}
