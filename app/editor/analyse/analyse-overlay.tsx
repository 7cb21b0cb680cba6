import { Link } from '@remix-run/react';
import { ViewportPortal } from '@xyflow/react';
import { Users } from 'lucide-react';
import { paths } from '../../http/paths';
import type { StudioProps } from '../../routes/_app.flows.$flowId/route';
import { cx } from '../../ui/cx';
import { useWords } from '../../words/page';
import { useLod, type Lod } from '../canvas/lod';
import { useEditor } from '../store';
import { useStudio } from '../studio-context';

/** Counts are read from afar too. */
const GROWN: Record<Lod, string> = { near: '', mid: 'scale-200', far: 'scale-400' };

/** Who stands where now: a count over each step, leading to the people behind it. */
export function AnalyseOverlay({ people }: { people: StudioProps['people'] }) {
  const w = useWords();
  const { flowId } = useStudio();
  const lod = useLod();
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
            style={{ left: place.x + 12, top: place.y - 4 }}
            className={cx(
              'pointer-events-auto absolute flex h-5.5 origin-bottom-left -translate-y-full items-center gap-1.5 rounded-full bg-accent px-2 text-label font-medium whitespace-nowrap text-accent-ink hover:bg-accent-hover',
              GROWN[lod],
            )}
          >
            <Users className="size-3" aria-hidden />
            {w('studio.analyse.here', { count: at.people })}
          </Link>,
        ];
      })}
    </ViewportPortal>
  );
}
