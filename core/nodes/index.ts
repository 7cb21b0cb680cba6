import type { NodeKind } from '../kind';
import { branch } from './branch';
import { end } from './end';
import { handoff } from './handoff';
import { message } from './message';
import { start } from './start';
import { wait } from './wait';

/** Every node kind, in the order of the palette. A new kind is its folder and one line here. */
export const NODE_KINDS: readonly NodeKind[] = [start, message, branch, wait, handoff, end];

const BY_NAME = new Map(NODE_KINDS.map((kind) => [kind.kind, kind]));

/** The kind of that name, or null. */
export function findKind(name: string): NodeKind | null {
  return BY_NAME.get(name) ?? null;
}
