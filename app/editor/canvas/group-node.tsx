import { Handle, Position, type NodeProps } from '@xyflow/react';
import { ChevronDown, ChevronRight, Layers } from 'lucide-react';
import { memo } from 'react';
import { IconButton } from '../../ui/button';
import { cx } from '../../ui/cx';
import { useWords } from '../../words/page';
import { renameGroup } from '../document/groups';
import { useEditor, useEditorStore, useMayChange, type EditorState } from '../store';
import { groupOfNode, type GroupNode as GroupNodeType } from './draw-groups';
import { PORT_SIZE } from './geometry';
import { useLod } from './lod';
import { problemMark } from './problem-mark';
import { selectGroup, toggleGroup } from './use-groups';

const countOf = (marks: EditorState['marks'], members: readonly string[], which: 'errors' | 'warnings') =>
  members.reduce((sum, id) => sum + (marks.get(id)?.[which] ?? 0), 0);

/** A group: a frame behind its steps, or, folded, one card that stands for them with their problems counted. */
export const GroupNode = memo(function GroupNode({ id, data, selected }: NodeProps<GroupNodeType>) {
  const group = groupOfNode(id) ?? '';
  const parts = { group, members: data.members, selected };
  return data.collapsed ? <FoldedGroup {...parts} /> : <GroupFrame {...parts} />;
});

interface Parts {
  group: string;
  members: readonly string[];
  selected: boolean;
}

function GroupFrame({ group, members }: Parts) {
  const w = useWords();
  const editor = useEditorStore();
  const lod = useLod();
  const name = useEditor((state) => state.records.groups.byId[group]?.name ?? '');
  const readOnly = !useMayChange();
  const near = lod === 'near';
  return (
    <div className="h-full w-full rounded-sheet border border-line-edge/50 bg-ink/2">
      {near ? (
        <div
          className="group-grip pointer-events-auto flex h-10 w-fit max-w-full cursor-grab items-center gap-1 px-2 active:cursor-grabbing"
          onClick={() => selectGroup(editor, group)}
        >
          <IconButton
            label={w('studio.group.fold')}
            size="small"
            className="nodrag"
            onClick={(event) => {
              event.stopPropagation();
              toggleGroup(editor, group);
            }}
          >
            <ChevronDown className="size-3.5" aria-hidden />
          </IconButton>
          <input
            aria-label={w('studio.group.name')}
            data-name-of={group}
            value={name}
            placeholder={w('studio.group.unnamed')}
            readOnly={readOnly}
            maxLength={200}
            onBlur={editor.getState().settle}
            onKeyDown={leaveOnEnter}
            onChange={(event) => {
              const next = event.target.value;
              editor.getState().run((records) => renameGroup(records, group, next), `group:${group}:name`);
            }}
            className="nodrag field-sizing-content max-w-full min-w-12 truncate rounded-sm bg-transparent px-1 py-0.5 font-medium text-ink-2 placeholder:text-ink-3 hover:bg-hover focus:bg-surface"
          />
          <span className="text-label whitespace-nowrap text-ink-3">
            {w('studio.group.steps', { count: members.length })}
          </span>
        </div>
      ) : (
        lod === 'mid' && (
          <p className="truncate px-4 pt-1 text-[26px] leading-9 text-ink-3">{name || w('studio.group.unnamed')}</p>
        )
      )}
    </div>
  );
}

function leaveOnEnter(event: React.KeyboardEvent<HTMLInputElement>): void {
  if (event.key !== 'Enter' && event.key !== 'Escape') return;
  event.stopPropagation();
  event.currentTarget.blur();
}

function FoldedGroup({ group, members, selected }: Parts) {
  const w = useWords();
  const editor = useEditorStore();
  const lod = useLod();
  const name = useEditor((state) => state.records.groups.byId[group]?.name ?? '') || w('studio.group.unnamed');
  const errors = useEditor((state) => countOf(state.marks, members, 'errors'));
  const warnings = useEditor((state) => countOf(state.marks, members, 'warnings'));
  const lit = useEditor((state) => members.some((id) => state.lit?.nodes.has(id)));
  const dimmed = useEditor((state) => state.lit !== null && !members.some((id) => state.lit?.nodes.has(id)));
  const mark = problemMark({ errors, warnings }, w);
  return (
    <div
      aria-label={name}
      onDoubleClick={() => toggleGroup(editor, group)}
      className={cx(
        'relative h-full w-full rounded-card border bg-surface text-ink transition-[opacity,border-color]',
        // The edges of the cards underneath: there is more than one.
        'before:absolute before:inset-x-2 before:-bottom-1.5 before:h-1.5 before:rounded-b-card before:border before:border-t-0 before:border-line-edge/55 before:bg-surface',
        selected || lit ? 'border-accent ring-1 ring-accent' : 'border-line-edge/55 hover:border-line-edge',
        dimmed && 'set-back',
      )}
    >
      {lod === 'near' ? (
        <div className="flex h-full flex-col justify-center gap-0.5 px-3">
          <div className="flex items-center gap-2">
            <Layers className="size-4 shrink-0 text-ink-mute" aria-hidden strokeWidth={1.9} />
            <span className="min-w-0 flex-1 truncate font-medium">{name}</span>
            {mark}
            <IconButton
              label={w('studio.group.open')}
              size="small"
              className="nodrag -mr-1"
              onClick={(event) => {
                event.stopPropagation();
                toggleGroup(editor, group);
              }}
            >
              <ChevronRight className="size-3.5" aria-hidden />
            </IconButton>
          </div>
          <p className="truncate pl-6 text-label text-ink-3">{w('studio.group.steps', { count: members.length })}</p>
        </div>
      ) : (
        <div className={cx('flex h-full items-center', lod === 'far' ? 'justify-center' : 'gap-3 px-3')}>
          <Layers className={cx('shrink-0 text-ink-2', lod === 'far' ? 'size-11' : 'size-9')} aria-hidden />
          {lod === 'mid' && <span className="truncate text-[30px] leading-8 font-medium">{name}</span>}
          {mark && <span className="absolute -top-2 -right-2 scale-150">{mark}</span>}
        </div>
      )}
      <Handle
        type="target"
        id="in"
        position={Position.Top}
        isConnectable={false}
        style={PORT}
        className="port port-in"
      />
      <Handle
        type="source"
        id="out"
        position={Position.Bottom}
        isConnectable={false}
        style={{ ...PORT, top: undefined, bottom: -PORT_SIZE / 2 - 7, opacity: 0 }}
        className="port"
      />
    </div>
  );
}
const PORT = { left: 'calc(50% - 5px)', top: -1, width: PORT_SIZE, height: PORT_SIZE };
