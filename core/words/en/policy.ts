import { channelName, channelWithin, moment } from '../format';
import { show, type Sentences } from '../sentence';
import type { JsonObject } from '../../json';

const PURPOSES: Record<string, string> = {
  marketing: 'marketing',
  service: 'service messages',
  transactional: 'transactional notices',
};
const KINDS: Record<string, string> = {
  marketing: 'marketing ',
  service: 'service ',
  transactional: 'transactional ',
};
const REASONS: Record<string, string> = {
  opt_out: 'asked to receive no more',
  complaint: 'complained',
  bounce: 'the address bounces',
  asked_by_customer: 'the customer asked for it',
  registry: 'listed in a do-not-contact registry',
  manual: 'excluded by the team',
};
const CALENDAR: Record<string, string> = { day: 'today', week: 'this week', month: 'this month' };

const channel = (value: unknown) => channelWithin(value, 'en');
const Channel = (value: unknown) => channelName(value, 'en');
const reason = (value: unknown) => REASONS[show(value)] ?? show(value);
const messages = (p: JsonObject) => `${KINDS[show(p.purpose)] ?? ''}message${p.count === 1 ? '' : 's'}`;
const purpose = (value: unknown) => PURPOSES[show(value)] ?? show(value);
const at = (value: unknown, p: JsonObject) => moment(value, p.zone, 'en');
const basis = (p: JsonObject) => (p.basis === 'law' ? `by law (${show(p.source)})` : 'by our own policy');
const ending = (p: JsonObject) => (typeof p.untilAt === 'number' ? ` It lasts until ${at(p.untilAt, p)}.` : '');
const within = (p: JsonObject) =>
  typeof p.hours === 'number' ? `in ${p.hours} hours` : (CALENDAR[show(p.calendar)] ?? '');
const what = (p: JsonObject) =>
  (p.channel === undefined ? '' : ` by ${channel(p.channel)}`) + (p.flow === undefined ? '' : ' from this flow');

