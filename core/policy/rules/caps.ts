import { CHANNELS } from '../../vocabulary';
import type { JsonObject } from '../../json';
import type { Cap, CapWindow, PolicyFacts } from '../types';
import { holdsPlace, rollingRelease, windowAt } from '../window';
import { defer, pass, suppress, type Finding, type Rule, type RuleContext } from './rule';

type Entry = PolicyFacts['deliveries'][number];

function applies(cap: Cap, context: RuleContext): boolean {
  if (cap.channel !== undefined && cap.channel !== context.channel) return false;
  if (cap.purpose !== undefined && cap.purpose !== context.proposal.purpose) return false;
  if (cap.flow !== undefined && cap.flow !== context.proposal.flow) return false;
  return cap.tag === undefined || context.facts.contact.tags.includes(cap.tag);
}

function counts(cap: Cap, entry: Entry, from: number): boolean {
  if (entry.at < from || !holdsPlace(entry)) return false;
  if (cap.channel !== undefined && entry.channel !== cap.channel) return false;
  if (cap.purpose !== undefined && entry.purpose !== cap.purpose) return false;
  return cap.flow === undefined || entry.flow === cap.flow;
}

function span(cap: Cap): JsonObject {
  return 'rolling' in cap.window ? { hours: cap.window.hours } : { calendar: cap.window.calendar };
}

function checkCap(context: RuleContext, cap: Cap, params: JsonObject): Finding {
  const { facts, place } = context;
  const { from, ends } = windowAt(cap.window, place.zone, facts.now);
  const times: number[] = [];
  for (const entry of facts.deliveries) if (counts(cap, entry, from)) times.push(entry.at);
  const said: JsonObject = { ...params, cap: cap.id, count: times.length, max: cap.max, ...span(cap) };
  if (cap.channel !== undefined) said.channel = cap.channel;
  if (cap.purpose !== undefined) said.purpose = cap.purpose;
  if (cap.flow !== undefined) said.flow = cap.flow;
  if (times.length < cap.max) return pass('policy.cap.free', said);
  if (cap.max < 1) return suppress(context, 'policy.cap.never', said);
  const until = 'rolling' in cap.window ? rollingRelease(times, cap.max, cap.window.hours) : (ends ?? facts.now);
  return defer(context, 'policy.cap.full', until, said);
}

function toWindow(context: RuleContext, cap: Cap): CapWindow {
  return {
    cap: cap.id,
    max: cap.max,
    from: windowAt(cap.window, context.place.zone, context.facts.now).from,
    channel: cap.channel ?? null,
    purpose: cap.purpose ?? null,
    flow: cap.flow ?? null,
  };
}

const lawful = (context: RuleContext) => context.place.pack?.caps.filter(({ cap }) => applies(cap, context)) ?? [];

/** The legal caps of the contact's country pack (gap 14). */
export const lawCaps: Rule = {
  id: 'caps.law',
  holdsReplies: false,
  check(context) {
    const found = lawful(context);
    if (found.length === 0) return pass('policy.cap.none', { basis: 'law' });
    return found.map(({ cap, cite }) => checkCap(context, cap, { basis: 'law', source: cite.source }));
  },
  windows: (context) => lawful(context).map(({ cap }) => toWindow(context, cap)),
};

/** Once reached on one channel, no other channel in the same calendar week, where the pack says so. */
export const oneChannel: Rule = {
  id: 'caps.one_channel',
  holdsReplies: false,
  check(context) {
    const { channel, facts, place, proposal } = context;
    const rule = place.pack?.oneChannelAWeek;
    if (!rule?.purposes.includes(proposal.purpose)) return pass('policy.one_channel.free');
    const week = windowAt({ calendar: 'week' }, place.zone, facts.now);
    const other = facts.deliveries.find(
      (entry) =>
        entry.channel !== channel &&
        entry.at >= week.from &&
        rule.purposes.includes(entry.purpose) &&
        holdsPlace(entry),
    );
    const params = { basis: 'law', source: rule.cite.source };
    if (!other) return pass('policy.one_channel.free', params);
    const said = { ...params, channel, other: other.channel, sentAt: other.at };
    return defer(context, 'policy.one_channel.taken', week.ends ?? facts.now, said);
  },
  windows(context) {
    const { channel, facts, place, proposal } = context;
    const rule = place.pack?.oneChannelAWeek;
    if (!rule?.purposes.includes(proposal.purpose)) return [];
    const { from } = windowAt({ calendar: 'week' }, place.zone, facts.now);
    return CHANNELS.filter((other) => other !== channel).flatMap((other) =>
      rule.purposes.map((purpose) => ({ cap: rule.id, max: 1, from, channel: other, purpose, flow: null })),
    );
  },
};

/** The workspace's frequency caps (R112, R113, gap 6). */
export const workspaceCaps: Rule = {
  id: 'caps.workspace',
  holdsReplies: false,
  check(context) {
    const found = context.policies.caps.filter((cap) => applies(cap, context));
    if (found.length === 0) return pass('policy.cap.none', { basis: 'policy' });
    return found.map((cap) => checkCap(context, cap, { basis: 'policy' }));
  },
  windows: (context) =>
    context.policies.caps.filter((cap) => applies(cap, context)).map((cap) => toWindow(context, cap)),
};
