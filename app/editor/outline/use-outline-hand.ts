import { useReactFlow } from '@xyflow/react';
import { useEffect, useRef } from 'react';
import { useWords } from '../../words/page';
import type { MenuOn } from '../canvas/canvas-session';
import { removeSelected } from '../canvas/edits';
import { edgeKey } from '../document/records';
import { sayLooking } from '../looking';
import { focusSheet } from '../places';
import { mayChange, useEditor, useEditorStore } from '../store';
import type { OutlineRow } from './outline';

export interface OutlineHand {
  /** A step is selected and its sheet opened; an open way asks what comes there; a join goes where it leads. */
  open(row: OutlineRow, place: DOMRect): void;
  menu(row: OutlineRow, place: DOMRect): void;
  remove(row: OutlineRow): void;
  /** A step on the paper, wired to nothing: a start, say. */
  add(place: DOMRect): void;
}

/** What the outline's lines do: the canvas's own actions, at the line instead of the pointer. */
export function useOutlineHand(focusAgain: () => void): OutlineHand {
  const w = useWords();
  const editor = useEditorStore();
  const flow = useReactFlow();
  const floating = useEditor((state) => state.floating);
  const ours = useRef(false);
  // What was opened from here gives the keyboard back to here; the canvas, which takes it first, is passed by.
  useEffect(() => {
    if (floating !== null || !ours.current) return;
    const frame = requestAnimationFrame(() =>
      requestAnimationFrame(() => {
        if (editor.getState().floating !== null) return;
        ours.current = false;
        focusAgain();
      }),
    );
    return () => cancelAnimationFrame(frame);
  });
  const at = (place: DOMRect) => ({ x: place.left + 24, y: place.top + Math.min(place.height, 28) });
  const float = (what: Parameters<ReturnType<typeof editor.getState>['float']>[0]) => {
    ours.current = true;
    editor.getState().float(what);
  };
  const take = (row: OutlineRow): MenuOn | null => {
    const { select, stand, records } = editor.getState();
    if (row.row === 'loose') return null;
    if (row.row === 'step') select([row.id]);
    else {
      const wire = edgeKey(row.from, row.outlet);
      if (Object.hasOwn(records.edges.byId, wire)) {
        select([], [wire]);
        return 'wire';
      }
      select([row.from]);
      stand({ from: row.from, outlet: row.outlet });
    }
    return 'step';
  };
  return {
    open(row, place) {
      const { select } = editor.getState();
      if (row.row === 'open') {
        if (!mayChange(editor.getState())) return sayLooking(editor, w);
        float({
          show: 'kinds',
          ask: { kind: 'exit', exit: { from: row.from, outlet: row.outlet }, screen: at(place) },
        });
      } else if (row.row === 'join') select([row.to]);
      else if (row.row === 'branch') take(row);
      else if (row.row === 'step') {
        select([row.id]);
        requestAnimationFrame(focusSheet);
      }
    },
    menu(row, place) {
      const on = take(row);
      if (on) float({ show: 'menu', on, screen: at(place) });
    },
    remove(row) {
      if (!mayChange(editor.getState())) return sayLooking(editor, w);
      if (row.row !== 'step' && row.row !== 'branch' && row.row !== 'join') return;
      if (take(row) === null) return;
      ours.current = true;
      removeSelected(editor, w);
    },
    add(place) {
      const middle = document.querySelector('.react-flow')?.getBoundingClientRect() ?? place;
      const spot = flow.screenToFlowPosition({ x: middle.left + middle.width / 2, y: middle.top + middle.height / 3 });
      float({ show: 'kinds', ask: { kind: 'place', at: spot, screen: at(place) } });
    },
  };
}
