import type { Sentences } from '../sentence';

/** What is wrong with a text's Liquid, and what to write instead. */
export const liquid: Sentences = {
  'liquid.unclosed_value':
    'A value is not closed. Close its quotation marks, if any, and end it with two braces: {{ contact.name }}.',
  'liquid.unclosed_tag': 'A tag is not closed. End it with %}, as in {% if vars.vip %}.',
  'liquid.unended': '{% {name} %} has no end. Write {% end{name} %} where it ends.',
  'liquid.unbegun': '{% {name} %} closes nothing. Remove it, or write what opens it before it.',
  'liquid.unknown_tag': 'There is no tag “{name}”. Use if, unless, case, for or assign.',
  'liquid.nameless_tag':
    'Between {% and %} the tag is missing. Write it, as in {% if vars.vip %}, or remove the signs.',
  'liquid.for': 'The loop is not complete. Write it like this: {% for each in event.items %}.',
  'liquid.else': 'Nothing may follow {% else %}. Keep one else, the last.',
  'liquid.assign': 'The name or the value is missing. Write it like this: {% assign name = contact.name %}.',
  'liquid.capture': 'capture lacks a name. Write it like this: {% capture greeting %}.',
  'liquid.cycle': 'cycle lacks what to go through. Write it like this: {% cycle "one", "two" %}.',
  'liquid.comment': 'Each line of a comment begins with #. Write it at the start of all of them.',
  'liquid.unknown_filter': 'There is no filter “{name}”. Use one of Liquid, such as default, upcase or date.',
  'liquid.filter_name': 'A filter is missing after |. Write one, for example default, or remove the bar.',
  'liquid.filter_colon': 'A colon is missing after the filter. Write it like this: | default: "friend".',
  'liquid.filter_bar':
    'What follows the value is no filter. Filters come after a bar: | plus: 1; and to compare, write ==.',
  'liquid.surplus': '“{found}” is one too many beside the filter. Remove it, or put a comma before it.',
  'liquid.no_value': 'The value is missing. Write it, for example {{ contact.name }}, or remove the braces.',
  'liquid.value': '“{found}” is no value. Between the braces goes a single one: {{ contact.name }}.',
  'liquid.dot': '“{found}” ends in a dot. Write what follows, as in contact.name, or remove the dot.',
  'liquid.after': 'The value after “{found}” is missing. Write it, for example "friend", or remove the sign.',
  'liquid.beside': '“{found}” lacks a value beside it. Write it, or remove “{found}”.',
  'liquid.two_values': '“{found}” is one too many beside another value. Give it braces of its own: {{ contact.name }}.',
  'liquid.bracket': 'A bracket is not closed. Write ] where it ends.',
  'liquid.range': 'The range is not complete. Write it with its two numbers: (1..5).',
  'liquid.too_long': 'The text is too long. Shorten it or spread it over several messages.',
  'liquid.other': 'It cannot be read ({message}). Correct the braces or the filter.',
};
