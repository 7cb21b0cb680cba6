import { compile } from '../../core/compile';
import type { JsonObject } from '../../core/json';
import type { Start } from '../../core/program';
import type { ChannelName } from '../../core/vocabulary';
import { withWorkspace } from '../../db/client';
import { newId } from '../../db/ids';
import { getFlow } from '../../db/queries/flows';
import { findTestVersion, insertVersion } from '../../db/queries/versions';
import { record } from '../audit';
import type { Actor, Deps } from '../deps';
import { ingest } from '../ingest';
import { iso } from '../moments';
import { readEnvironment } from './environment';

export interface Trial {
  flow: string;
  /** Who goes through it: one of the workspace's contacts. */
  contact: string;
  /** The start node they come in by. */
  node: string;
  payload: JsonObject;
  /** What they wrote, where a message starts the flow. */
  text?: string;
  channel?: ChannelName;
  /** Run seconds a clock second: 1440 plays a day in a minute. */
  pace: number;
}

export type Tried =
  | { tried: true; run: string; contact: string }
  | { tried: false; reason: 'missing' | 'problems' | 'no_start' | 'unknown_contact' };

type Made = { version: string; start: Start } | { reason: 'missing' | 'problems' | 'no_start' };

/**
 * A real run of the draft at a pace, on the sandbox's phones. Engines run versions only, so the draft becomes a version
 * marked as a test: never live, in no list, and taken again as long as the draft is the same. Its start is told to no other
 * flow, and the entry rule does not hold it: whoever tries twice means it.
 */
export async function tryDraft(deps: Deps, actor: Actor, trial: Trial): Promise<Tried> {
  const { workspace } = actor;
  const made = await withWorkspace(deps.db, workspace, async (tx): Promise<Made> => {
    const flow = await getFlow(tx, { workspace, id: trial.flow });
    if (!flow) return { reason: 'missing' };
    const compiled = compile(flow.draft, await readEnvironment(deps, tx, workspace));
    if (!compiled.ok) return { reason: 'problems' };
    const { program } = compiled;
    const start = program.starts.find(({ node }) => node === trial.node);
    if (!start) return { reason: 'no_start' };
    const { document } = program;
    const now = deps.clock.now();
    let version = await findTestVersion(tx, { workspace, flow: flow.id, document });
    if (version === null) {
      version = newId('version', now);
      const mentions = [...program.mentions].sort();
      const said = { author: actor.id, reason: '', at: iso(now), test: true };
      await insertVersion(tx, { workspace, id: version, flow: flow.id, number: 0, document, mentions, ...said });
    }
    await record(deps, tx, actor, 'flow.try', flow.id, { version, contact: trial.contact, pace: trial.pace });
    return { version, start };
  });
  if ('reason' in made) return { tried: false, reason: made.reason };
  const { version, start } = made;
  const program = await deps.programs.get(workspace, version);
  const { payload, text } = trial;
  const message = start.type === 'message';
  const event = {
    id: newId('event', deps.clock.now()),
    source: `try:${trial.flow}`,
    name: 'flow.try',
    contact: { id: trial.contact },
    payload: message ? { ...payload, text: text ?? '' } : payload,
    consents: [],
    pace: trial.pace,
  };
  const settings = { ...program.settings, entry: { kind: 'none' as const } };
  const [stored] = await ingest(deps, workspace, [event], {
    flow: { flow: trial.flow, version, program: { ...program, settings }, paused: null, priority: settings.priority },
    trigger: {
      node: start.node,
      type: start.type,
      name: message ? (text ?? '') : (start.event ?? ''),
      ...(message ? { channel: trial.channel ?? 'whatsapp' } : {}),
    },
    vars: start.type === 'api' || start.type === 'flow' ? payload : {},
  });
  if (stored?.status !== 'stored') return { tried: false, reason: 'unknown_contact' };
  return { tried: true, run: stored.runs[0]?.id ?? '', contact: stored.contact };
}
