import type { NodeProps } from '@xyflow/react';
import { memo, useState } from 'react';
import { cx } from '../../ui/cx';
import { useWords } from '../../words/page';
import { HealthMark } from '../health/health-mark';
import { editorOf } from '../nodes';
import type { CardShape } from '../nodes/kind-editor';
import { nameOfNode } from '../step-name';
import { useEditor } from '../store';
import { ChangeMark } from '../versions/change-mark';
import { useInTurn } from './in-turn';
import { useIsOpen, useLod } from './lod';
import { PortPlaces, Ports } from './ports';
import { MidFace, NearFace } from './step-face';
import type { StepNode as StepNodeType } from './use-flow-nodes';

const outline: Record<CardShape, string> = {
  card: 'rounded-card',
  pill: 'rounded-[30px]',
  bar: 'rounded-sm border-t-[3px]!',
  people: 'rounded-card',
};

/** A step on the canvas: what it is, what it does, how it is left. Subscribes to its own record only. */
export const StepNode = memo(function StepNode({ id, data, selected }: NodeProps<StepNodeType>) {
  const node = useEditor((state) => state.records.nodes.byId[id]);
  const lit = useEditor((state) => state.lit?.nodes.get(id) ?? null);
  const dimmed = useEditor((state) => state.lit !== null && !state.lit.nodes.has(id));
  const fresh = useEditor((state) => state.fresh.has(id));
  const { open } = useIsOpen();
  const distance = useLod();
  const lod = useInTurn(distance, !open);
  // From a distance ports are there for the card under the pointer.
  const [reached, setReached] = useState(false);
  const ported = reached || (lod ?? distance) === 'near';
  const w = useWords();
  if (!node) return null;
  const kind = editorOf(node.kind);
  const { geometry } = data;
  const ports = { id, geometry, entry: kind.shape !== 'pill' };
  const distant = lod !== null && lod !== 'near';
  const reach = () => setReached(true);
  return (
    <div
      data-kind={node.kind}
      // What has nothing on it yet has no name either.
      aria-label={lod ? nameOfNode(node, w) : undefined}
      onPointerEnter={reach}
      onDragEnter={reach}
      style={{ width: geometry.width, height: geometry.height }}
      className={cx(
        'group/card relative border bg-surface text-ink',
        lod === 'near' && 'transition-[border-color]',
        outline[kind.shape],
        distant && kind.shape !== 'pill' && 'plain-corners',
        selected || (lit && lit !== 'was')
          ? 'border-accent ring-1 ring-accent'
          : lit === 'was'
            ? 'border-dashed border-wait'
            : 'border-line-edge/55 hover:border-line-edge',
        fresh && 'border-dashed',
        kind.shape === 'people' && 'outline-1 outline-offset-2 outline-line-edge/55',
        lit === 'here' && 'bg-accent-soft!',
        dimmed && 'set-back',
      )}
    >
      {lod === 'near' && <NearFace node={node} geometry={geometry} />}
      {distant && <MidFace node={node} geometry={geometry} />}
      {lod && (
        <>
          <HealthMark id={id} />
          <ChangeMark id={id} />
        </>
      )}
      {ported ? <Ports {...ports} lod={lod} /> : <PortPlaces {...ports} />}
    </div>
  );
});
