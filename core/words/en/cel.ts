import type { JsonObject } from '../../json';
import { fill, show, type Sentence, type Sentences } from '../sentence';

const TYPES: Record<string, string> = {
  number: 'a number',
  text: 'a text',
  boolean: 'a true or false',
  list: 'a list',
  object: 'an object',
  nothing: 'an empty value',
  date: 'a date',
  duration: 'a duration',
};
const nameOf = (type: unknown) => TYPES[show(type)] ?? 'another kind of value';
const all = new Intl.ListFormat('en', { type: 'conjunction' });
const namesOf = (types: unknown) =>
  Array.isArray(types) && types.length > 0 ? all.format(types.map(nameOf)) : 'nothing';

/** A sentence in which types are called by their names. */
const typed =
  (text: string): Sentence =>
  (params: JsonObject) =>
    fill(text, {
      ...params,
      type: nameOf(params.type),
      types: namesOf(params.types),
      left: nameOf(params.left),
      right: nameOf(params.right),
    });

/** What is wrong with a CEL expression, and what to write instead. */
export const cel: Sentences = {
  'cel.compare': typed(
    'You cannot compare {left} with {right}. Have the same on both sides: texts go in quotes, numbers without them.',
  ),
  'cel.order': typed('There is no more or less between {left} and {right}. Compare with == or !=.'),
  'cel.empty': '{sign} is used with an empty value. Ask first whether it is there: has(vars.value) && …',
  'cel.calculate': typed(
    'You cannot calculate {left} {sign} {right}. Convert one of the two: double(…) makes a number, string(…) a text.',
  ),
  'cel.remainder': 'A remainder (%) is taken of whole numbers only. Write int(…) around the value.',
  'cel.not_boolean': typed(
    'Something that holds or not goes here, and there is {type}. Compare it, for example with > or ==.',
  ),
  'cel.negate': typed(
    'Only a number can take a minus, and there is {type}. Remove the sign or convert with double(…).',
  ),
  'cel.in': typed('“in” looks in a list, and there is {type}. To look inside a text use .contains(…).'),
  'cel.text_method': typed('{name}() is asked of a text, and there is {type}. Convert it first: string(…).{name}(…).'),
  'cel.text_wanted': typed('{name}() takes a text in its parentheses, and there is {types}. Write it in quotes.'),
  'cel.method': typed('{name}() does not work with {type}. Choose another function from the list (Ctrl+Space).'),
  'cel.function': typed('{name}() does not work with {types}. Change what is in the parentheses.'),
  'cel.not_verdict':
    'The result is neither true nor false. Compare the value with something, for example with == or >.',
  'cel.unknown_name':
    '“{name}” does not exist. Start with contact, vars, event, trigger, channel, reply or now; a text goes in quotes.',
  'cel.unknown_function': 'There is no function {name}(). Choose one from the list (Ctrl+Space).',
  'cel.has': 'has() asks for a value with a dot: has(vars.order). Write it like that.',
  'cel.macro': '{name}() takes a name and a condition: vars.list.{name}(each, each > 3). Write it like that.',
  'cel.no_field': 'The value “{name}” is missing. Ask first whether it is there: has(vars.{name}) && …',
  'cel.no_item': 'The list does not have that many items. Ask for its size first: size(…) > 0 && …',
  'cel.zero': 'It divides by zero. Change the divisor.',
  'cel.overflow': 'The number is too large. Use a smaller one.',
  'cel.date': 'That date cannot be read. Write it in full: timestamp("2026-01-31T08:00:00Z").',
  'cel.duration': 'That duration cannot be read. Write it with its unit: duration("24h") or duration("30m").',
  'cel.convert': '“{value}” cannot be converted. Check first what the value holds.',
  'cel.pattern': 'The pattern of matches() is not well written. Check its parentheses and brackets.',
  'cel.unfinished': 'The condition is not finished. Complete what is missing at the end.',
  'cel.unclosed': 'A parenthesis is not closed. Write ) where it ends.',
  'cel.closed': 'There is a closing parenthesis too many. Remove it or open its own.',
  'cel.quote': 'A quote is too many or not closed. Open and close each text with the same.',
  'cel.equals': 'Comparing takes two signs: ==. Change =.',
  'cel.both':
    'Something is missing beside “{found}”. “And” is written &&, “or” is written ||, with a condition on each side.',
  'cel.sign': 'Something is missing or too many beside “{found}”. Put a value on each side or remove the sign.',
  'cel.word': '“{found}” was not expected here. “And” is written &&, “or” is written || and “not” is written !.',
  'cel.reserved': 'That word belongs to the language and names no value. Change it.',
  'cel.other': 'It cannot be judged ({message}). Simplify the condition.',
};
