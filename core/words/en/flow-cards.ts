import { sayCases } from '../rule';
import { inLanguage } from '../spoken';
import type { Sentences } from '../sentence';

const spoken = inLanguage('en');

/** One line for a node: on its card, in lists and exports. */
export const cards: Sentences = {
  'describe.start.event': 'Event “{event}”',
  'describe.start.message': 'Message from the customer: {keywords}',
  'describe.start.api': 'API call',
  'describe.start.flow': 'Started by another flow',
  'describe.message.template': spoken('{channels} · template {template} · {languages}'),
  'describe.message.text': spoken('By {channels} · {text}'),
  'describe.question': spoken('Asks by {channels} ({answer})'),
  'describe.question.saved': spoken('Asks by {channels} ({answer}) → {variable}'),
  'describe.branch': ({ cases }) => `By ${sayCases(cases, 'en')}`,
  'describe.split': 'Splits: {variants}',
  'describe.wait.duration': spoken('Waits {span}'),
  'describe.wait.date': 'Waits until {date}',
  'describe.wait.time': 'Waits until {time}',
  'describe.wait_for': spoken('Waits for {events}, at most {span}'),
  'describe.set': 'Sets {names}',
  'describe.http': 'Request {method} {url}',
  'describe.goal': 'Goal “{name}”',
  'describe.run_flow': 'Runs the flow {flow}',
  'describe.handoff': 'To a person · {queue}',
  'describe.end': 'End · {name}',
  'describe.unknown': 'Unknown kind: {kind}',
  'describe.incomplete': 'Not complete yet',
};
