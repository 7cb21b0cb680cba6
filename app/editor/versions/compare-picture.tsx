import { useMemo } from 'react';
import type { StudioProps } from '../../routes/_app.flows.$flowId/route';
import { useWords } from '../../words/page';
import { FlowPicture } from '../flow-picture';
import { useEditor, useEditorStore } from '../store';
import { ChangeBadge } from './change-mark';
import { pictureOf } from './picture-of';
import { useComparison } from './use-comparison';

const LEGEND = ['added', 'removed', 'changed', 'moved'] as const;

/** Two sides of a flow as one drawing: what was added, changed and moved is marked, what is gone stands there as a ghost. */
export function ComparePicture({ studio, from, to }: { studio: StudioProps; from: string; to: string }) {
  const w = useWords();
  const editor = useEditorStore();
  const chosen = useEditor((state) => (state.over?.show === 'compare' ? (state.over.at ?? null) : null));
  const comparison = useComparison(studio, from, to);
  const picture = useMemo(
    () => (comparison.state === 'ready' ? pictureOf(comparison.after, comparison.changes) : null),
    [comparison],
  );
  if (!picture) return null;
  return (
    <>
      <FlowPicture
        // another pair is another drawing
        key={`${from} ${to} ${String(picture.marks.size)}`}
        label={w('studio.compare.picture')}
        flowId={studio.flow.id}
        document={picture.document}
        environment={studio.environment}
        changes={picture.marks}
        lit={null}
        selected={chosen}
        onSelect={(at) => editor.getState().setOver({ show: 'compare', from, to, at })}
      />
      <p className="absolute top-3 left-3 flex items-center gap-2 rounded-md bg-float px-2.5 py-1.5 shadow-float">
        {LEGEND.map((type) => (
          <ChangeBadge key={type} type={type} />
        ))}
      </p>
    </>
  );
}
