import { memo } from 'react';
import type { FlowNode } from '../../../core/document';
import { assertNever, type JsonObject } from '../../../core/json';
import { say } from '../../../core/words';
import { ChannelGlyph } from '../../ui/channel-glyph';
import { cx } from '../../ui/cx';
import { Badge, StatusGlyph } from '../../ui/status';
import { usePageContext, useWords } from '../../words/page';
import { editorOf } from '../nodes';
import type { KindEditor, Standing } from '../nodes/kind-editor';
import { outletLabel } from '../nodes/outlet-label';
import { nameOfNode } from '../step-name';
import { useEditor, useEditorStore } from '../store';
import { useStudio } from '../studio-context';
import { ROW_HEIGHT, type CardGeometry } from './geometry';
import { useGlyphs } from './glyphs';
import { fits } from './letters';
import { pillRoom } from './pill-room';
import { useProblemMark } from './problem-mark';
import { readNode } from './read-node';
import { SaidValues } from './said-values';
import { unfoldOutlets } from './unfold-outlets';

interface Face {
  node: FlowNode;
  geometry: CardGeometry;
}

/** All that a card says, its outlets included. */
export const NearFace = memo(function NearFace({ node, geometry }: Face) {
  const { id } = node;
  const w = useWords();
  const { language } = usePageContext();
  const { environment } = useStudio();
  const mark = useProblemMark(id);
  const kind = editorOf(node.kind);
  const { said } = readNode(node);
  const Icon = kind.icon;
  const summary = kind.summary?.(node.config, w, environment);
  const standing = kind.standing?.(node.config, environment, w);
  // A state in words says more than what it makes room for.
  const tail = (!standing || standing.quiet) && kind.tail?.(node.config, w);
  return (
    <>
      <div
        style={{ height: geometry.head - 2 }}
        className={cx('flex flex-col justify-center gap-0.5', kind.shape === 'pill' ? 'px-5' : 'px-3')}
      >
        <div className="flex items-center gap-2">
          <Icon className="size-4 shrink-0 text-ink-mute" aria-hidden strokeWidth={1.9} />
          <span className="min-w-0 flex-1 truncate font-medium">
            {nameOfNode(node, w)}
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
              {summary ?? (said ? <SaidValues text={say(said(language), language)} /> : w('studio.card.unfinished'))}
            </span>
            {tail && <span className="shrink-0">· {tail}</span>}
            {standing && <StandingMark {...standing} />}
          </p>
        )}
        {kind.badges && <Badges of={kind.badges} config={node.config} />}
      </div>
      <Outlets id={id} geometry={geometry} />
    </>
  );
});

/** A card's glyph and name, in large type. */
export const MidFace = memo(function MidFace({ node, geometry: { width, height } }: Face) {
  const w = useWords();
  const mark = useProblemMark(node.id);
  const glyph = useGlyphs().get(node.kind);
  const kind = editorOf(node.kind);
  const Icon = kind.icon;
  const name = nameOfNode(node, w);
  const bar = kind.shape === 'bar';
  const lines = height < 80 ? 1 : height < 112 ? 2 : 3;
  const whole = fits(name, { across: width - BESIDE_NAME, lines, size: bar ? 24 : 30 });
  return (
    <div className={cx('flex h-full gap-3 px-3', height > TALL ? 'items-start pt-4' : 'items-center')}>
      {glyph ? (
        <img src={glyph.src} alt="" className="size-9 shrink-0" />
      ) : (
        <Icon className="size-9 shrink-0 text-ink-2" aria-hidden />
      )}
      <span
        className={cx(
          'font-medium',
          bar ? 'text-[24px] leading-8' : 'text-[30px] leading-9',
          // What is cut off is a piece of its own to whoever arranges the picture: only what has to be.
          whole ? lines === 1 && 'whitespace-nowrap' : CUT[lines],
        )}
      >
        {name}
      </span>
      {mark && <span className="absolute -top-2 -right-2 scale-150">{mark}</span>}
    </div>
  );
});

/** What a name in large type has around it: the glyph and the edges. */
const BESIDE_NAME = 74;
const CUT = { 1: 'truncate', 2: 'line-clamp-2', 3: 'line-clamp-3' };

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
