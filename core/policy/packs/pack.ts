import type { ChannelName, Purpose } from '../../vocabulary';
import type { Cap, DayHours } from '../types';

/** Where a rule stands, in words a lawyer can look up. */
export interface Citation {
  /** The law and its article: "Ley 2300 de 2023, art. 3". */
  source: string;
  /** What we took it to mean, and why. */
  reading: string;
}

/** What the law of one country lets a business do. Data: no rule of a pack is code. */
export interface CountryPack {
  /** ISO 3166-1 alpha-2. */
  country: string;
  /** The country's zone where it has only one. */
  timeZone: string | null;
  /** Calling code without the plus: tells the country of a contact that has none. */
  callingCode: string;
  /** When somebody last held these rules against the law. */
  reviewedOn: string;
  hours: {
    id: string;
    purposes: readonly Purpose[];
    channels: readonly ChannelName[];
    days: DayHours;
    cite: Citation;
  }[];
  /** Counted like the workspace's own caps, in the contact's zone. */
  caps: { cap: Cap; cite: Citation }[];
  /** No second channel for these purposes within one calendar week. */
  oneChannelAWeek: { id: string; purposes: readonly Purpose[]; cite: Citation } | null;
  /** Purposes that the pack leaves alone, and by what right. */
  exempt: Partial<Record<Purpose, Citation>>;
  /** The public holidays of a year, by day number. */
  holidays: (year: number) => ReadonlyMap<number, string>;
}
