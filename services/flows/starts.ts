import type { Program } from '../../core/compile';
import type { Pause } from '../../core/vocabulary';
import { withWorkspace } from '../../db/client';
import { listLiveFlows } from '../../db/queries/flows';
import type { Deps } from '../deps';
import type { Programs } from './programs';

/** A live version that may take somebody in: its program carries the starts. */
export interface LiveStart {
  flow: string;
  version: string;
  program: Program;
  paused: Pause | null;
  priority: number;
}

const FRESH_MS = 1000;
type Kept = Map<string, { at: number; starts: Promise<LiveStart[]> }>;
/** Kept beside the programs they name, so that two installations in one process (a test) share nothing. */
const caches = new WeakMap<Programs, Kept>();

function cacheOf(programs: Programs): Kept {
  const kept: Kept = caches.get(programs) ?? new Map();
  caches.set(programs, kept);
  return kept;
}

/**
 * The live versions of a workspace with their compiled programs, first by priority, as of at most a second ago: a publish
 * or a pause counts within it everywhere, and at once in the process that made it.
 * A version that no longer compiles is left out and logged: it must not stop the others from hearing events.
 */
export async function liveStarts(
  deps: Pick<Deps, 'db' | 'clock' | 'programs' | 'log'>,
  workspace: string,
): Promise<LiveStart[]> {
  const kept = cacheOf(deps.programs);
  const now = deps.clock.now();
  const hit = kept.get(workspace);
  if (hit && now - hit.at < FRESH_MS && now >= hit.at) return hit.starts;
  const starts = read(deps, workspace);
  kept.set(workspace, { at: now, starts });
  starts.catch(() => kept.delete(workspace));
  return starts;
}

/** Read anew at the next call: after this process published, paused or archived something. */
export function forgetStarts(deps: Pick<Deps, 'programs'>, workspace: string): void {
  caches.get(deps.programs)?.delete(workspace);
}

async function read(deps: Pick<Deps, 'db' | 'programs' | 'log'>, workspace: string): Promise<LiveStart[]> {
  const flows = await withWorkspace(deps.db, workspace, (tx) => listLiveFlows(tx, { workspace }));
  const starts = await Promise.all(
    flows.map(async ({ flow, version, paused }): Promise<LiveStart[]> => {
      try {
        const program = await deps.programs.get(workspace, version);
        return [{ flow, version, program, paused, priority: program.settings.priority }];
      } catch (error) {
        deps.log.error({ workspace, flow, version, err: error }, 'a live version does not compile: it starts nothing');
        return [];
      }
    }),
  );
  return starts.flat().sort((a, b) => a.priority - b.priority);
}

/** Programs whose start rules ask about the contact: only for their events is the contact looked up before the run exists. */
const askers = new WeakMap<LiveStart['program'], boolean>();
export function asksContact({ program }: LiveStart): boolean {
  const known = askers.get(program);
  if (known !== undefined) return known;
  const asks = program.starts.some(({ node }) =>
    JSON.stringify(program.document.nodes.find(({ id }) => id === node)?.config['where'] ?? null).includes('contact.'),
  );
  askers.set(program, asks);
  return asks;
}
