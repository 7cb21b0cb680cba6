import { useReactFlow } from '@xyflow/react';
import { useCallback } from 'react';
import { useWords } from '../../words/page';
import type { Point } from '../document/commands';
import { useEditorStore, type Editor } from '../store';
import type { CanvasScope } from './canvas-action';
import { CARD_WIDTH, HEAD_HEIGHT, type CardGeometry } from './geometry';
import { pointerOf } from './pointer';

const area = () => document.querySelector('.react-flow')?.getBoundingClientRect() ?? new DOMRect();

/** The canvas has the keyboard again, after a picker, a menu or the sheet. */
export const focusCanvas = () => document.querySelector<HTMLElement>('.react-flow')?.focus({ preventScroll: true });

/** Below the step or outlet one stands on; without one, where the pointer is, or the middle of the paper. */
function placeOf(editor: Editor, flow: CanvasScope['flow']): Point {
  const { selected, exit } = editor.getState();
  const node = flow.getNode(selected.at(-1) ?? '');
  const { left, top, right, bottom, width, height } = area();
  if (!node) return pointerOf(editor) ?? { x: left + width / 2, y: top + height / 2 };
  const geometry = node.data.geometry as CardGeometry | undefined;
  const port = geometry?.ports.find(({ outlet }) => outlet === exit?.outlet);
  const within = port ?? { x: (node.width ?? CARD_WIDTH) / 2, y: node.height ?? HEAD_HEIGHT };
  const at = flow.flowToScreenPosition({ x: node.position.x + within.x, y: node.position.y + within.y + 8 });
  return { x: Math.min(Math.max(at.x, left), right), y: Math.min(Math.max(at.y, top), bottom) };
}

/** What the actions of the canvas work on, now; `screen` where something was clicked. */
export function useCanvasScope(): (screen?: Point) => CanvasScope {
  const editor = useEditorStore();
  const flow = useReactFlow();
  const w = useWords();
  return useCallback((screen) => ({ editor, flow, w, screen: screen ?? placeOf(editor, flow) }), [editor, flow, w]);
}
