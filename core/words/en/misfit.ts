import { show } from '../sentence';
import type { JsonObject } from '../../json';

const either = new Intl.ListFormat('en', { type: 'disjunction' });

const KINDS: Record<string, string> = {
  object: 'an object, in braces',
  array: 'a list, in square brackets',
  string: 'a text, in quotes',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
};
const SHAPES: Record<string, string> = {
  variable: 'begins with a letter and has only letters without accents, digits and _',
  name: 'has only letters without accents, digits, _ and -',
  time: 'is a time such as 09:30',
  key: 'is a key: 0 to 9, * or #',
};
const UNITS: Record<string, string> = { string: ' characters', array: ' items' };

/** What is wrong in one field of a document, and what to write there. */
export function misfit({ field, issue, allowed, expected, of, limit, keys, shape }: JsonObject): string {
  const where = field ? `“${show(field)}”` : 'The document';
  const amount = `${show(limit)}${UNITS[show(of)] ?? ''}`;
  switch (issue) {
    case 'invalid_value':
      return Array.isArray(allowed)
        ? `${where} can only be ${either.format(allowed.map((each) => `“${show(each)}”`))}. Change it.`
        : `${where} has a value that does not exist. Choose another.`;
    case 'invalid_type':
      return `${where} is missing or of the wrong kind: it takes ${KINDS[show(expected)] ?? 'another kind of value'}. Write it.`;
    case 'too_big':
      return limit === undefined ? `${where} is too much. Make it smaller.` : `${where} is over ${amount}. Shorten it.`;
    case 'too_small':
      return limit === undefined || (limit === 1 && of !== 'number')
        ? `${where} is empty. Fill it in.`
        : `${where} has less than ${amount}. Fill it in.`;
    case 'unrecognized_keys':
      return `${where} has fields that Hilo does not know: ${show(keys)}. Remove them.`;
    case 'invalid_format':
      return `${where} ${SHAPES[show(shape)] ?? 'is not written as it should be'}. Change it.`;
    default:
      return `${where} is not written the way Hilo reads it. Compare it with an exported flow and correct it.`;
  }
}
