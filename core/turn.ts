import { addDuration } from './durations';
import type { Duration } from './document';
import type { Instant, Json, JsonObject } from './json';
import type { Program } from './program';
import type {
  Call,
  Command,
  ContactFacts,
  Facts,
  OpenCall,
  Position,
  Read,
  RunOutcome,
  RunState,
  Said,
  Step,
} from './run';
import type { Scope } from './scope';

/**
 * One transition in the making. It works on a shallow copy of the state and copies each part of it at its first
 * change, so that what a transition does not touch is shared with the state before it.
 */
export class Turn {
  readonly commands: Command[] = [];
  readonly steps: Step[] = [];
  readonly state: RunState;
  facts: Facts;
  /** Why the run came to the node it is entering: the reason of a handoff. */
  arrival: Said | null = null;
  private ownOpen = false;
  private ownVisits = false;
  private ownVars = false;
  private known: Scope | null = null;

  constructor(
    readonly program: Program,
    state: RunState,
    readonly at: Instant,
    facts: Facts,
  ) {
    this.state = { ...state };
    this.facts = facts;
  }

  /** What rules and texts may read now. */
  get scope(): Scope {
    return (this.known ??= this.scopeFor(this.state.trigger?.payload ?? {}));
  }

  /** The same scope with another payload as `event`. */
  scopeFor(event: JsonObject): Scope {
    const { state, facts } = this;
    const { last, trigger } = state;
    return {
      contact: facts.contact,
      vars: state.vars,
      event,
      trigger: trigger?.payload ?? {},
      channel: last?.channel ?? trigger?.channel ?? null,
      reply: last?.reply === undefined ? null : { text: last.reply },
      now: this.at,
      timeZone: this.zone,
    };
  }

  /** The zone of the contact, else of the flow, else of the workspace. */
  get zone(): string {
    return this.facts.contact.timeZone ?? this.program.settings.timeZone ?? this.facts.timeZone;
  }

  /** This transition's moment plus a duration. */
  after(duration: Duration): Instant {
    return addDuration(this.at, duration, this.zone);
  }

  /** Where the run is; only asked by a node that it is at. */
  get position(): Position {
    const { at } = this.state;
    if (at === null) throw new Error('a node acted without a position');
    return at;
  }

  /** What the node at hand keeps for itself; an empty object if it kept nothing readable. */
  get local(): JsonObject {
    const local = this.state.at?.local;
    return local !== null && typeof local === 'object' && !Array.isArray(local) ? local : {};
  }

  /** Opens a call to the outside world from the node at hand and answers its id. */
  call(call: Call): string {
    const { node, visit } = this.position;
    this.state.calls += 1;
    const id = `${this.state.run}.${this.state.calls}`;
    const open: OpenCall = { id, node, visit, call, openedAt: this.at, due: null };
    this.openCalls[id] = open;
    this.commands.push({ type: 'call', id, node, call });
    return id;
  }

  /** The open calls, for change. */
  get openCalls(): Record<string, OpenCall> {
    if (!this.ownOpen) {
      this.state.open = { ...this.state.open };
      this.ownOpen = true;
    }
    return this.state.open;
  }

  /** The run waits for this call no longer. What that means outside (a case stays open) is the caller's business. */
  cancelCall(id: string): void {
    if (!Object.hasOwn(this.state.open, id)) return;
    delete this.openCalls[id];
    this.commands.push({ type: 'cancel_call', id });
  }

  countVisit(node: string): number {
    if (!this.ownVisits) {
      this.state.visits = { ...this.state.visits };
      this.ownVisits = true;
    }
    const visit = (Object.hasOwn(this.state.visits, node) ? (this.state.visits[node] ?? 0) : 0) + 1;
    this.state.visits[node] = visit;
    return visit;
  }

  setVar(name: string, value: Json): void {
    if (!this.ownVars) {
      this.state.vars = { ...this.state.vars };
      this.ownVars = true;
    }
    this.state.vars[name] = value;
    this.known = null;
  }

  /** Remembers the latest message of the conversation for rules and texts. */
  remember(last: NonNullable<RunState['last']>): void {
    this.state.last = { ...this.state.last, ...last };
    this.known = null;
  }

  /** Changes the contact, in the facts at once and outside by a command. */
  setContact(change: { attributes?: JsonObject; addTags?: string[]; removeTags?: string[] }): void {
    const { contact } = this.facts;
    const removed = new Set(change.removeTags ?? []);
    const next: ContactFacts = {
      ...contact,
      attributes: change.attributes ? { ...contact.attributes, ...change.attributes } : contact.attributes,
      tags: [...new Set([...contact.tags.filter((tag) => !removed.has(tag)), ...(change.addTags ?? [])])],
    };
    this.facts = { ...this.facts, contact: next };
    this.commands.push({ type: 'set_contact', ...change });
    this.known = null;
  }

  goal(name: string, value: number | null): void {
    this.commands.push({ type: 'goal', name, value });
  }

  step(event: Step['event'], node: string | null, why?: Said, more?: { outlet?: string; reads?: Read[] }): void {
    this.state.seq += 1;
    const step: Step = { seq: this.state.seq, at: this.at, node, event };
    if (more?.outlet !== undefined) step.outlet = more.outlet;
    if (why) step.why = why;
    if (more?.reads && more.reads.length > 0) step.reads = more.reads;
    this.steps.push(step);
  }

  /** Journals something that moved nobody, at the node at hand. */
  note(why: Said, reads?: Read[]): void {
    this.step('note', this.state.at?.node ?? null, why, reads ? { reads } : undefined);
  }

  /** Ends the run: open calls are called off and nothing moves it any more. */
  end(kind: RunOutcome['kind'], name: string, why: Said, reads?: Read[]): void {
    const { state } = this;
    this.step('ended', state.at?.node ?? null, why, reads ? { reads } : undefined);
    for (const id of Object.keys(state.open)) this.commands.push({ type: 'cancel_call', id });
    state.open = {};
    this.ownOpen = true;
    state.at = null;
    state.status = 'ended';
    state.outcome = { kind, name, at: this.at };
  }
}
