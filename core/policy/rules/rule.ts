import type { Instant } from '../../json';
import type { ChannelName } from '../../vocabulary';
import type { CountryPack } from '../packs';
import type { CapWindow, Policies, PolicyFacts, Proposal, RuleTrace } from '../types';
import type { LocalTime } from '../zone';

/** Whose law, whose clock: the same for every channel of one decision. */
export interface Place {
  pack: CountryPack | null;
  /** How the pack was found: the contact's country, its calling code, or the workspace's default. */
  packBy: 'contact' | 'phone' | 'default' | null;
  zone: string;
  zoneBy: 'contact' | 'country' | 'workspace';
  local: LocalTime;
}

export interface RuleContext {
  facts: PolicyFacts;
  proposal: Proposal;
  policies: Policies;
  channel: ChannelName;
  place: Place;
}

/** A rule's word before it is signed with the rule and the channel. */
export type Finding = Omit<RuleTrace, 'rule' | 'channel'>;

export interface Rule {
  id: string;
  /** Replies within a conversation are held by this rule too. */
  holdsReplies: boolean;
  check(context: RuleContext): Finding | Finding[];
  /** What the claim must count again when this rule lets a send through. */
  windows?(context: RuleContext): CapWindow[];
}

export const pass = (code: string, params: Finding['params'] = {}): Finding => ({ verdict: 'pass', code, params });

/** Held until a known instant. Params carry it with its zone, for the sentence. */
export function defer(context: RuleContext, code: string, until: Instant, params: Finding['params'] = {}): Finding {
  return { verdict: 'defer', code, until, params: { ...params, untilAt: until, zone: context.place.zone } };
}

/** Held for as long as something lasts whose end nobody knows: looked at again after so many milliseconds. */
export function recheck(context: RuleContext, code: string, after: number, params: Finding['params'] = {}): Finding {
  return defer(context, code, context.facts.now + after, { ...params, recheck: true });
}

/** Not sent; `until` where the reason has a known end. */
export function suppress(
  context: RuleContext,
  code: string,
  params: Finding['params'] = {},
  until?: Instant | null,
): Finding {
  if (until === undefined || until === null) return { verdict: 'suppress', code, params };
  return { verdict: 'suppress', code, until, params: { ...params, untilAt: until, zone: context.place.zone } };
}
