import type { JsonObject } from '../../core/json';
import { withWorkspace } from '../../db/client';
import { newId } from '../../db/ids';
import { getFlow } from '../../db/queries/flows';
import type { Actor, Deps } from '../deps';
import { liveStarts } from '../flows/starts';
import { contactRow, ingest, peek, triggerScope, type ContactRef } from '../ingest';

export type Started =
  | { started: true; run: string; contact: string; refused: string | null }
  /** The same id came before: nothing is started again. */
  | { started: false; reason: 'duplicate'; contact: string }
  | { started: false; reason: 'missing' | 'archived' | 'not_published' | 'no_api_start' | 'unknown_contact' };

/**
 * Starts a run at a flow's API start. It is a fact like an event: once by `id`, under the contact's lock, held to the
 * flow's entry rule; a refused entry is stored with its reason.
 * @param input `node` chooses among several API starts; `pace`: run seconds a clock second, for a test run
 */
export async function startRun(
  deps: Deps,
  actor: Actor,
  input: { flow: string; contact: ContactRef; payload: JsonObject; node?: string; pace?: number; id?: string },
): Promise<Started> {
  const { workspace } = actor;
  const flow = (await liveStarts(deps, workspace)).find((row) => row.flow === input.flow);
  if (!flow) return { started: false, reason: await whyNotLive(deps, workspace, input.flow) };
  const contact = await peek(deps.sql, workspace, [{ n: 0, ...contactRow(input.contact, 0) }]);
  const scope = triggerScope(input.payload, contact.get(0) ?? null, deps.clock.now());
  const start = flow.program.starts.find(
    (row) => row.type === 'api' && (input.node === undefined || row.node === input.node) && row.accepts(scope).met,
  );
  if (!start) return { started: false, reason: 'no_api_start' };
  const event = {
    id: input.id ?? newId('event', deps.clock.now()),
    source: `start:${input.flow}`,
    name: 'api.start',
    contact: input.contact,
    payload: input.payload,
    consents: [],
    ...(input.pace === undefined ? {} : { pace: input.pace }),
  };
  const [stored] = await ingest(deps, workspace, [event], {
    flow,
    trigger: { node: start.node, type: 'api', name: actor.id },
    vars: inputsOf(flow.program.document.variables, input.payload),
  });
  if (!stored || stored.status === 'unknown_contact') return { started: false, reason: 'unknown_contact' };
  if (stored.status === 'duplicate') return { started: false, reason: 'duplicate', contact: stored.contact };
  const [run] = stored.runs;
  return { started: true, run: run?.id ?? '', contact: stored.contact, refused: run?.refused ?? null };
}

/** What of the payload the flow declares as its inputs; the rest stays readable as `event.*`. */
function inputsOf(variables: { name: string; input: boolean }[], payload: JsonObject): JsonObject {
  const inputs = variables.filter(({ name, input }) => input && Object.hasOwn(payload, name));
  return Object.fromEntries(inputs.map(({ name }) => [name, payload[name] ?? null]));
}

async function whyNotLive(
  deps: Pick<Deps, 'db'>,
  workspace: string,
  id: string,
): Promise<'missing' | 'archived' | 'not_published'> {
  const flow = await withWorkspace(deps.db, workspace, (tx) => getFlow(tx, { workspace, id }));
  if (!flow) return 'missing';
  return flow.archivedAt === null ? 'not_published' : 'archived';
}
