import { FIRST_REPLY_MS } from '../../core/first-reply';
import type { Instant, JsonObject } from '../../core/json';
import type { Call } from '../../core/run';
import { newId } from '../../db/ids';
import type { Commit } from './commit';
import type { Passage } from './passage';

/**
 * The case that a handoff opens, with its card: why, where in the flow, what the flow knows. It is written with the run's state, so
 * a run that waits for a person always has a case, and one case only.
 */
export function caseOf(
  passage: Passage,
  open: { id: string; call: Extract<Call, { kind: 'handoff' }> },
  at: Instant,
): NonNullable<Commit['cases']>[number] {
  const { run, state, contact, program } = passage;
  const { call } = open;
  const card: JsonObject = {
    reason: { code: call.reason.code, params: call.reason.params },
    summary: call.summary,
    flow: { id: run.flow, version: run.version, name: program.document.name },
    node: state.at?.node ?? null,
    variables: state.vars,
    trigger: state.trigger
      ? { type: state.trigger.type, name: state.trigger.name, payload: state.trigger.payload }
      : null,
    lastReply: state.last?.reply ?? null,
    windowUntil: contact.standing.lastInbound?.whatsapp
      ? contact.standing.lastInbound.whatsapp + 24 * 3600 * 1000
      : null,
    consents: Object.entries(contact.standing.consents ?? {}).map(([key, consent]) => ({
      key,
      status: consent.status,
    })),
  };
  return {
    id: newId('case', passage.shell.now),
    workspace: run.workspace,
    contact: contact.id,
    kind: 'handoff',
    queue: call.queue,
    priority: call.priority,
    channel: state.last?.channel ?? null,
    run: run.id,
    call: open.id,
    card,
    at,
    // by the clock, also of a test run: people answer in their own time
    due: passage.shell.now + FIRST_REPLY_MS,
    test: passage.test,
  };
}
