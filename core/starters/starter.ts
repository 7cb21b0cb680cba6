import type { Content, FlowDocument, FlowDocumentInput } from '../document';
import type { EnvironmentTemplate } from '../program';
import type { ExpectingInput, ScenarioAct, ScenarioInput } from '../scenario';
import type { ChannelName, Language } from '../vocabulary';

export const INDUSTRIES = ['retail', 'services', 'health', 'finance', 'logistics'] as const;
export type Industry = (typeof INDUSTRIES)[number];
export type StarterGoal = NonNullable<FlowDocument['settings']['objective']>;

/** A sentence in the languages of our screens. */
export type Bilingual = Record<Language, string>;

/** What a starter reads that is not its own: whoever begins with it must see to it. */
export interface StarterNeeds {
  /** Events with the fields of their payload. */
  events: { name: string; about: Bilingual; fields: { name: string; about: Bilingual }[] }[];
  /** Attributes of the contact. */
  attributes: { name: string; about: Bilingual }[];
  /** Systems it asks over HTTP. */
  systems: { url: string; about: Bilingual }[];
  /** In every language the flow speaks. */
  templates: EnvironmentTemplate[];
  channels: ChannelName[];
}

/** A flow to begin with: it runs as it is, in Spanish and English, and its scenarios pass. */
export interface Starter {
  id: string;
  industries: readonly Industry[];
  name: Bilingual;
  /** What it does, in a sentence or two. */
  about: Bilingual;
  needs: StarterNeeds;
  /** The flow with its names and notes in a language; customers get theirs either way. */
  document: (language: Language) => FlowDocumentInput;
  /** What it should come to, played over the document of that language. */
  scenarios: (language: Language) => ExpectingInput[];
}

/** Says a pair of texts in one language: `t('Compra', 'Purchase')`. */
export type Tell = (es: string, en: string) => string;
export const tellIn =
  (language: Language): Tell =>
  (es, en) =>
    language === 'es' ? es : en;

/** The flow's languages, with the one of whoever begins first: it is the fallback. */
export const languagesFrom = (language: Language): Language[] => (language === 'es' ? ['es', 'en'] : ['en', 'es']);

/** A place on the paper by column and row. */
export const at = (column: number, row: number): { x: number; y: number } => ({ x: column * 320, y: row * 180 });

type Buttons = { id: string; title: Bilingual }[];
const buttonsIn = (buttons: Buttons, language: Language) =>
  buttons.map(({ id, title }) => ({ id, title: title[language] }));
const both = (make: (language: Language) => Content): Record<Language, Content> => ({ es: make('es'), en: make('en') });

/** A WhatsApp template in both languages; parameters are Liquid with their fallback. */
export const template = (name: string, parameters: Bilingual[], buttons: Buttons = []): Record<Language, Content> =>
  both((language) => ({
    type: 'template',
    name,
    parameters: parameters.map((parameter) => parameter[language]),
    ...(buttons.length > 0 ? { buttons: buttonsIn(buttons, language) } : {}),
  }));

export const text = (said: Bilingual, buttons: Buttons = []): Record<Language, Content> =>
  both((language) => ({
    type: 'text',
    text: said[language],
    ...(buttons.length > 0 ? { buttons: buttonsIn(buttons, language) } : {}),
  }));

export const email = (subject: Bilingual, body: Bilingual): Record<Language, Content> =>
  both((language) => ({ type: 'email', subject: subject[language], text: body[language] }));

/** The approved text behind `template`, in both languages. */
export const approved = (name: string, body: Bilingual, buttons: Bilingual[] = []): EnvironmentTemplate[] =>
  (['es', 'en'] as const).map((language) => ({
    name,
    language,
    channel: 'whatsapp',
    category: 'utility',
    state: 'approved',
    body: body[language],
    buttons: buttons.map((button) => button[language]),
  }));

/** A Tuesday at ten in Bogota, within everybody's contact hours. */
export const TUESDAY = Date.parse('2026-11-24T15:00:00Z');

interface Expected {
  /** `node>outlet`, in order. */
  path: string;
  /** `node channel`, or `node channel template`, in order. */
  sends: string[];
  end: { kind: string; name: string };
  variables?: ExpectingInput['expected']['variables'];
}

/** A scenario with its expectation in a few words. Templates go out in the language of the contact. */
export function scenario(
  language: Language,
  name: string,
  played: Pick<ScenarioInput, 'start' | 'forced'> & { acts?: ScenarioAct[] },
  { path, sends, end, variables }: Expected,
): ExpectingInput {
  return {
    name,
    at: TUESDAY,
    contact: { language },
    ...played,
    expected: {
      path: path.split(' ').map((passed) => {
        const [node = '', outlet = null] = passed.split('>');
        return { node, outlet };
      }),
      sends: sends.map((sent) => {
        const [node = '', channel, named] = sent.split(' ');
        return {
          node,
          verdict: 'allow',
          code: null,
          channel: channel as ChannelName,
          template: named === undefined ? null : { name: named, language },
        };
      }),
      variables: variables ?? {},
      end,
    },
  };
}

/** The customer taps a button of a step's message. */
export const tap = (node: string, button: string, said = ''): ScenarioAct => ({
  act: 'reply',
  text: said,
  button: { id: button, node },
});
/** An agent closes the case. */
export const resolved = (node: string): ScenarioAct => ({
  act: 'outcome',
  node,
  result: { status: 'resolved', outcome: 'solved' },
});
export const SKIP: ScenarioAct = { act: 'skip' };
