import { readNode } from '../canvas/read-node';
import { configureNode, pruneOutlets } from './commands';
import { applyPatches, type Patch } from './patch';
import type { Records } from './records';

/** Sets keys of a step's configuration. An outlet that it no longer has then takes its wire along. */
export function configureStep(records: Records, id: string, change: Parameters<typeof configureNode>[2]): Patch[] {
  const configured = configureNode(records, id, change);
  const next = applyPatches(records, configured);
  const changed = next.nodes.byId[id];
  const reading = changed && readNode(changed);
  if (!reading || reading.issues.length > 0) return configured;
  const names = new Set([...reading.outlets.map(({ name }) => name), ...reading.hidden]);
  return [...configured, ...pruneOutlets(next, id, names)];
}

/** The same change to several steps, each made of its own configuration. */
export function configureSteps(
  records: Records,
  ids: readonly string[],
  change: (config: Records['nodes']['byId'][string]['config']) => Parameters<typeof configureNode>[2],
): Patch[] {
  let now = records;
  return ids.flatMap((id) => {
    const node = now.nodes.byId[id];
    if (!node) return [];
    const patches = configureStep(now, id, change(node.config));
    now = applyPatches(now, patches);
    return patches;
  });
}
