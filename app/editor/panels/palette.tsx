import { useReactFlow } from '@xyflow/react';
import { Search, StickyNote } from 'lucide-react';
import { useMemo, useState, type DragEvent } from 'react';
import { fold } from '../../../core/fold';
import { Tooltip } from '../../ui/tooltip';
import { useWords } from '../../words/page';
import { addNoteInView } from '../canvas/add-note';
import { addStep } from '../canvas/add-step';
import { openExit } from '../canvas/exits';
import { DRAGGED_KIND, DRAGGED_NOTE } from '../canvas/use-drop';
import { focusCanvas } from '../canvas/use-canvas-scope';
import { groupedKinds } from '../nodes/groups';
import { useEditorStore } from '../store';

const GROUPS = groupedKinds({ starts: true });
const ROW =
  'flex h-7 w-full cursor-grab items-center gap-2 rounded-control px-2 text-left text-ink-2 hover:bg-hover ' +
  'hover:text-ink active:cursor-grabbing';

/**
 * Every kind of step: drag one onto the paper, a wire or an outlet, or click to add it after the selected one. Beside a wide
 * sheet only its glyphs are left.
 */
export function Palette() {
  const w = useWords();
  const editor = useEditorStore();
  const flow = useReactFlow();
  const [search, setSearch] = useState('');
  const groups = useMemo(() => {
    const wanted = fold(search);
    return GROUPS.map((group) => ({
      ...group,
      kinds: group.kinds.filter(({ name, about }) => fold(`${w(name)} ${w(about)}`).includes(wanted)),
    })).filter(({ kinds }) => kinds.length > 0);
  }, [search, w]);
  const add = (kind: string) => {
    const { records, selected } = editor.getState();
    const exit = kind === 'start' || selected.length !== 1 ? null : openExit(records, selected[0] ?? '');
    const screen = middle();
    if (exit) addStep(editor, kind, { kind: 'exit', exit, screen });
    else addStep(editor, kind, { kind: 'place', at: flow.screenToFlowPosition(screen), screen, clear: true });
    focusCanvas();
  };
  return (
    <div
      className="absolute top-3 left-3 z-10 flex max-h-[calc(100%-76px)] w-52 flex-col rounded-card bg-float shadow-float @max-3xl:w-11"
      role="group"
      aria-label={w('studio.palette')}
    >
      <label className="flex h-9 shrink-0 items-center gap-2 border-b px-3 @max-3xl:hidden">
        <Search className="size-4 shrink-0 text-ink-mute" aria-hidden />
        <input
          type="search"
          aria-label={w('studio.palette.search')}
          placeholder={w('studio.palette.search')}
          value={search}
          onChange={(event) => setSearch(event.target.value)}
          onKeyDown={(event) => {
            const first = groups[0]?.kinds[0];
            if (event.key !== 'Enter' || !first) return;
            add(first.kind);
            setSearch('');
          }}
          className="min-w-0 flex-1 bg-transparent outline-none placeholder:text-ink-3"
        />
      </label>
      <div className="min-h-0 flex-1 overflow-y-auto px-1.5 py-1">
        {groups.map((group) => (
          // On a low window the groups stand closer, so that all of them are in view.
          <div key={group.group} className="mb-1 [@media(max-height:800px)]:mb-0">
            <p className="px-2 pt-1 text-micro text-ink-3 @max-3xl:sr-only">{w(group.name)}</p>
            {group.kinds.map(({ kind, icon: Icon, name, about }) => (
              <Tooltip key={kind} label={w(about)} side="right">
                <button
                  type="button"
                  draggable
                  data-palette={kind}
                  onDragStart={(event) => carry(event, kind)}
                  onClick={() => add(kind)}
                  className={ROW}
                >
                  <Icon className="size-4 shrink-0 text-ink-mute" aria-hidden strokeWidth={1.9} />
                  <span className="min-w-0 @max-3xl:sr-only">{w(name)}</span>
                </button>
              </Tooltip>
            ))}
          </div>
        ))}
        {groups.length === 0 && <p className="px-2 py-2 text-ink-3">{w('studio.palette.nothing')}</p>}
      </div>
      {search === '' && (
        <div className="shrink-0 border-t px-1.5 py-1">
          <button
            type="button"
            draggable
            onDragStart={(event) => {
              carry(event, 'note');
              event.dataTransfer.setData(DRAGGED_NOTE, '');
            }}
            onClick={() => addNoteInView(editor, flow, middle())}
            className={ROW}
          >
            <StickyNote className="size-4 shrink-0 text-ink-mute" aria-hidden strokeWidth={1.9} />
            <span className="@max-3xl:sr-only">{w('studio.note')}</span>
          </button>
        </div>
      )}
    </div>
  );
}

function carry(event: DragEvent, kind: string): void {
  event.dataTransfer.setData(DRAGGED_KIND, kind);
  event.dataTransfer.effectAllowed = 'copy';
}

/** The middle of the canvas, on the screen. */
function middle(): { x: number; y: number } {
  const canvas = document.querySelector('.react-flow')?.getBoundingClientRect();
  return canvas ? { x: canvas.left + canvas.width / 2, y: canvas.top + canvas.height / 2 } : { x: 0, y: 0 };
}
