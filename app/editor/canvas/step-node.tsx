import { Handle, Position, type NodeProps } from '@xyflow/react';
import { Plus } from 'lucide-react';
import { memo } from 'react';
import type { FlowNode } from '../../../core/document';
import { assertNever, type JsonObject } from '../../../core/json';
import { say } from '../../../core/words';
import { ChannelGlyph } from '../../ui/channel-glyph';
import { cx } from '../../ui/cx';
import { Badge, StatusGlyph } from '../../ui/status';
import { usePageContext, useWords } from '../../words/page';
import { editorOf } from '../nodes';
import { outletLabel } from '../nodes/outlet-label';
import type { CardShape, KindEditor, Standing } from '../nodes/kind-editor';
import { edgeKey } from '../document/records';
import { mayChange, useEditor, useEditorStore, type EditorState } from '../store';
import { useStudio } from '../studio-context';
import { HealthMark } from '../health/health-mark';
import { ChangeMark } from '../versions/change-mark';
import { useCanvasActions } from './canvas-actions';
import { PORT_SIZE, ROW_HEIGHT, type CardGeometry, type Port } from './geometry';
import { useGlyphs } from './glyphs';
import { useInTurn } from './in-turn';
import { useIsOpen, useLod, type Lod } from './lod';
import { pillRoom } from './pill-room';
import { problemMark } from './problem-mark';
import { readNode } from './read-node';
import { SaidValues } from './said-values';
import type { StepNode as StepNodeType } from './use-flow-nodes';
import { unfoldOutlets } from './unfold-outlets';

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
  const lod = useInTurn(useLod(), !open);
  const w = useWords();
  if (!node) return null;
  const kind = editorOf(node.kind);
  const { geometry } = data;
  return (
    <div
      data-kind={node.kind}
      aria-label={node.name || w(kind.name)}
      style={{ width: geometry.width, height: geometry.height }}
      className={cx(
        'group/card relative border bg-surface text-ink transition-[border-color]',
        outline[kind.shape],
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
      {lod && <CardFace node={node} geometry={geometry} lod={lod} />}
      {kind.shape !== 'pill' && (
        <Handle
          type="target"
          id="in"
          position={Position.Top}
          // Wires end here; whoever takes hold of the card's edge takes the card.
          isConnectableStart={false}
          style={{ left: geometry.width / 2 - 5 - 1, top: -1, width: PORT_SIZE, height: PORT_SIZE }}
          className={cx('port port-in', lod !== 'near' && 'port-away')}
        />
      )}
      {geometry.ports.map((port) => (
        <OutletPort key={port.outlet} id={id} port={port} lod={lod} />
      ))}
    </div>
  );
});

/** What stands on a card, its outlets included. */
const CardFace = memo(function CardFace({ node, geometry, lod }: { node: FlowNode; geometry: CardGeometry; lod: Lod }) {
  const { id } = node;
  const errors = useEditor((state) => state.marks.get(id)?.errors ?? 0);
  const warnings = useEditor((state) => state.marks.get(id)?.warnings ?? 0);
  const w = useWords();
  const { language } = usePageContext();
  const { environment } = useStudio();
  const kind = editorOf(node.kind);
  const { said } = readNode(node);
  const Icon = kind.icon;
  const glyph = useGlyphs().get(node.kind);
  const name = node.name || w(kind.name);
  const summary = kind.summary?.(node.config, w, environment);
  const standing = kind.standing?.(node.config, environment, w);
  // A state in words says more than what it makes room for.
  const tail = (!standing || standing.quiet) && kind.tail?.(node.config, w);
  const mark = problemMark({ errors, warnings }, w);
  return (
    <>
      {lod === 'near' ? (
        <>
          <div
            style={{ height: geometry.head - 2 }}
            className={cx('flex flex-col justify-center gap-0.5', kind.shape === 'pill' ? 'px-5' : 'px-3')}
          >
            <div className="flex items-center gap-2">
              <Icon className="size-4 shrink-0 text-ink-mute" aria-hidden strokeWidth={1.9} />
              <span className="min-w-0 flex-1 truncate font-medium">
                {name}
                {kind.shape === 'bar' && summary && <span className="font-normal text-ink-3"> · {summary}</span>}
              </span>
              {kind.channels?.(node.config).map((channel) => (
                <ChannelGlyph key={channel} channel={channel} />
              ))}
              {mark}
            </div>
            {kind.shape !== 'bar' && (
              <p className="flex items-center gap-1 pl-6 text-label text-ink-3">
                <span className="truncate">
                  {summary ??
                    (said ? <SaidValues text={say(said(language), language)} /> : w('studio.card.unfinished'))}
                </span>
                {tail && <span className="shrink-0">· {tail}</span>}
                {standing && <StandingMark {...standing} />}
              </p>
            )}
            {kind.badges && <Badges of={kind.badges} config={node.config} />}
          </div>
          <Outlets id={id} geometry={geometry} />
        </>
      ) : (
        <div className={cx('flex h-full gap-3 px-3', geometry.height > TALL ? 'items-start pt-4' : 'items-center')}>
          {glyph ? (
            <img src={glyph.src} alt="" className="size-9 shrink-0" />
          ) : (
            <Icon className="size-9 shrink-0 text-ink-2" aria-hidden />
          )}
          <span
            className={cx(
              'font-medium',
              kind.shape === 'bar' ? 'text-[24px] leading-8' : 'text-[30px] leading-9',
              geometry.height < 80 ? 'truncate' : geometry.height < 112 ? 'line-clamp-2' : 'line-clamp-3',
            )}
          >
            {name}
          </span>
          {mark && <span className="absolute -top-2 -right-2 scale-150">{mark}</span>}
        </div>
      )}
      <HealthMark id={id} />
      <ChangeMark id={id} />
    </>
  );
});

