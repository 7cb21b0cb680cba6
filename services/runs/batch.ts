import type { Instant } from '../../core/json';
import { toClockTime } from '../time';
import type { Commit } from './commit';
import type { Passage } from './passage';

/** After so many failed drives in a row a run is halted and shown to people. */
export const MAX_FAILURES = 5;

/** One transaction's worth of passages. */
export function commitOf(passages: readonly Passage[], workspaces: string, now: Instant): Commit {
  const lock = new Set<string>();
  const batch = {
    workspaces,
    now,
    lock: [] as string[],
    runs: [] as Commit['runs'],
    consumed: [],
    steps: [],
    outcomes: [],
    retries: [],
    blocked: [],
    wakes: [],
    messages: [],
    answers: [],
    claims: [],
    decisions: [],
    contacts: [],
    conversions: [],
    cancels: [],
    calls: [],
    cases: [],
    children: [],
    parents: [],
  } satisfies Commit as Required<Omit<Commit, 'lock'>> & { lock: string[] };

  for (const passage of passages) {
    const { run, state, contact } = passage;
    const ended = passage.status === 'ended';
    batch.runs.push({
      id: run.id,
      rev: run.rev,
      inbox: run.inbox,
      state,
      status: passage.status,
      wake: ended || run.paused === 'all' ? null : passage.wake,
      node: state.at?.node ?? null,
      outcome: state.outcome ?? null,
      ended: ended ? (state.outcome?.at ?? now) : null,
      failures: 0,
    });
    for (const seq of passage.consumed) batch.consumed.push({ run: run.id, seq });
    for (const step of passage.steps) batch.steps.push({ workspace: run.workspace, run: run.id, ...step });
    batch.outcomes.push(...passage.settled);
    batch.retries.push(...passage.retries);
    batch.blocked.push(...passage.blocked);
    if (passage.settled.some(({ state }) => state === 'failed')) batch.wakes.push(run.id);
    batch.messages.push(...passage.messages);
    for (const input of passage.taken) {
      // A result that was worked out from the ledger is worked out again; one that came from a provider must not be lost.
      if (input.type === 'outcome' && input.result.status === 'sent')
        batch.answers.push({
          run: run.id,
          workspace: run.workspace,
          input: { ...input, at: toClockTime(run.pace, input.at) },
        });
    }
    for (const claim of passage.claims) {
      batch.claims.push({ ...claim, n: batch.claims.length });
    }
    batch.decisions.push(...passage.decisions);
    batch.cases.push(...passage.cases);
    batch.children.push(...passage.children);
    batch.parents.push(...passage.parents);
    for (const command of passage.commands) {
      switch (command.type) {
        case 'call':
          if (command.call.kind === 'http') {
            batch.calls.push({
              id: command.id,
              workspace: run.workspace,
              run: run.id,
              call: command.call,
              at: passage.now,
            });
          }
          break;
        case 'cancel_call':
          batch.cancels.push({ call: command.id, run: run.id, at: passage.now });
          break;
        case 'set_contact':
          batch.contacts.push({
            id: contact.id,
            run: run.id,
            attributes: command.attributes,
            add: command.addTags,
            remove: command.removeTags,
          });
          break;
        case 'goal':
          batch.conversions.push({ contact: contact.id, run: run.id, at: passage.now });
          break;
      }
    }
    if (
      passage.claims.length ||
      passage.messages.length ||
      passage.cases.length ||
      passage.blocked.length ||
      passage.commands.some(touchesContact)
    )
      lock.add(contact.id);
  }
  batch.lock = [...lock];
  return batch;
}

function touchesContact(command: Passage['commands'][number]): boolean {
  return command.type === 'set_contact' || command.type === 'goal';
}
