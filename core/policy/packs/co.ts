import { CHANNELS } from '../../vocabulary';
import { dayOf } from '../zone';
import { easterSunday, nextMonday } from './holidays';
import type { Citation, CountryPack } from './pack';

/**
 * Colombia: Ley 2300 de 2023 ("dejen de fregar"), which rules collection (arts. 1-4) and, "in the same terms", advertising by SMS,
 * app or web messaging, email and calls (art. 5, and par. 3 for the hours). Engineering input, not legal advice.
 *
 * What it means for our purposes:
 * - marketing is advertising: hours, one contact a day and one channel a week are law.
 * - service is neither. Art. 5 par. 2 sets apart "matters strictly related to the good or service acquired" from the commercial
 *   messages a consumer may refuse: a follow-up of a purchase, or an appointment, falls outside the caps and hours. A new workspace
 *   keeps the same hours for it as its own policy (`defaults.ts`), and traces name them as policy, not law.
 *   A collection flow must be published as marketing until collection is a purpose of its own.
 * - transactional is what the paragraphs of art. 3 except: confirmation of monetary operations, information the consumer asked
 *   for, alerts of fraud or unusual operations.
 */
const HOURS: Citation = {
  source: 'Ley 2300 de 2023, arts. 3 y 5 par. 3',
  reading: 'Monday to Friday 07:00-19:00, Saturday 08:00-15:00, never on Sundays and public holidays.',
};
const PERIODICITY: Citation = {
  source: 'Ley 2300 de 2023, arts. 3 y 5',
  reading:
    'After a direct contact no second one on the same day, nor another channel within the same week. We count every message that ' +
    'may have reached the person as a direct contact, and read "week" as the calendar week, Monday to Sunday.',
};

/** 07:00-19:00 on weekdays, 08:00-15:00 on Saturdays. */
export const CO_HOURS = {
  '1': [[420, 1140]],
  '2': [[420, 1140]],
  '3': [[420, 1140]],
  '4': [[420, 1140]],
  '5': [[420, 1140]],
  '6': [[480, 900]],
} satisfies CountryPack['hours'][number]['days'];

/** Ley 51 de 1983 art. 1: kept on their date. */
const FIXED: [month: number, date: number, name: string][] = [
  [1, 1, 'Año Nuevo'],
  [5, 1, 'Día del Trabajo'],
  [7, 20, 'Día de la Independencia'],
  [8, 7, 'Batalla de Boyacá'],
  [12, 8, 'Inmaculada Concepción'],
  [12, 25, 'Navidad'],
];
/** Ley 51 de 1983 art. 1 (Ley Emiliani): moved to the next Monday. */
const MOVED: [month: number, date: number, name: string][] = [
  [1, 6, 'Reyes Magos'],
  [3, 19, 'San José'],
  [6, 29, 'San Pedro y San Pablo'],
  [8, 15, 'Asunción de la Virgen'],
  [10, 12, 'Día de la Diversidad Étnica y Cultural'],
  [11, 1, 'Todos los Santos'],
  [11, 11, 'Independencia de Cartagena'],
];
/** Days from Easter Sunday; the last three already on the Monday the law moves them to. */
const EASTER: [days: number, name: string][] = [
  [-3, 'Jueves Santo'],
  [-2, 'Viernes Santo'],
  [43, 'Ascensión del Señor'],
  [64, 'Corpus Christi'],
  [71, 'Sagrado Corazón de Jesús'],
];

/**
 * Colombia's public holidays of a year by day number: Ley 51 de 1983, and from 2026 the Virgin of Chiquinquirá, 9 July moved to
 * Monday (Ley 2578 de 2026, art. 6).
 */
export function colombianHolidays(year: number): ReadonlyMap<number, string> {
  const days = new Map<number, string>();
  for (const [month, date, name] of FIXED) days.set(dayOf(year, month, date), name);
  for (const [month, date, name] of MOVED) days.set(nextMonday(dayOf(year, month, date)), name);
  if (year >= 2026) days.set(nextMonday(dayOf(year, 7, 9)), 'Virgen de Chiquinquirá');
  const easter = easterSunday(year);
  for (const [offset, name] of EASTER) days.set(easter + offset, name);
  return days;
}

export const CO: CountryPack = {
  country: 'CO',
  timeZone: 'America/Bogota',
  callingCode: '57',
  reviewedOn: '2026-11-20',
  hours: [{ id: 'co.hours', purposes: ['marketing'], channels: CHANNELS, days: CO_HOURS, cite: HOURS }],
  caps: [{ cap: { id: 'co.daily', max: 1, window: { calendar: 'day' }, purpose: 'marketing' }, cite: PERIODICITY }],
  oneChannelAWeek: { id: 'co.one_channel', purposes: ['marketing'], cite: PERIODICITY },
  exempt: {
    service: {
      source: 'Ley 2300 de 2023, art. 5 par. 2',
      reading: 'Matters strictly related to the good or service acquired are no advertising.',
    },
    transactional: {
      source: 'Ley 2300 de 2023, art. 3 par.',
      reading: 'Confirmation of monetary operations, information the consumer asked for, fraud alerts.',
    },
  },
  holidays: colombianHolidays,
};
