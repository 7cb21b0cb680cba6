import type { FlowDocument, FlowNode } from '../../core/document';
import { editorOf } from '../editor/nodes';
import { CARD_WIDTH, HEAD_HEIGHT } from '../editor/canvas/geometry';

const PAD = 40;

/** A flow's shape at a glance: its steps and the thread between them. Not to be read, so it is hidden from who listens. */
export function FlowThumb({ document, className }: { document: FlowDocument; className?: string }) {
  const { nodes, edges } = document;
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const xs = nodes.map(({ position }) => position.x);
  const ys = nodes.map(({ position }) => position.y);
  const [left, top] = [Math.min(...xs) - PAD, Math.min(...ys) - PAD];
  const width = Math.max(...xs) - left + CARD_WIDTH + PAD;
  const height = Math.max(...ys) - top + HEAD_HEIGHT + PAD;
  return (
    <svg
      viewBox={`${left} ${top} ${width} ${height}`}
      aria-hidden
      className={className}
      preserveAspectRatio="xMidYMin meet"
    >
      {edges.map(({ from, outlet, to }) => {
        const [a, b] = [byId.get(from), byId.get(to)];
        return (
          a &&
          b && <path key={`${from} ${outlet}`} d={wire(a, b)} fill="none" stroke="var(--line-edge)" strokeWidth={5} />
        );
      })}
      {nodes.map((node) => (
        <Shape key={node.id} node={node} />
      ))}
    </svg>
  );
}

function Shape({ node }: { node: FlowNode }) {
  const { shape } = editorOf(node.kind);
  const { x, y } = node.position;
  const height = shape === 'bar' ? HEAD_HEIGHT / 2 : HEAD_HEIGHT;
  return (
    <rect
      x={x}
      y={y}
      width={CARD_WIDTH}
      height={height}
      rx={shape === 'pill' ? height / 2 : shape === 'bar' ? 4 : 12}
      fill={shape === 'pill' ? 'var(--accent-soft)' : shape === 'bar' ? 'var(--press)' : 'var(--surface)'}
      stroke={shape === 'pill' ? 'var(--accent)' : 'var(--line-edge)'}
      strokeWidth={shape === 'people' ? 12 : 5}
    />
  );
}

/** Down, across half way, down again. */
function wire(a: FlowNode, b: FlowNode): string {
  const [x1, y1] = [a.position.x + CARD_WIDTH / 2, a.position.y + HEAD_HEIGHT];
  const [x2, y2] = [b.position.x + CARD_WIDTH / 2, b.position.y];
  const middle = Math.max(y1 + 24, (y1 + y2) / 2);
  return `M${x1} ${y1}V${middle}H${x2}V${y2}`;
}
