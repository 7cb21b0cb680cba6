import { useStore, useStoreApi } from '@xyflow/react';
import { ArrowDown, ArrowUp, GripHorizontal, MoreHorizontal, Plus, Trash2 } from 'lucide-react';
import { memo, useMemo, useRef, type KeyboardEvent, type PointerEvent } from 'react';
import { shallow } from 'zustand/shallow';
import { IconButton } from '../../ui/button';
import { cx } from '../../ui/cx';
import { Menu, MenuItem, MenuLine } from '../../ui/menu';
import { useWords } from '../../words/page';
import { LANE_PAD, lanesOf, renameStage, stretchLane, type Lane } from '../document/stages';
import { useEditor, useEditorStore, useMayChange } from '../store';
import { useStages } from './use-stages';

/** A lane's label stands this far below its line, where the room above the first step is enough for it; else on the line. */
const BELOW = 8;
const LABEL_HEIGHT = 28;
/** Two lines can come so close from afar that a lower label is needed. */
const LOW_LABEL = 20;
const labelAt = (zoom: number) => {
  const room = LANE_PAD * zoom;
  const height = room * 2 < LABEL_HEIGHT ? LOW_LABEL : LABEL_HEIGHT;
  return { height, below: room < BELOW + LABEL_HEIGHT ? -height / 2 : BELOW };
};

/** The stages of the flow as bands across the whole paper: a hairline where one begins, and its name, always in view. */
export const Lanes = memo(function Lanes() {
  const lanes = useLanes();
  const { y, zoom, height, narrow } = useStore(
    ({ transform, width, height }) => ({ y: transform[1], zoom: transform[2], height, narrow: width < 768 }),
    shallow,
  );
  const besidePalette = useMayChange();
  if (lanes.length === 0) return null;
  const { height: labelHeight, below } = labelAt(zoom);
  const drawn = lanes.map((lane) => ({ lane, top: lane.top * zoom + y, bottom: lane.bottom * zoom + y }));
  return (
    <>
      <div className="pointer-events-none absolute inset-0 -z-1 overflow-hidden" aria-hidden>
        {drawn.map(({ lane, top }, at) => (
          <div
            key={lane.id}
            className={cx('absolute inset-x-0 h-px bg-line-edge/60', at === 0 && 'opacity-0')}
            style={{ transform: `translateY(${Math.round(top)}px)` }}
          />
        ))}
      </div>
      <div
        className={cx(
          'pointer-events-none absolute inset-y-0 right-0 z-4 overflow-hidden',
          !besidePalette ? 'left-3' : narrow ? 'left-17' : 'left-58',
        )}
      >
        {drawn.map(({ lane, top, bottom }, at) => {
          const line = at === 0 ? Math.min(top, 0) : top;
          const place = Math.min(Math.max(line + below, BELOW), bottom + Math.min(below, 0) - labelHeight - 4);
          if (place > height || bottom < labelHeight) return null;
          return (
            <div
              key={lane.id}
              className="absolute left-0"
              style={{ transform: `translateY(${Math.round(place)}px)`, height: labelHeight }}
            >
              <LaneLabel lane={lane} at={at} count={lanes.length} afloat={place > line + BELOW} />
            </div>
          );
        })}
      </div>
    </>
  );
});

function useLanes(): readonly Lane[] {
  const single = useEditor((state) => state.records.single);
  // Where every stage says where it begins, no step has a word in it: a drag must not compute lanes.
  const nodes = useEditor((state) =>
    state.records.single.stages.every(({ top }) => top !== undefined) ? null : state.records.nodes,
  );
  return useMemo(() => lanesOf({ single, nodes: nodes ?? { ids: [], byId: {} } }), [single, nodes]);
}

interface LabelProps {
  lane: Lane;
  at: number;
  count: number;
  /** Its line is out of view above, so that it may come to lie over a card. */
  afloat: boolean;
}

