import type { ReactFlowInstance } from '@xyflow/react';
import type { LucideIcon } from 'lucide-react';
import type { WordKey, Words } from '../../words';
import type { Point } from '../document/commands';
import { mayChange, type Editor } from '../store';
import type { MenuOn } from './canvas-session';
import type { Keys } from './keys';

/** What an action has at hand. */
export interface CanvasScope {
  editor: Editor;
  flow: ReactFlowInstance;
  w: Words;
  /** Where it was asked for, on the screen: what it opens stands there. */
  screen: Point;
}

export const SECTIONS = ['add', 'walk', 'wire', 'arrange', 'select', 'edit', 'view'] as const;

/**
 * Something that can be done on the canvas. Keys, menus and the overlay of shortcuts are all made from the list of
 * them, so that none knows of one the others do not.
 */
export interface CanvasAction {
  name: WordKey;
  section: (typeof SECTIONS)[number];
  keys?: readonly Keys[];
  /** The menus it stands in, and under which item of theirs. */
  menu?: readonly MenuOn[];
  under?: WordKey;
  icon?: LucideIcon;
  danger?: boolean;
  /** It changes the flow: not there where it may only be looked at. */
  edits?: boolean;
  /** The browser raises an event of its own for these keys, and that does it. */
  native?: boolean;
  /** Whether it makes sense now; without it, always. */
  when?: (scope: CanvasScope) => boolean;
  run: (scope: CanvasScope) => void;
}

/** Whether an action can be done now. */
export const canDo = ({ edits, when }: CanvasAction, scope: CanvasScope): boolean =>
  (!edits || mayChange(scope.editor.getState())) && (when?.(scope) ?? true);
