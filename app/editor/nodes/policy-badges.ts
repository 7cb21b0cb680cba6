import type { JsonObject } from '../../../core/json';
import { PACKS } from '../../../core/policy/packs';
import type { Cap, DayHours, Policies } from '../../../core/policy/types';
import { PURPOSES, type ChannelName, type Purpose } from '../../../core/vocabulary';
import type { Words } from '../../words';
import { objectOf, textsOf } from '../forms/config';

/** What the workspace and the flow say about everything that is sent from it. */
export interface Around {
  purpose: Purpose;
  flowId: string;
  /** Absent where a flow is only looked at. */
  policies?: Policies;
}

/** The contact rules that bear on a step that writes: its class, the tightest cap, the hours. Few words, no reasons. */
export function policyBadges(config: JsonObject, { purpose: ofFlow, flowId, policies }: Around, w: Words): string[] {
  const purpose = PURPOSES.find((each) => each === config.purpose) ?? ofFlow;
  const channels = textsOf(objectOf(config.channels).channels);
  const badges = [w(`common.purpose.${purpose}`)];
  if (!policies) return badges;
  const cap = tightest(policies, (each) => bearsOn(each, purpose, channels, flowId));
  if (cap) badges.push(capIn(cap, w));
  const hours = hoursOf(policies, purpose, channels);
  if (hours) badges.push(hours);
  return badges;
}

const bearsOn = (cap: Cap, purpose: Purpose, channels: readonly string[], flow: string) =>
  (cap.purpose === undefined || cap.purpose === purpose) &&
  (cap.channel === undefined || channels.includes(cap.channel)) &&
  (cap.flow === undefined || cap.flow === flow) &&
  // Caps of some customers only are no fact of the step.
  cap.tag === undefined;

const HOURS = { day: 24, week: 168, month: 720 };
const lengthOf = ({ window }: Cap) => ('hours' in window ? window.hours : HOURS[window.calendar]);

/** The cap that lets the fewest through in the long run, the pack's and the workspace's own alike. */
function tightest({ caps, packs, defaultCountry }: Policies, bears: (cap: Cap) => boolean): Cap | undefined {
  const law = packOf(packs, defaultCountry)?.caps.map(({ cap }) => cap) ?? [];
  return [...caps, ...law].filter(bears).sort((a, b) => a.max / lengthOf(a) - b.max / lengthOf(b))[0];
}

const packOf = (packs: readonly string[], country: string | null) =>
  country !== null && packs.includes(country) ? PACKS[country] : undefined;

function capIn(cap: Cap, w: Words): string {
  const hours = lengthOf(cap);
  const unit = (['day', 'week', 'month'] as const).find((each) => HOURS[each] === hours);
  return unit
    ? w(`studio.card.cap.${unit}`, { max: cap.max })
    : w('studio.card.cap.hours', { max: cap.max, hours: Math.round(hours) });
}

/** The hours of a working day, where contact is held to hours: the narrower of the law's and the workspace's. */
function hoursOf(policies: Policies, purpose: Purpose, channels: readonly string[]): string | null {
  const rules: { purposes: readonly Purpose[]; channels: readonly ChannelName[]; days: DayHours }[] = [
    ...(policies.hours ? [policies.hours] : []),
    ...(packOf(policies.packs, policies.defaultCountry)?.hours ?? []),
  ];
  const days = rules
    .filter((rule) => rule.purposes.includes(purpose) && rule.channels.some((channel) => channels.includes(channel)))
    .flatMap((rule) => rule.days['1'] ?? []);
  if (days.length === 0) return null;
  return `${clock(Math.max(...days.map(([from]) => from)))}–${clock(Math.min(...days.map(([, to]) => to)))} h`;
}

const clock = (minutes: number) =>
  minutes % 60 === 0 ? String(minutes / 60) : `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}`;
