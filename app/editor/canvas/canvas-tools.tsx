import { Panel, useReactFlow } from '@xyflow/react';
import { AlignVerticalSpaceAround, Maximize, Minus, Plus } from 'lucide-react';
import { IconButton } from '../../ui/button';
import { useWords } from '../../words/page';
import { moveNodes } from '../document/commands';
import { layOut } from '../document/layout';
import { useEditor, useEditorStore } from '../store';
import { FIT } from './fit';
import { CARD_WIDTH, HEAD_HEIGHT, PILLS } from './geometry';

/** Zoom, fit, tidy up. */
export function CanvasTools() {
  const w = useWords();
  const flow = useReactFlow();
  const editor = useEditorStore();
  const readOnly = useEditor((state) => state.readOnly);
  const tidy = () => {
    const { run } = editor.getState();
    run((records) => {
      const places = layOut(records, (id) => {
        const node = flow.getNode(id);
        return { width: node?.width ?? CARD_WIDTH, height: (node?.height ?? HEAD_HEIGHT) + PILLS };
      });
      return moveNodes(
        records,
        [...places].map(([id, to]) => ({ id, to })),
      );
    });
    requestAnimationFrame(() => void flow.fitView({ ...FIT, duration: 160 }));
  };
  return (
    <Panel position="bottom-left" className="m-3! flex gap-px rounded-card bg-float p-0.5 shadow-float">
      <IconButton label={w('studio.canvas.zoomOut')} size="small" side="top" onClick={() => void flow.zoomOut()}>
        <Minus className="size-3.5" aria-hidden />
      </IconButton>
      <IconButton label={w('studio.canvas.zoomIn')} size="small" side="top" onClick={() => void flow.zoomIn()}>
        <Plus className="size-3.5" aria-hidden />
      </IconButton>
      <IconButton
        label={w('studio.canvas.fit')}
        keys="Ctrl 0"
        size="small"
        side="top"
        onClick={() => void flow.fitView({ ...FIT, duration: 160 })}
      >
        <Maximize className="size-3.5" aria-hidden />
      </IconButton>
      {!readOnly && (
        <IconButton label={w('studio.canvas.tidy')} size="small" side="top" onClick={tidy}>
          <AlignVerticalSpaceAround className="size-3.5" aria-hidden />
        </IconButton>
      )}
    </Panel>
  );
}
