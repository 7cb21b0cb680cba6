import type { Program } from '../../core/program';
import type { Instant } from '../../core/json';
import type { Call, CallResult, Command, Facts, Input, RunState, Step } from '../../core/run';
import { nextWake, transition } from '../../core/transition';
import type { ChannelName } from '../../core/vocabulary';
import type { RunStatus } from '../../db/schema/runs';
import { toClockTime, toRunTime } from '../time';
import type { WorkspaceContext } from '../workspace-context';
import type { Claim, Commit, DecisionRow, Settled, ThreadMessage } from './commit';
import { decideSend } from './decide-send';
import type { LoadedContact, LoadedRun } from './load';
import type { Retry, refusalRows } from './refusal';

/** Transitions one drive may spend on one run before the others get their turn. */
export const TRANSITION_BUDGET = 200;

/** What a passage needs of the shell: who serves which channel, the case a handoff opens, the run that a flow starts. */
export interface Shell {
  now: Instant;
  context: WorkspaceContext;
  /** The provider of a channel, and whether it answers at once. */
  provider(channel: ChannelName): { name: string; inline: boolean } | null;
  openCase(
    passage: Passage,
    open: { id: string; call: Extract<Call, { kind: 'handoff' }> },
    at: Instant,
  ): NonNullable<Commit['cases']>[number];
  startChild(
    passage: Passage,
    open: { id: string; call: Extract<Call, { kind: 'run_flow' }> },
    at: Instant,
  ): NonNullable<Commit['children']>[number] | null;
}

/**
 * One run during one drive: what was loaded, what it became, and what has to be committed for that to be true. Nothing here reaches
 * outside; `drive` commits and sends.
 */
export class Passage {
  state: RunState;
  facts: Facts;
  status: RunStatus = 'live';
  /** Answers of calls made by this very drive: taken before anything else. */
  answers: { input: Input; settled: Settled[]; messages: ThreadMessage[] }[] = [];
  /** The outcomes that belong to answers already taken in: they are recorded with the next commit. */
  settled: Settled[] = [];
  retries: Retry[] = [];
  blocked: { contact: string; value: string }[] = [];
  messages: ThreadMessage[] = [];
  taken: Input[] = [];
  steps: Step[] = [];
  consumed: number[] = [];
  claims: Claim[] = [];
  decisions: DecisionRow[] = [];
  commands: Command[] = [];
  cases: NonNullable<Commit['cases']> = [];
  children: NonNullable<Commit['children']> = [];
  parents: NonNullable<Commit['parents']> = [];
  spent = 0;
  private inbox: { seq: number; input: Input }[];

  constructor(
    readonly run: LoadedRun,
    readonly program: Program,
    /** Shared by the runs of one contact in a batch: each sees the claims of those before it. */
    readonly contact: LoadedContact,
    readonly shell: Shell,
  ) {
    this.state = run.state;
    this.facts = factsOf(contact, shell.context);
    this.inbox = run.inputs.map(({ seq, input }) => ({ seq, input: this.inRunTime(input) }));
  }

  get now(): Instant {
    return toRunTime(this.run.pace, this.shell.now);
  }

  get test(): boolean {
    return this.run.pace !== null;
  }

  /** By the clock: when somebody must look again; null when only an input can move it. */
  get wake(): Instant | null {
    if (this.spent >= TRANSITION_BUDGET) return this.shell.now;
    const wake = nextWake(this.state);
    return wake === null ? null : toClockTime(this.run.pace, wake);
  }

  /** Takes in everything that happened until the run waits, ends, needs an answer from outside, or has spent its budget. */
  advance(): void {
    // A pause of everything holds people where they are; only a cancel gets through.
    if (this.run.paused === 'all') this.inbox = this.inbox.filter(({ input }) => input.type === 'cancel');
    while (this.spent < TRANSITION_BUDGET && this.state.status === 'live') {
      const input = this.next();
      if (input) this.take(input);
      else if (!this.performSends()) break;
    }
    if (this.state.status === 'ended') this.finish();
  }

  private next(): Input | null {
    const answer = this.answers.shift();
    if (answer) {
      this.settled.push(...answer.settled);
      this.messages.push(...answer.messages);
      this.taken.push(answer.input);
      return answer.input;
    }
    // A pause that just ended says itself what becomes of waits that fell due meanwhile: no timer rings before it is heard.
    const released = this.inbox.some(({ input }) => input.type === 'shift' || input.type === 'expire');
    const wake = this.run.paused === 'all' || released ? null : nextWake(this.state);
    const first = this.inbox[0];
    // What fell due before the next input happened comes first, even when the engine was away for both.
    if (wake !== null && wake <= this.now && (!first || wake <= first.input.at)) return { type: 'timer', at: this.now };
    if (first) {
      this.inbox.shift();
      this.consumed.push(first.seq);
      return first.input;
    }
    return null;
  }

  private take(input: Input): void {
    this.spent += 1;
    const { state, commands, steps, facts } = transition(this.program, this.state, input, this.facts);
    this.state = state;
    this.facts = facts;
    for (const step of steps) this.steps.push(step);
    for (const command of commands) this.obey(command, input.at);
  }

