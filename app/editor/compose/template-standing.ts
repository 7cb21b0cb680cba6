import type { JsonObject } from '../../../core/json';
import { baseOf } from '../../../core/languages';
import type { EnvironmentTemplate } from '../../../core/program';
import type { StatusKind } from '../../ui/status';
import type { Words } from '../../words';
import type { Standing } from '../nodes/kind-editor';
import { objectOf, textOf, textsOf } from '../forms/config';

type State = EnvironmentTemplate['state'];

/** A template's state at the provider has a shape of its own wherever it stands. */
export const STATE_SHAPES: Record<State, StatusKind> = {
  approved: 'done',
  pending: 'wait',
  rejected: 'fail',
  paused: 'held',
  disabled: 'fail',
};

/** Worst first: one language that cannot be sent is told before all that can. */
const WORST: readonly State[] = ['disabled', 'rejected', 'paused', 'pending', 'approved'];

interface Chosen {
  channel: string;
  language: string;
  name: string;
}

/** The templates that a message would send, channel by channel and language by language. */
function chosenIn(config: JsonObject): Chosen[] {
  const content = objectOf(config.content);
  return textsOf(objectOf(config.channels).channels).flatMap((channel) =>
    Object.entries(objectOf(content[channel])).flatMap(([language, one]) => {
      const { type, name } = objectOf(one);
      return type === 'template' && textOf(name) ? [{ channel, language, name: textOf(name) }] : [];
    }),
  );
}

/**
 * How the templates of a message stand at the provider: the worst of its languages. Null where it sends none, or none
 * that the workspace has: that is a problem of the step, and told as one.
 */
export function templateStanding(
  config: JsonObject,
  templates: readonly EnvironmentTemplate[],
  w: Words,
): Standing | null {
  const states = chosenIn(config).flatMap(({ channel, language, name }) => {
    const found = templates.find((one) => one.name === name && one.language === language && one.channel === channel);
    return found ? [found.state] : [];
  });
  const state = WORST.find((each) => states.includes(each));
  return state
    ? { glyph: STATE_SHAPES[state], text: w(`studio.template.state.${state}`), quiet: state === 'approved' }
    : null;
}

/** The templates of the first channel; none if it says anything in words of its own. */
function firstChosen(config: JsonObject): Chosen[] {
  const [channel] = textsOf(objectOf(config.channels).channels);
  const chosen = chosenIn(config).filter((one) => one.channel === channel);
  return chosen.length < Object.keys(objectOf(objectOf(config.content)[channel ?? ''])).length ? [] : chosen;
}

/** `plantilla perdida_v3`: which template the first channel sends, without the channel, whose glyph stands above. */
export function templateSummary(config: JsonObject, w: Words): string | null {
  const [first] = firstChosen(config);
  return first ? w('studio.card.template', { name: first.name }) : null;
}

/** `es, en +2`: in which languages, the reader's own first. */
export function templateLanguages(config: JsonObject, w: Words): string | null {
  const near = ({ language }: Chosen) => Number(baseOf(language) !== w.language);
  const languages = firstChosen(config)
    .sort((a, b) => near(a) - near(b))
    .map(({ language }) => language);
  const more = languages.length > NAMED ? ` +${languages.length - NAMED}` : '';
  return languages.length > 0 ? languages.slice(0, NAMED).join(', ') + more : null;
}
const NAMED = 2;
