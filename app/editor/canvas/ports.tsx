import { Handle, Position, useStoreApi } from '@xyflow/react';
import { Plus } from 'lucide-react';
import { memo } from 'react';
import { cx } from '../../ui/cx';
import { useWords } from '../../words/page';
import { edgeKey } from '../document/records';
import { useEditor, useMayChange, type EditorState } from '../store';
import { useCanvasActions } from './canvas-actions';
import { PORT_SQUARE, SIDES } from './card-box';
import { entryOf, type CardGeometry, type Port } from './geometry';
import type { Lod } from './lod';

interface Ports {
  id: string;
  geometry: CardGeometry;
  /** Whether something can lead here. */
  entry: boolean;
}

/** What wires are pulled from and end at, each a part of React Flow's that follows everything the canvas does. */
export function Ports({ id, geometry, entry, lod }: Ports & { lod: Lod | null }) {
  return (
    <>
      {entry && (
        <Handle
          type="target"
          id="in"
          position={Position.Top}
          // Wires end here; whoever takes hold of the card's edge takes the card.
          isConnectableStart={false}
          style={placeAt(entryOf(geometry))}
          className={cx('port port-in', lod !== 'near' && 'port-away')}
        />
      )}
      {geometry.ports.map((port) => (
        <OutletPort key={port.outlet} id={id} port={port} lod={lod} />
      ))}
    </>
  );
}

/**
 * The places of ports that nobody can reach now. React Flow finds them where it measures a card and where a wire ends;
 * hundreds of its own would each look at every move of the paper.
 */
export function PortPlaces({ id, geometry, entry }: Ports) {
  const { rfId, lib } = useStoreApi().getState();
  const open = useEditor((state) =>
    geometry.ports
      .map(({ outlet }) => (Object.hasOwn(state.records.edges.byId, edgeKey(id, outlet)) ? '' : outlet))
      .join('\n'),
  ).split('\n');
  const place = (handle: string, type: 'source' | 'target') => ({
    'data-id': `${rfId}-${id}-${handle}-${type}`,
    'data-nodeid': id,
    'data-handleid': handle,
  });
  const own = `${lib}-flow__handle port port-away connectable connectableend`;
  return (
    <>
      {entry && (
        <div
          {...place('in', 'target')}
          data-handlepos={Position.Top}
          style={placeAt(entryOf(geometry))}
          className={`${own} target port-in`}
        />
      )}
      {geometry.ports.map((port) => (
        <div
          key={port.outlet}
          {...place(port.outlet, 'source')}
          data-handlepos={SIDES[port.side]}
          data-outlet={port.outlet}
          style={placeAt(port)}
          className={`${own} source connectablestart ${open.includes(port.outlet) ? 'port-open' : 'port-wired'}`}
        />
      ))}
    </>
  );
}

/** Places are counted from within the card's border. */
const placeAt = ({ x, y }: Pick<Port, 'x' | 'y'>) => ({ left: x - 1, top: y - 1, ...PORT_SQUARE });

/** The keyboard stands at this outlet, or what is dragged would come there. */
const isOffered = ({ drop, exit }: EditorState, from: string, outlet: string) => {
  const at = drop?.on === 'exit' ? drop.exit : exit;
  return at?.from === from && at.outlet === outlet;
};

const OutletPort = memo(function OutletPort({ id, port, lod }: { id: string; port: Port; lod: Lod | null }) {
  const wired = useEditor((state) => Object.hasOwn(state.records.edges.byId, edgeKey(id, port.outlet)));
  const offered = useEditor((state) => isOffered(state, id, port.outlet));
  const readOnly = !useMayChange();
  const { ask } = useCanvasActions();
  const w = useWords();
  return (
    <Handle
      type="source"
      id={port.outlet}
      position={SIDES[port.side]}
      style={placeAt(port)}
      className={cx(
        'port',
        wired ? 'port-wired' : 'port-open',
        offered && 'port-offered',
        lod !== 'near' && 'port-away',
      )}
      title={wired || readOnly ? undefined : w('studio.canvas.addHere')}
      data-outlet={port.outlet}
      onClick={(event) => {
        if (wired || readOnly) return;
        event.stopPropagation();
        ask({ kind: 'exit', exit: { from: id, outlet: port.outlet }, screen: { x: event.clientX, y: event.clientY } });
      }}
    >
      {!wired && !readOnly && lod === 'near' && <Plus className="pointer-events-none size-2" strokeWidth={3.5} />}
    </Handle>
  );
});
