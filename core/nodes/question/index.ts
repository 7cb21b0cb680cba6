import { z } from 'zod';
import { ContentByChannelSchema, DurationSchema } from '../../document';
import { roughMs } from '../../durations';
import { defineKind, type Behaviour, type CheckContext, type CompileContext, type Move, type Outlet } from '../../kind';
import type { Said } from '../../run';
import type { Turn } from '../../turn';
import { checkContent } from '../shared/check-content';
import { fallbackChain } from '../../languages';
import { eachContent, inLanguage, spoken, textsOf } from '../shared/content';
import { compileSender, notSentMove, SendingShape } from '../shared/sending';
import { AnswerSchema, readAnswer, titlesOf, type Answer } from './answers';
import { SHAPES } from '../../shapes';

export const QuestionConfigSchema = z.object({
  ...SendingShape,
  content: ContentByChannelSchema,
  answer: AnswerSchema,
  /** The variable that takes the answer. */
  saveAs: z.string().regex(SHAPES.variable).optional(),
  /** How often it is asked again after an answer that is none. */
  retries: z.number().int().min(0).max(10).default(2),
  /** Said before the question when it is asked again, by language. */
  retryText: z.record(z.string().max(10), z.string().max(500)).default({}),
  /** From each asking. Null: wait for ever. */
  timeout: DurationSchema.nullable().default(null),
});
export type QuestionConfig = z.output<typeof QuestionConfigSchema>;

/** Asks, checks the answer, asks again a few times. */
export const question = defineKind(QuestionConfigSchema, {
  kind: 'question',
  group: 'ask',
  outlets: ({ answer, timeout }) => [
    ...choicesOf(answer).map((id): Outlet => ({ name: `choice:${id}`, inbound: true })),
    { name: 'answered', inbound: true },
    { name: 'invalid', expected: true, inbound: true },
    ...(timeout ? [{ name: 'timeout', expected: true as const }] : []),
    { name: 'not_sent', instant: true },
  ],
  texts: ({ content, retryText }) => [
    ...textsOf(content),
    ...Object.entries(retryText).map(([language, source]) => ({ field: `retryText.${language}`, source, shown: true })),
  ],
  says: (config) => spoken(config, config.content),
  assigns: ({ saveAs }) => (saveAs === undefined ? [] : [saveAs]),
  longest: ({ timeout }) => (timeout ? roughMs(timeout) : Infinity),
  check(config, context) {
    checkContent(config, config.content, context);
    checkLanguages(config, context);
    const { wired, report } = context;
    const choices = choicesOf(config.answer);
    if (!wired('answered') && !choices.some((id) => wired(`choice:${id}`)))
      report('outlet.unwired', { outlet: 'answered' }, 'warning');
    else if (!wired('answered'))
      for (const id of choices)
        if (!wired(`choice:${id}`)) report('outlet.unwired', { outlet: `choice:${id}` }, 'warning');
    if (choices.length === 0) return;
    for (const { channel, language, content } of eachContent(config.content))
      for (const { id } of content.buttons ?? [])
        if (!choices.includes(id)) report('question.button_no_choice', { channel, language, button: id });
  },
  compile: behaviour,
  describe: ({ answer, saveAs, channels }) => ({
    code: saveAs === undefined ? 'describe.question' : 'describe.question.saved',
    params: { answer: answer.type, variable: saveAs ?? '', channels: channels.channels },
  }),
});

/** The texts beside the message: what is written in one language is wanted in all of the flow's. */
function checkLanguages({ retryText, answer }: QuestionConfig, { settings, report }: CheckContext): void {
  const texts: [field: string, byLanguage: Record<string, string>][] = [['retryText', retryText]];
  if (answer.type === 'choice')
    for (const [at, { title }] of answer.choices.entries())
      texts.push([`answer.choices.${at}.title`, titlesOf(title, settings.languages)]);
  for (const [field, byLanguage] of texts) {
    const written = Object.keys(byLanguage).filter((language) => byLanguage[language] !== '');
    if (written.length === 0) continue;
    for (const language of settings.languages)
      if (!written.includes(language)) {
        const [instead = language] = fallbackChain(language, settings.languages, written);
        report('question.translation_missing', { field, language, instead }, 'warning');
      }
  }
}

