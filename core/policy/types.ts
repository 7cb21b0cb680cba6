import type { Instant, JsonObject } from '../json';
import type { AddressKind, ChannelName, DeliveryState, Pause, Purpose } from '../vocabulary';

/** Everything the rules read about one contact at one moment. Loaded in one statement; `policyRev` is checked by the claim. */
export interface PolicyFacts {
  now: Instant;
  contact: {
    id: string;
    timeZone: string | null;
    country: string | null;
    tags: string[];
    /** Grows, under the contact's lock, with every fact that bears on policy. */
    policyRev: number;
  };
  addresses: { id: string; kind: AddressKind; value: string; state: 'ok' | 'bounced' | 'blocked' }[];
  /** The latest word per channel and purpose. */
  consents: {
    id: string;
    channel: ChannelName;
    purpose: Purpose;
    status: 'granted' | 'pending' | 'withdrawn' | 'expired';
    basis: string | null;
    at: Instant;
    expiresAt: Instant | null;
  }[];
  suppressions: {
    id: string;
    channel: ChannelName | null;
    purpose: Purpose | null;
    reason: string;
    until: Instant | null;
  }[];
  /**
   * Ledger entries of the last 31 days, in any order. `at` is when the place in the caps was taken. Whoever decides anew about an
   * entry that exists (a queued send) leaves that entry out.
   */
  deliveries: {
    id: string;
    channel: ChannelName;
    purpose: Purpose;
    flow: string | null;
    intent: string;
    state: DeliveryState;
    at: Instant;
    /** A reply within a conversation: it takes no place in the caps, and the claim must not count it either. */
    inConversation?: boolean;
  }[];
  openCases: { id: string; kind: string }[];
  lastConversionAt: Instant | null;
  lastComplaintAt: Instant | null;
  /** "No" to an offer, by message intent. */
  refusals: { intent: string; at: Instant }[];
  /** The contact's last inbound message per channel: opens WhatsApp's service window. */
  lastInbound: Partial<Record<ChannelName, Instant>>;
  workspace: { timeZone: string; country: string | null };
  flow: { id: string; paused: Pause | null } | null;
  templates: {
    name: string;
    language: string;
    channel: ChannelName;
    category: 'utility' | 'marketing' | 'authentication';
    state: 'approved' | 'pending' | 'rejected' | 'paused' | 'disabled';
  }[];
}

/** What somebody wants to send. */
export interface Proposal {
  purpose: Purpose;
  intent: string;
  flow: string | null;
  /** Candidates in order. */
  channels: ChannelName[];
  /** The template each channel would use; a channel that is not named sends free text. */
  templates: Partial<Record<ChannelName, { name: string; language: string }>>;
  /** A reply by an agent or a bot within a conversation that the customer opened: caps and hours do not hold it. */
  inConversation: boolean;
}

/** The workspace's contact rules: one document, versioned as a whole, readable by a lawyer. */
export interface Policies {
  schema: 1;
  version: number;
  killSwitch: boolean;
  /** Country packs that apply by the contact's country; `default` where it is unknown. */
  packs: string[];
  defaultCountry: string | null;
  /** The workspace's own hours, narrower than a pack's. Minutes of the day, by ISO weekday 1..7. */
  hours: WorkspaceHours | null;
  caps: Cap[];
  coolDowns: { id: string; after: 'conversion' | 'complaint' | 'refusal'; hours: number; purposes: Purpose[] }[];
  /** The same message intent on another channel within so many hours is the same message twice. */
  sameIntentHours: number;
  /** An open case holds these purposes. */
  openCaseHolds: Purpose[];
  /** Which purposes need which standing of consent. */
  consent: Record<Purpose, 'granted' | 'not_withdrawn' | 'none'>;
}

export interface WorkspaceHours {
  purposes: Purpose[];
  channels: ChannelName[];
  days: DayHours;
  /** Closed on the public holidays of the contact's pack. Absent: open. */
  closedOnHolidays?: boolean;
  /** Further closed days, `YYYY-MM-DD` in the contact's zone. */
  closedDates?: string[];
}
/** By ISO weekday '1' (Monday) to '7': the open stretches in minutes of the day, `to` excluded. A day left out is closed. */
export type DayHours = Record<string, [from: number, to: number][]>;

export interface Cap {
  id: string;
  max: number;
  window: { rolling: 'hours'; hours: number } | { calendar: 'day' | 'week' | 'month' };
  /** What it counts; absent means any. */
  channel?: ChannelName;
  purpose?: Purpose;
  flow?: string;
  /** Whom it holds: contacts with this tag; absent means everybody. */
  tag?: string;
}

/** One cap the claim counts again under the contact's lock: entries that match since `from` must be below `max`. */
export interface CapWindow {
  cap: string;
  max: number;
  from: Instant;
  channel: ChannelName | null;
  purpose: Purpose | null;
  flow: string | null;
}

/** One rule's word, with what it read: replays to the same verdict and reads as a sentence. */
export interface RuleTrace {
  rule: string;
  channel: ChannelName;
  verdict: 'pass' | 'defer' | 'suppress';
  code: string;
  params: JsonObject;
  /** When this word ends: of a defer always, of a suppress where it is known (a suppression with an end, a refusal). */
  until?: Instant;
}

export type Decision = { policyVersion: number; trace: RuleTrace[] } & (
  | {
      verdict: 'allow';
      channel: ChannelName;
      address: { id: string; kind: AddressKind; value: string };
      policyRev: number;
      windows: CapWindow[];
      rerouted: boolean;
    }
  | { verdict: 'defer'; until: Instant; code: string; params: JsonObject }
  | { verdict: 'suppress'; code: string; params: JsonObject }
);
