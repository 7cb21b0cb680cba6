import { Panel, useReactFlow } from '@xyflow/react';
import {
  AlignVerticalSpaceAround,
  Group,
  Layers,
  Map as MapIcon,
  Maximize,
  Minus,
  Plus,
  Rows3,
  Search,
  Shapes,
  Ungroup,
} from 'lucide-react';
import { memo, useEffect, useRef, useState } from 'react';
import { IconButton } from '../../ui/button';
import { Menu, MenuItem, MenuLine } from '../../ui/menu';
import { whenIdle } from '../../ui/when-idle';
import { useWords } from '../../words/page';
import { mayChange, useEditor, useEditorStore, useMayChange } from '../store';
import { warmUp } from './elk';
import { fitNow } from './fit';
import { Overview } from './overview';
import { addStageHere } from './structure-actions';
import { tidyUp } from './tidy-up';
import {
  canGroup,
  canUngroup,
  foldAll,
  groupSelected,
  nameFieldOf,
  ungroupSelected,
  useRememberedGroups,
} from './use-groups';
import { useOverview } from './use-overview';
import { useSearchKey } from './use-search-key';

/** From so many steps on the layout engine is loaded before it is asked for. */
const LONG = 40;

/** Zoom, fit, search, tidy up, and the structure of the canvas: groups, stages, overview. */
export const CanvasTools = memo(function CanvasTools() {
  const w = useWords();
  const flow = useReactFlow();
  const editor = useEditorStore();
  const readOnly = !useMayChange();
  const [busy, setBusy] = useState(false);
  const [overview, toggleOverview] = useOverview();
  const long = useEditor((state) => mayChange(state) && state.records.nodes.ids.length > LONG);
  // Whoever tidies a long flow up waits for its layout, not for the engine as well.
  useEffect(() => (long ? whenIdle(warmUp) : undefined), [long]);
  useSearchKey();
  useRememberedGroups();
  return (
    <>
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
          onClick={() => void flow.fitView({ ...fitNow(), duration: 160 })}
        >
          <Maximize className="size-3.5" aria-hidden />
        </IconButton>
        <IconButton
          label={w('studio.search')}
          keys="Ctrl F"
          size="small"
          side="top"
          onClick={() => editor.getState().float({ show: 'search' })}
        >
          <Search className="size-3.5" aria-hidden />
        </IconButton>
        {!readOnly && (
          <IconButton
            label={w('studio.canvas.tidy')}
            size="small"
            side="top"
            aria-busy={busy}
            onPointerEnter={warmUp}
            onFocus={warmUp}
            onClick={() => {
              setBusy(true);
              void tidyUp(editor, flow).finally(() => setBusy(false));
            }}
          >
            <AlignVerticalSpaceAround className="size-3.5" aria-hidden />
          </IconButton>
        )}
        <StructureMenu overview={overview} toggleOverview={toggleOverview} />
      </Panel>
      {overview && <Overview />}
    </>
  );
});

function StructureMenu({ overview, toggleOverview }: { overview: boolean; toggleOverview: () => void }) {
  const w = useWords();
  const flow = useReactFlow();
  const editor = useEditorStore();
  const readOnly = !useMayChange();
  const groupable = useEditor(canGroup);
  const grouped = useEditor(canUngroup);
  const anyGroup = useEditor((state) => state.records.groups.ids.length > 0);
  const anyOpen = useEditor((state) => state.records.groups.ids.some((id) => !state.collapsed.has(id)));
  // What was just made gets its name next.
  const made = useRef<string | null>(null);
  return (
    <Menu
      side="top"
      focusAfter={() => {
        const field = nameFieldOf(made.current);
        made.current = null;
        return field;
      }}
      trigger={
        <IconButton label={w('studio.structure')} size="small" side="top">
          <Shapes className="size-3.5" aria-hidden />
        </IconButton>
      }
    >
      {!readOnly && (
        <>
          <MenuItem
            icon={<Group className="size-3.5" aria-hidden />}
            keys="Ctrl G"
            disabled={!groupable}
            onSelect={() => (made.current = groupSelected(editor))}
          >
            {w('studio.group.make')}
          </MenuItem>
          <MenuItem
            icon={<Ungroup className="size-3.5" aria-hidden />}
            keys="Ctrl Shift G"
            disabled={!grouped}
            onSelect={() => ungroupSelected(editor)}
          >
            {w('studio.group.dissolve')}
          </MenuItem>
        </>
      )}
      <MenuItem
        icon={<Layers className="size-3.5" aria-hidden />}
        disabled={!anyGroup}
        onSelect={() => foldAll(editor, anyOpen)}
      >
        {w(anyOpen || !anyGroup ? 'studio.group.foldAll' : 'studio.group.openAll')}
      </MenuItem>
      {!readOnly && (
        <MenuItem
          icon={<Rows3 className="size-3.5" aria-hidden />}
          onSelect={() => (made.current = addStageHere({ editor, flow }))}
        >
          {w('studio.stage.add')}
        </MenuItem>
      )}
      <MenuLine />
      <MenuItem icon={<MapIcon className="size-3.5" aria-hidden />} onSelect={toggleOverview}>
        {w(overview ? 'studio.overview.hide' : 'studio.overview.show')}
      </MenuItem>
    </Menu>
  );
}
