import type { NodeKind } from '../kind';
import { branch } from './branch';
import { end } from './end';
import { goal } from './goal';
import { handoff } from './handoff';
import { http } from './http';
import { message } from './message';
import { question } from './question';
import { runFlow } from './run-flow';
import { set } from './set';
import { split } from './split';
import { start } from './start';
import { wait } from './wait';
import { waitFor } from './wait-for';

/** Every node kind, in the order of the palette. A new kind is its folder and one line here. */
export const NODE_KINDS: readonly NodeKind[] = [
  start,
  message,
  question,
  branch,
  split,
  wait,
  waitFor,
  set,
  http,
  runFlow,
  goal,
  handoff,
  end,
];

const BY_NAME = new Map(NODE_KINDS.map((kind) => [kind.kind, kind]));

/** The kind of that name, or null. */
export function findKind(name: string): NodeKind | null {
  return BY_NAME.get(name) ?? null;
}