/** A card this high is read from its top: its middle may be out of view. */
const TALL = 240;

function StandingMark({ glyph, text, quiet }: Standing) {
  return (
    <span title={text} className="flex shrink-0 items-center gap-1 text-ink-2">
      <StatusGlyph kind={glyph} />
      <span className={quiet ? 'sr-only' : undefined}>{text}</span>
    </span>
  );
}

/** The keyboard stands at this outlet, or what is dragged would come there. */
const isOffered = ({ drop, exit }: EditorState, from: string, outlet: string) => {
  const at = drop?.on === 'exit' ? drop.exit : exit;
  return at?.from === from && at.outlet === outlet;
};

function Badges({ of, config }: { of: NonNullable<KindEditor['badges']>; config: JsonObject }) {
  const w = useWords();
  const { flowId, policies } = useStudio();
  const purpose = useEditor((state) => state.records.single.settings.purpose);
  return (
    <p className="flex gap-1 overflow-hidden pt-0.5 pl-6">
      {of(config, { purpose, flowId, policies }, w).map((badge) => (
        <Badge key={badge}>{badge}</Badge>
      ))}
    </p>
  );
}

const SIDES = { bottom: Position.Bottom, right: Position.Right, left: Position.Left };

const OutletPort = memo(function OutletPort({ id, port, lod }: { id: string; port: Port; lod: Lod | null }) {
  const wired = useEditor((state) => Object.hasOwn(state.records.edges.byId, edgeKey(id, port.outlet)));
  const offered = useEditor((state) => isOffered(state, id, port.outlet));
  const readOnly = !useEditor(mayChange);
  const { ask } = useCanvasActions();
  const w = useWords();
  return (
    <Handle
      type="source"
      id={port.outlet}
      position={SIDES[port.side]}
      style={{ left: port.x - 1, top: port.y - 1, width: PORT_SIZE, height: PORT_SIZE }}
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

function Outlets({ id, geometry }: { id: string; geometry: CardGeometry }) {
  const config = useEditor((state) => state.records.nodes.byId[id]?.config);
  const kind = useEditor((state) => state.records.nodes.byId[id]?.kind ?? '');
  const editor = useEditorStore();
  const w = useWords();
  if (!config) return null;
  const label = (outlet: string) => outletLabel(kind, config, outlet, w);
  const rooms = geometry.layout === 'pills' ? pillRoom(geometry.ports.map(({ outlet }) => label(outlet))) : [];
  switch (geometry.layout) {
    case 'none':
    case 'single':
      return null;
    case 'pills':
      return (
        <div className="pointer-events-none absolute inset-x-0 top-full z-10 flex pt-2.5">
          {geometry.ports.map((port, at) => (
            <span key={port.outlet} className="flex min-w-0 flex-1 basis-0 justify-center">
              <span
                title={label(port.outlet)}
                style={{ maxWidth: rooms[at] }}
                className="pointer-events-auto shrink-0 truncate rounded-full border bg-surface px-1 text-micro text-ink-2"
              >
                {label(port.outlet)}
              </span>
            </span>
          ))}
        </div>
      );
    case 'rows':
      return (
        <ul className="border-t">
          {geometry.ports.map((port) => (
            <li
              key={port.outlet}
              title={label(port.outlet)}
              style={{ height: ROW_HEIGHT }}
              className={cx(
                'flex items-center text-label text-ink-2',
                port.side === 'left' ? 'justify-start pr-9 pl-3' : 'justify-end pr-3 pl-9',
              )}
            >
              <span className="truncate">{label(port.outlet)}</span>
            </li>
          ))}
          {geometry.folded > 0 && (
            <li style={{ height: ROW_HEIGHT }} className="flex items-center justify-end pr-2">
              <button
                type="button"
                onClick={() => unfoldOutlets(editor, id)}
                className="nodrag rounded-sm px-1 text-label text-ink-3 hover:bg-hover hover:text-ink"
              >
                +{geometry.folded}
              </button>
            </li>
          )}
        </ul>
      );
    default:
      return assertNever(geometry.layout);
  }
}