export const policy: Sentences = {
  'policy.verdict.allow': (p) => `May be contacted by ${channel(p.channel)}.`,
  'policy.verdict.rerouted': (p) => `Contacted by ${channel(p.channel)}: the preferred channel was not available.`,
  'policy.verdict.defer': (p) => `Held until ${at(p.untilAt, p)}; it is decided anew then.`,
  'policy.verdict.recheck': (p) => `On hold; looked at again on ${at(p.untilAt, p)}.`,
  'policy.verdict.suppress': 'Not sent.',
  'policy.no_channel': 'The message has no channel. Add at least one to the node.',

  'policy.kill.off': 'The emergency stop is off.',
  'policy.kill.on': 'The emergency stop of the workspace is on: no message leaves until it is lifted.',
  'policy.flow.running': 'The flow may send.',
  'flow.paused': 'Sends of this flow are paused; they leave when it resumes.',

  'policy.address.ok': 'There is an address that works.',
  'policy.address.missing': (p) => `No address for ${channel(p.channel)}. Add one on the contact's page.`,
  'policy.address.bounced': (p) => `The address for ${channel(p.channel)} bounces. Correct it on the contact's page.`,
  'policy.address.blocked': (p) => `The person blocked messages by ${channel(p.channel)}.`,
  'policy.suppression.none': 'Not on any exclusion list.',
  'policy.suppression.active': (p) =>
    `On the exclusion list for ${purpose(p.purpose)} by ${channel(p.channel)} (${reason(p.reason)}).${ending(p)}`,

  'policy.consent.granted': (p) => `Consented to ${purpose(p.purpose)} by ${channel(p.channel)}: ${at(p.givenAt, p)}.`,
  'policy.consent.not_needed': (p) =>
    `For ${purpose(p.purpose)} by ${channel(p.channel)} it is enough that consent was not withdrawn.`,
  'policy.consent.not_asked': (p) => `Consent is not asked for ${purpose(p.purpose)}.`,
  'policy.consent.missing': (p) =>
    `No consent to ${purpose(p.purpose)} by ${channel(p.channel)}. Ask for it, or record it with its evidence.`,
  'policy.consent.pending': (p) =>
    `Consent to ${purpose(p.purpose)} by ${channel(p.channel)} waits for the person to confirm it.`,
  'policy.consent.withdrawn': (p) =>
    `Withdrew consent to ${purpose(p.purpose)} by ${channel(p.channel)}: ${at(p.givenAt, p)}.`,
  'policy.consent.expired': (p) =>
    `Consent to ${purpose(p.purpose)} by ${channel(p.channel)} has expired. Ask for it again.`,

  'policy.window.none': (p) => `${Channel(p.channel)} asks for no window and no approved template.`,
  'policy.window.open': (p) => `WhatsApp's 24-hour window is open until ${at(p.closesAt, p)}.`,
  'policy.window.closed': (p) =>
    typeof p.lastAt === 'number'
      ? `WhatsApp's 24-hour window is closed: they last wrote on ${at(p.lastAt, p)}. Use an approved template.`
      : 'WhatsApp’s 24-hour window is closed: they have never written. Use an approved template.',
  'policy.template.approved': 'The template {template} is approved.',
  'policy.template.unknown':
    'The template {template} ({language}) is not in the WhatsApp account. Synchronise, or change it.',
  'policy.template.pending': 'The template {template} waits for approval by Meta; looked at every hour.',
  'policy.template.paused': 'Meta has paused the template {template}; looked at every hour.',
  'policy.template.rejected': 'Meta rejected the template {template}. Correct it and submit it again.',
  'policy.template.disabled': 'Meta disabled the template {template}. Use another one.',
  'policy.template.category': (p) =>
    `The template ${show(p.template)} is now in the category ${show(p.category)} and cannot carry ${purpose(p.purpose)}. ` +
    `Change the template, or the purpose of the flow.`,
  'policy.template.us_marketing': 'Meta does not deliver marketing templates to numbers in the United States.',

  'policy.hours.open': (p) => `Within contact hours ${basis(p)}: ${at(p.nowAt, p)} for the person.`,
  'policy.hours.closed': (p) =>
    `Outside contact hours ${basis(p)}: for the person it is ${at(p.nowAt, p)}. They open ${at(p.untilAt, p)}.`,
  'policy.hours.holiday': (p) => `A day without contact ${basis(p)}: ${show(p.holiday)}. It opens ${at(p.untilAt, p)}.`,
  'policy.hours.never': (p) => `Contact hours ${basis(p)} open on no day. Check them under Policies.`,
  'policy.hours.free': (p) =>
    p.basis === 'law'
      ? `The law sets no hours for ${purpose(p.purpose)}.`
      : `Our own policy sets no hours for ${purpose(p.purpose)}.`,
  'policy.hours.exempt': (p) => `The law does not limit ${purpose(p.purpose)} (${show(p.source)}).`,
  'policy.hours.no_pack': 'There are no country rules for this contact.',

  'policy.cap.none': (p) => (p.basis === 'law' ? 'No legal cap applies.' : 'None of our own caps applies.'),
  'policy.cap.free': (p) =>
    `Received ${show(p.count)} ${messages(p)}${what(p)} ${within(p)}; the cap is ${show(p.max)}, ${basis(p)}.`,
  'policy.cap.full': (p) =>
    `Already received ${show(p.count)} ${messages(p)}${what(p)} ${within(p)}, and the cap is ${show(p.max)}, ${basis(p)}. It frees up ${at(p.untilAt, p)}.`,
  'policy.cap.never': (p) => `The cap ${show(p.cap)} lets no message through. Check it under Policies.`,
  'policy.one_channel.free': 'No other channel has reached them this week.',
  'policy.one_channel.taken': (p) =>
    `Already contacted by ${channel(p.other)} this week, and the law allows one channel only (${show(p.source)}). ` +
    `${Channel(p.channel)} frees up ${at(p.untilAt, p)}.`,

  'policy.cool_down.none': 'Not resting after a conversion or a complaint.',
  'policy.cool_down.conversion': (p) =>
    `Converted on ${at(p.sinceAt, p)}: rests for ${show(p.hours)} hours, until ${at(p.untilAt, p)}.`,
  'policy.cool_down.complaint': (p) =>
    `Complained on ${at(p.sinceAt, p)}: rests for ${show(p.hours)} hours, until ${at(p.untilAt, p)}.`,
  'policy.refusal.none': 'Has not said no to this offer.',
  'policy.refusal.active': (p) =>
    `Said no to this offer on ${at(p.refusedAt, p)}: it stays away on every channel until ${at(p.untilAt, p)}.`,
  'policy.overlap.none': 'Has not received this message on another channel.',
  'policy.overlap.same_intent': (p) =>
    `Already received this very message by ${channel(p.other)} on ${at(p.sentAt, p)}; not repeated within ${show(p.hours)} hours.`,
  'policy.case.none': 'No open case holds it.',
  'policy.case.open': (p) => `Has an open case: that is resolved first, and no ${purpose(p.purpose)} until then.`,

  'policy.next.at': (p) => `Could be contacted from ${at(p.nextAt, p)}, by ${channel(p.channel)}.`,
  'policy.next.open_ended': 'No date to name: somebody has to lift the pause, close the case or approve the template.',
  'policy.next.beyond': 'No allowed moment within the next {days} days.',
  'policy.next.never': 'Not to be contacted until the facts or the rules change.',
};
