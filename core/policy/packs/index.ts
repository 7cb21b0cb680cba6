import { dateOf } from '../zone';
import { CO } from './co';
import type { CountryPack } from './pack';

/** One line a country. */
export const PACKS: Readonly<Record<string, CountryPack>> = { CO };

const holidays = new Map<string, ReadonlyMap<number, string>>();

/** The name of the public holiday on a day, or null. */
export function holidayOn(pack: CountryPack, day: number): string | null {
  const { year } = dateOf(day);
  const key = `${pack.country}${year}`;
  let known = holidays.get(key);
  if (!known) {
    if (holidays.size > 500) holidays.clear();
    known = pack.holidays(year);
    holidays.set(key, known);
  }
  return known.get(day) ?? null;
}

export type { Citation, CountryPack } from './pack';
