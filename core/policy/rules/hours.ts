import type { JsonObject } from '../../json';
import { isOpen, nextOpening, type Opening } from '../hours';
import { holidayOn } from '../packs';
import { isoDate } from '../zone';
import { defer, pass, suppress, type Finding, type Rule, type RuleContext } from './rule';

function judge(context: RuleContext, opening: Opening, params: JsonObject): Finding {
  const { facts, place } = context;
  if (isOpen(opening, place.local)) return pass('policy.hours.open', { ...params, nowAt: facts.now, zone: place.zone });
  const holiday = opening.closed(place.local.day);
  const said = { ...params, nowAt: facts.now, zoneBy: place.zoneBy };
  const until = nextOpening(opening, place.zone, facts.now, place.local);
  if (until === null) return suppress(context, 'policy.hours.never', said);
  return holiday === null
    ? defer(context, 'policy.hours.closed', until, said)
    : defer(context, 'policy.hours.holiday', until, { ...said, holiday });
}

/** Contact hours of the contact's country pack, in the contact's zone, closed on its public holidays (R112, gap 14). */
export const lawHours: Rule = {
  id: 'hours.law',
  holdsReplies: false,
  check(context) {
    const { channel, place, proposal } = context;
    const pack = place.pack;
    if (!pack) return pass('policy.hours.no_pack', { country: context.facts.contact.country });
    const exempt = pack.exempt[proposal.purpose];
    if (exempt) {
      return pass('policy.hours.exempt', { pack: pack.country, purpose: proposal.purpose, source: exempt.source });
    }
    const findings: Finding[] = [];
    for (const rule of pack.hours) {
      if (!rule.purposes.includes(proposal.purpose) || !rule.channels.includes(channel)) continue;
      const opening = { days: rule.days, closed: (day: number) => holidayOn(pack, day) };
      findings.push(
        judge(context, opening, { basis: 'law', pack: pack.country, packBy: place.packBy, source: rule.cite.source }),
      );
    }
    return findings.length > 0 ? findings : pass('policy.hours.free', { basis: 'law', purpose: proposal.purpose });
  },
};

/** The workspace's own hours: policy, not law (R112). */
export const workspaceHours: Rule = {
  id: 'hours.workspace',
  holdsReplies: false,
  check(context) {
    const { channel, place, policies, proposal } = context;
    const hours = policies.hours;
    if (!hours || !hours.purposes.includes(proposal.purpose) || !hours.channels.includes(channel)) {
      return pass('policy.hours.free', { basis: 'policy', purpose: proposal.purpose });
    }
    const closed = (day: number) => {
      if (hours.closedDates?.includes(isoDate(day))) return isoDate(day);
      return hours.closedOnHolidays && place.pack ? holidayOn(place.pack, day) : null;
    };
    return judge(context, { days: hours.days, closed }, { basis: 'policy' });
  },
};