  private obey(command: Command, at: Instant): void {
    this.commands.push(command);
    if (command.type !== 'call') return;
    const { id, call } = command;
    if (call.kind === 'handoff') this.cases.push(this.shell.openCase(this, { id, call }, at));
    if (call.kind === 'run_flow') {
      const child = this.shell.startChild(this, { id, call }, at);
      if (child) this.children.push(child);
      else this.answer(id, { status: 'failed', code: 'flow.not_live', params: { flow: call.flow } });
    }
  }

  private answer(call: string, result: CallResult): void {
    this.answers.push({ input: { type: 'outcome', at: this.now, call, result }, settled: [], messages: [] });
  }

  /** Decides the sends that are open and have nobody on their way. True if that gave the run something to take in. */
  private performSends(): boolean {
    if (this.run.paused === 'all') return false;
    const before = this.answers.length;
    for (const id in this.state.open) {
      const open = this.state.open[id];
      // One held as unknown as well: its entry may have turned out to have failed.
      if (open?.call.kind !== 'send' || (open.due !== null && open.due > this.now)) continue;
      const decided = decideSend(this, open, open.call);
      if (!decided) continue;
      if ('decision' in decided) this.decisions.push(decided.decision);
      if ('claim' in decided) this.claim(decided.claim);
      else this.answer(open.id, decided.answer);
    }
    return this.answers.length > before;
  }

  private claim(claim: Claim): void {
    const { id, call, state, attempt, channel, purpose, intent, at, inConversation } = claim;
    this.claims.push(claim);
    this.run.ledger.push({ call, id, state, attempt, channel, class: null, at });
    // The next run of this contact in the batch decides on what this one took.
    this.contact.policyRev += 1;
    const { flow } = this.run;
    this.contact.deliveries.unshift({ id, channel, purpose, flow, intent, state, at, inConversation });
  }

  /** A provider said no to a send of this drive. */
  refused({ settled, retries, blocked }: ReturnType<typeof refusalRows>): void {
    const entry = this.run.ledger.find((row) => row.id === settled.id);
    if (!entry) return;
    Object.assign(entry, { state: 'failed', class: settled.error?.class ?? null, at: settled.at });
    const counted = this.contact.deliveries.find((row) => row.id === settled.id);
    if (counted) counted.state = 'failed';
    this.settled.push(settled);
    for (const retry of retries) {
      this.retries.push(retry);
      this.run.ledger.push({ ...entry, id: retry.id, state: 'reserved', attempt: entry.attempt + 1, class: null });
      if (counted) this.contact.deliveries.unshift({ ...counted, id: retry.id, state: 'reserved' });
    }
    for (const gone of blocked) {
      this.blocked.push(gone);
      for (const address of this.contact.addresses)
        if (address.value === gone.value && address.state === 'ok') address.state = 'blocked';
      this.contact.policyRev += 1;
    }
  }

  private finish(): void {
    this.status = 'ended';
    if (!this.run.parentCall || !this.state.outcome) return;
    const parent = this.run.parentCall.slice(0, this.run.parentCall.lastIndexOf('.'));
    const { kind, name } = this.state.outcome;
    const result: CallResult =
      kind === 'completed' || kind === 'goal'
        ? { status: 'ended', end: name, outputs: this.state.vars }
        : { status: 'failed', code: `flow.${kind}`, params: { name } };
    this.parents.push({
      run: parent,
      workspace: this.run.workspace,
      child: this.run.id,
      input: { type: 'outcome', at: this.shell.now, call: this.run.parentCall, result },
    });
  }

  /** After a commit that held: what was planned is true now. */
  committed(): void {
    this.run.rev += 1;
    // What the commit itself counted up, so that this drive's next claim does not meet its own traces.
    const tagged = this.commands.filter(
      (one) => one.type === 'set_contact' && (one.addTags ?? one.removeTags) !== undefined,
    );
    this.contact.policyRev +=
      tagged.length + (this.commands.some(({ type }) => type === 'goal') ? 1 : 0) + (this.cases.length > 0 ? 1 : 0);
    this.settled = [];
    this.retries = [];
    this.blocked = [];
    this.messages = [];
    this.taken = [];
    this.steps = [];
    this.consumed = [];
    this.claims = [];
    this.decisions = [];
    this.commands = [];
    this.cases = [];
    this.children = [];
    this.parents = [];
  }

  private inRunTime(input: Input): Input {
    if (!this.run.pace) return input;
    const at = toRunTime(this.run.pace, input.at);
    return input.type === 'start' ? { ...input, at, trigger: { ...input.trigger, at } } : { ...input, at };
  }
}

export function factsOf(contact: LoadedContact, context: WorkspaceContext): Facts {
  return {
    contact: {
      id: contact.id,
      name: contact.name,
      language: contact.language,
      timeZone: contact.timeZone,
      country: contact.country,
      attributes: contact.attributes,
      tags: contact.tags,
      addresses: contact.addresses.map(({ kind, value }) => ({ kind, value })),
    },
    timeZone: context.timeZone,
  };
}
