import { useReactFlow } from '@xyflow/react';
import { StickyNote } from 'lucide-react';
import { useWords } from '../../words/page';
import { Tooltip } from '../../ui/tooltip';
import type { Ask } from '../canvas/canvas-actions';
import { addNoteAt, DRAGGED_KIND, NOTE } from '../canvas/flow-canvas';
import { readNode } from '../canvas/read-node';
import { useAddStep } from '../canvas/use-add-step';
import { edgeKey } from '../document/records';
import { groupedKinds } from '../nodes/groups';
import { useEditorStore, type EditorState } from '../store';

const GROUPS = groupedKinds({ starts: true });

/** Where a click adds: after the selected step, by its first way out that leads nowhere yet. */
function openExit({ records, selected }: EditorState): { from: string; outlet: string } | null {
  const node = selected.length === 1 ? records.nodes.byId[selected[0] ?? ''] : undefined;
  if (!node) return null;
  const free = readNode(node).outlets.filter(({ name }) => !Object.hasOwn(records.edges.byId, edgeKey(node.id, name)));
  const outlet = free.find((each) => each.expected ?? each.inbound) ?? free[0];
  return outlet ? { from: node.id, outlet: outlet.name } : null;
}

/** Every kind of step: drag one onto the paper or a wire, or click to add it after the selected one. */
export function Palette() {
  const w = useWords();
  const editor = useEditorStore();
  const flow = useReactFlow();
  const addStep = useAddStep();
  const add = (kind: string) => {
    const exit = kind === 'start' ? null : openExit(editor.getState());
    const screen = middle();
    const ask: Ask = exit
      ? { kind: 'exit', exit, screen }
      : { kind: 'place', at: flow.screenToFlowPosition(screen), screen };
    addStep(kind, ask);
  };
  return (
    <div
      className="absolute top-3 left-3 z-10 max-h-[calc(100%-76px)] w-44 overflow-y-auto rounded-card bg-float px-1.5 py-1 shadow-float"
      role="group"
      aria-label={w('studio.palette')}
    >
      {GROUPS.map((group) => (
        <div key={group.group} className="mb-1">
          <p className="px-2 pt-1 text-micro text-ink-3">{w(group.name)}</p>
          {group.kinds.map(({ kind, icon: Icon, name, about }) => (
            <Tooltip key={kind} label={w(about)} side="right">
              <button
                type="button"
                draggable
                data-palette={kind}
                onDragStart={(event) => {
                  event.dataTransfer.setData(DRAGGED_KIND, kind);
                  event.dataTransfer.effectAllowed = 'copy';
                }}
                onClick={() => add(kind)}
                className="flex h-7 w-full cursor-grab items-center gap-2 rounded-control px-2 text-left text-ink-2 hover:bg-hover hover:text-ink active:cursor-grabbing"
              >
                <Icon className="size-4 shrink-0 text-ink-mute" aria-hidden strokeWidth={1.9} />
                <span className="truncate">{w(name)}</span>
              </button>
            </Tooltip>
          ))}
        </div>
      ))}
      <div className="mt-1 border-t pt-1">
        <button
          type="button"
          draggable
          onDragStart={(event) => {
            event.dataTransfer.setData(DRAGGED_KIND, NOTE);
            event.dataTransfer.effectAllowed = 'copy';
          }}
          onClick={() => addNoteAt(editor, flow.screenToFlowPosition(middle()))}
          className="flex h-7 w-full cursor-grab items-center gap-2 rounded-control px-2 text-left text-ink-2 hover:bg-hover hover:text-ink"
        >
          <StickyNote className="size-4 shrink-0 text-ink-mute" aria-hidden strokeWidth={1.9} />
          {w('studio.note')}
        </button>
      </div>
    </div>
  );
}

/** The middle of the canvas, on the screen. */
function middle(): { x: number; y: number } {
  const canvas = document.querySelector('.react-flow')?.getBoundingClientRect();
  return canvas ? { x: canvas.left + canvas.width / 2, y: canvas.top + canvas.height / 2 } : { x: 0, y: 0 };
}
