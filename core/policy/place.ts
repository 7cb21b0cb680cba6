import { PACKS, type CountryPack } from './packs';
import type { Place } from './rules/rule';
import type { Policies, PolicyFacts } from './types';
import { isZone, localTime } from './zone';

/** Whether an address tells the pack's country: +57..., a WhatsApp id 57... (always with its code), or a WhatsApp user id CO.... */
function isFrom(pack: CountryPack, { kind, value }: PolicyFacts['addresses'][number]): boolean {
  if (kind === 'phone') return value.startsWith(`+${pack.callingCode}`);
  if (kind !== 'whatsapp') return false;
  return value.replace(/^\+/, '').startsWith(pack.callingCode) || value.startsWith(`${pack.country}.`);
}

function packOf(facts: PolicyFacts, policies: Policies): Pick<Place, 'pack' | 'packBy'> {
  const enabled = (country: string | null) =>
    country !== null && policies.packs.includes(country) ? (PACKS[country] ?? null) : null;
  const residence = enabled(facts.contact.country);
  if (residence) return { pack: residence, packBy: 'contact' };
  if (facts.contact.country === null) {
    for (const country of policies.packs) {
      const pack = enabled(country);
      if (pack && facts.addresses.some((address) => isFrom(pack, address))) return { pack, packBy: 'phone' };
    }
  }
  const fallback = enabled(policies.defaultCountry);
  return { pack: fallback, packBy: fallback ? 'default' : null };
}

/**
 * Whose law and whose clock hold for a contact. Law: the contact's country, else its number's, else the workspace's default; a
 * country without a pack takes the default too, since some hours are better than none. Clock: the contact's zone, else its
 * country's only one, else the workspace's.
 */
export function placeOf(facts: PolicyFacts, policies: Policies): Place {
  const { pack, packBy } = packOf(facts, policies);
  const own = facts.contact.timeZone;
  let zone = 'UTC';
  let zoneBy: Place['zoneBy'] = 'workspace';
  if (own !== null && isZone(own)) {
    zone = own;
    zoneBy = 'contact';
  } else if (pack?.timeZone && packBy !== 'default') {
    zone = pack.timeZone;
    zoneBy = 'country';
  } else if (isZone(facts.workspace.timeZone)) {
    zone = facts.workspace.timeZone;
  }
  return { pack, packBy, zone, zoneBy, local: localTime(zone, facts.now) };
}
