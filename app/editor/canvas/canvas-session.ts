import type { ReactNode } from 'react';
import { edgeKey } from '../document/records';
import type { Exit, Point } from '../document/commands';
import type { Ask } from './canvas-actions';

/** Where what is dragged would land: into a wire, at an open outlet, or on the paper. */
export type Drop = { on: 'edge'; edge: string } | { on: 'exit'; exit: Exit } | { on: 'paper' };

const keyOf = (drop: Drop | null) =>
  drop === null
    ? ''
    : drop.on === 'edge'
      ? drop.edge
      : drop.on === 'exit'
        ? edgeKey(drop.exit.from, drop.exit.outlet)
        : drop.on;
export const sameDrop = (a: Drop | null, b: Drop | null): boolean => a?.on === b?.on && keyOf(a) === keyOf(b);

/** What was just done or could not be done, in words. An edit after `edits` makes it old. */
export interface Notice {
  text: string;
  tone: 'plain' | 'fail';
  edits: number;
  /** It was an edit, and can be undone. */
  undo?: boolean;
  /** Another way that it could have gone. */
  instead?: { label: string; run: () => void };
}

/** One of a list to choose from. */
export interface Choice {
  id: string;
  name: string;
  about?: string;
  /** What does the same from the keyboard. */
  keys?: string;
  icon?: ReactNode;
}

/** What a context menu was opened on. */
export type MenuOn = 'step' | 'steps' | 'wire' | 'note' | 'paper';

/** What stands over the canvas, one at a time. `screen` is where it was asked for. */
export type Floating =
  | { show: 'kinds'; ask: Ask }
  | { show: 'choice'; title: string; screen: Point; choices: readonly Choice[]; onPick: (id: string) => void }
  | { show: 'menu'; on: MenuOn; screen: Point }
  | { show: 'shortcuts' }
  | { show: 'search' }
  | { show: 'commands' }
  | { show: 'flows'; nodes: readonly string[] }
  | { show: 'sure'; title: string; text: string; confirm: string; danger: boolean; run: () => void };