function choicesOf(answer: Answer): string[] {
  if (answer.type === 'choice') return answer.choices.map(({ id }) => id);
  return answer.type === 'yes_no' ? ['yes', 'no'] : [];
}

function behaviour(config: QuestionConfig, context: CompileContext): Behaviour {
  const sender = compileSender(config, config.content, context);
  const { wired, node } = context;
  const notSent = notSentMove(context, ['timeout', 'invalid']);
  const retryText = new Map(
    Object.entries(config.retryText).flatMap(([language, source]) =>
      source === '' ? [] : [[language, context.text(source)] as const],
    ),
  );

  const ask = (turn: Turn, misses: number, code: string | null): Move => {
    const prefix = inLanguage(retryText, turn.facts.contact.language, context.settings);
    const call = sender.send(turn, misses > 0 && prefix ? prefix(turn.scope) : undefined);
    if (call === null) return notSent('no_content');
    const why: Said =
      code === null
        ? { code: 'question.asking', params: {} }
        : { code: 'question.asking_again', params: { code, misses } };
    return { type: 'wait', wake: null, local: { call, sent: false, misses, early: null }, why };
  };

  const answered = (turn: Turn, text: string, button: string | null): Move => {
    const reading = readAnswer(config.answer, { text, button }, turn, context.phone);
    if (reading.ok) {
      if (config.saveAs !== undefined) turn.setVar(config.saveAs, reading.value);
      const outlet =
        reading.choice !== undefined && wired(`choice:${reading.choice}`) ? `choice:${reading.choice}` : 'answered';
      return { type: 'go', outlet, why: { code: 'question.answered', params: { value: reading.value } } };
    }
    const misses = missesOf(turn) + 1;
    if (misses > config.retries)
      return {
        type: 'go',
        outlet: 'invalid',
        why: { code: 'question.invalid', params: { code: reading.code, misses } },
      };
    return ask(turn, misses, reading.code);
  };

  return {
    enter: (turn) => ask(turn, 0, null),
    resume(turn, input) {
      const { local } = turn;
      switch (input.type) {
        case 'outcome': {
          // An outcome of an earlier asking says nothing about this one.
          if (input.call !== local.call) return null;
          const { result } = input;
          if (result.status !== 'sent') return notSent('code' in result ? result.code : result.status);
          turn.remember({ channel: result.channel });
          if (typeof local.early === 'string') return answered(turn, local.early, null);
          const wake = config.timeout ? turn.after(config.timeout) : null;
          const why = { code: 'question.sent', params: { channel: result.channel, until: wake, zone: turn.zone } };
          return { type: 'wait', wake, local: { ...local, sent: true, from: turn.at }, why };
        }
        case 'reply': {
          const { button } = input;
          const own = button && (button.node === undefined || button.node === node.id) ? button.id : null;
          if (own !== null) turn.remember({ button: `${node.id}:${own}` });
          if (local.sent === true || own !== null) return answered(turn, input.text, own);
          return { type: 'wait', wake: turn.position.wake, local: { ...local, early: input.text } };
        }
        case 'receipt':
          return input.call === local.call && input.status === 'failed' && local.sent === true
            ? notSent('undelivered')
            : null;
        case 'timer':
          return { type: 'go', outlet: 'timeout', why: { code: 'question.timeout', params: {} } };
        case 'event':
          return null;
      }
    },
    rewake: (turn) => (config.timeout ? turn.after(config.timeout) : null),
    late(turn, reply) {
      const id = reply.button?.id;
      if (id === undefined || !choicesOf(config.answer).includes(id)) return null;
      const reading = readAnswer(config.answer, { text: reply.text, button: id }, turn, context.phone);
      if (!reading.ok) return null;
      if (config.saveAs !== undefined) turn.setVar(config.saveAs, reading.value);
      const outlet = wired(`choice:${id}`) ? `choice:${id}` : 'answered';
      return { type: 'go', outlet, why: { code: 'question.answered', params: { value: reading.value } } };
    },
  };
}

function missesOf(turn: Turn): number {
  const { misses } = turn.local;
  return typeof misses === 'number' ? misses : 0;
}
