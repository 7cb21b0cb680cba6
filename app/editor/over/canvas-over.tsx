import type { StudioProps } from '../../routes/_app.flows.$flowId/route';
import { useEditor } from '../store';
import { InnerFlow } from './inner-flow';
import { ComparePicture } from '../versions/compare-picture';

/** What lies over the canvas. The canvas underneath stays as it is. */
export function CanvasOver({ studio }: { studio: StudioProps }) {
  const over = useEditor((state) => (state.over?.show === 'compare' && state.panel !== 'versions' ? null : state.over));
  if (!over) return null;
  return (
    <div className="absolute inset-0 z-10 flex flex-col bg-paper">
      {over.show === 'compare' ? (
        <ComparePicture studio={studio} from={over.from} to={over.to} />
      ) : (
        <InnerFlow into={over.into} />
      )}
    </div>
  );
}
