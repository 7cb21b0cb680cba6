import { parsePhoneNumberFromString, type CountryCode } from 'libphonenumber-js/min';

/**
 * A phone number as somebody wrote it, in E.164; null where it is none. Total on any text.
 *
 * @param country ISO 3166-1 alpha-2, where the number names none itself
 * @example readPhone('300 123 4567', 'CO') // '+573001234567'
 */
export function readPhone(said: string, country: string): string | null {
  const phone = parsePhoneNumberFromString(said.slice(0, 40), country as CountryCode);
  return phone?.isValid() ? phone.number : null;
}
