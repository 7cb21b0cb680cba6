import { MessageCircleQuestion } from 'lucide-react';
import type { Json, JsonObject } from '../../../../core/json';
import { fallbackChain } from '../../../../core/languages';
import { titlesOf } from '../../../../core/nodes/question/answers';
import { channelsOf } from '../../compose/channels-of';
import { listOf, objectOf, textOf } from '../../forms/config';
import type { KindEditor } from '../kind-editor';
import { policyBadges } from '../policy-badges';

export const choicesOf = (config: JsonObject) => listOf(objectOf(config.answer).choices).map(objectOf);

/** A text by language; what is none counts as absent. */
export const mapTexts = (value: Json | undefined): Record<string, string> =>
  Object.fromEntries(Object.entries(objectOf(value)).map(([language, text]) => [language, textOf(text)]));

/** A choice's names by language, whichever way they were written. */
export const titlesIn = (title: Json | undefined, order: readonly string[]): Record<string, string> =>
  titlesOf(typeof title === 'string' ? title : mapTexts(title), order);

export const question: KindEditor = {
  kind: 'question',
  icon: MessageCircleQuestion,
  shape: 'card',
  wide: true,
  name: 'studio.kind.question',
  about: 'studio.kind.question.about',
  initial: ({ languages }) => ({
    channels: { choose: 'conversation', channels: ['whatsapp'] },
    content: { whatsapp: { [languages[0] ?? 'es']: { type: 'text', text: '' } } },
    answer: { type: 'text' },
    timeout: { amount: 1, unit: 'days' },
  }),
  channels: channelsOf,
  badges: policyBadges,
  outletLabel(config, outlet, w) {
    if (!outlet.startsWith('choice:')) return null;
    const id = outlet.slice('choice:'.length);
    if (id === 'yes') return w('common.yes');
    if (id === 'no') return w('common.no');
    const titles = titlesIn(choicesOf(config).find((choice) => choice.id === id)?.title, []);
    const [best = ''] = fallbackChain(w.language, [], Object.keys(titles));
    return titles[best] || id;
  },
};