/** Not drawn anew while the paper moves: only its place is another. */
const LaneLabel = memo(function LaneLabel({ lane, at, count, afloat }: LabelProps) {
  const face = afloat ? 'bg-float shadow-float' : 'bg-paper/85';
  const w = useWords();
  const editor = useEditorStore();
  const readOnly = !useMayChange();
  const stages = useStages();
  if (readOnly)
    return <p className={cx('flex h-full items-center rounded-sm px-2 font-medium text-ink-3', face)}>{lane.name}</p>;
  return (
    <div className="group/lane pointer-events-auto flex h-full items-center rounded-control focus-within:bg-paper hover:bg-paper">
      <input
        aria-label={w('studio.stage.name')}
        data-name-of={lane.id}
        value={lane.name}
        placeholder={w('studio.stage.unnamed', { n: at + 1 })}
        maxLength={100}
        onBlur={editor.getState().settle}
        onKeyDown={(event) => {
          event.stopPropagation();
          if (event.key === 'Enter' || event.key === 'Escape') event.currentTarget.blur();
        }}
        onChange={(event) => {
          const name = event.target.value;
          editor.getState().run((records) => renameStage(records, lane.id, name), `stage:${lane.id}:name`);
        }}
        className={cx(
          'field-sizing-content h-full max-w-56 min-w-12 truncate rounded-sm px-2 font-medium text-ink-3 placeholder:text-ink-3 hover:bg-hover focus:bg-surface focus:text-ink',
          face,
        )}
      />
      {at > 0 && <LaneGrip lane={lane} />}
      <Menu
        trigger={
          <IconButton
            label={w('studio.stage.menu', { name: lane.name || w('studio.stage.unnamed', { n: at + 1 }) })}
            size="small"
            className="opacity-0 group-focus-within/lane:opacity-100 group-hover/lane:opacity-100 data-popup-open:opacity-100"
          >
            <MoreHorizontal className="size-3.5" aria-hidden />
          </IconButton>
        }
      >
        <MenuItem
          icon={<ArrowUp className="size-3.5" aria-hidden />}
          disabled={at === 0}
          onSelect={() => stages.move(lane.id, at - 1)}
        >
          {w('studio.stage.up')}
        </MenuItem>
        <MenuItem
          icon={<ArrowDown className="size-3.5" aria-hidden />}
          disabled={at === count - 1}
          onSelect={() => stages.move(lane.id, at + 1)}
        >
          {w('studio.stage.down')}
        </MenuItem>
        <MenuItem icon={<Plus className="size-3.5" aria-hidden />} onSelect={stages.add}>
          {w('studio.stage.add')}
        </MenuItem>
        <MenuLine />
        <MenuItem icon={<Trash2 className="size-3.5" aria-hidden />} onSelect={() => stages.remove(lane.id)}>
          {w('studio.stage.remove')}
        </MenuItem>
      </Menu>
    </div>
  );
});

/** Moves the line above a stage: by hand, or with the arrow keys. */
function LaneGrip({ lane }: { lane: Lane }) {
  const w = useWords();
  const canvas = useStoreApi();
  const editor = useEditorStore();
  const held = useRef<{ y: number; top: number } | null>(null);
  const stretch = (by: number) =>
    editor.getState().run((records) => stretchLane(records, lane.id, by), `stage:${lane.id}:line`);
  const onPointerDown = (event: PointerEvent<HTMLButtonElement>) => {
    event.currentTarget.setPointerCapture(event.pointerId);
    held.current = { y: event.clientY, top: lane.top };
  };
  const onPointerMove = (event: PointerEvent) => {
    if (!held.current) return;
    const wanted = held.current.top + (event.clientY - held.current.y) / canvas.getState().transform[2];
    const by = Math.round((wanted - lane.top) / 4) * 4;
    if (by !== 0) stretch(by);
  };
  const onPointerUp = () => {
    held.current = null;
    editor.getState().settle();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const by = event.key === 'ArrowUp' ? -20 : event.key === 'ArrowDown' ? 20 : 0;
    if (by === 0) return;
    event.preventDefault();
    event.stopPropagation();
    stretch(by);
  };
  return (
    <button
      type="button"
      aria-label={w('studio.stage.line', { name: lane.name })}
      onPointerDown={onPointerDown}
      onPointerMove={onPointerMove}
      onPointerUp={onPointerUp}
      onBlur={editor.getState().settle}
      onKeyDown={onKeyDown}
      className="grid h-full w-6 cursor-ns-resize touch-none place-items-center rounded-control text-ink-mute opacity-0 group-focus-within/lane:opacity-100 group-hover/lane:opacity-100 hover:bg-hover"
    >
      <GripHorizontal className="size-3.5" aria-hidden />
    </button>
  );
}
