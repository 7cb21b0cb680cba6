import { z } from 'zod';
import { ContentByChannelSchema, DurationSchema } from '../../document';
import { roughMs } from '../../durations';
import type { JsonObject } from '../../json';
import { defineKind, type Behaviour, type CompileContext, type Move, type NodeInput, type Outlet } from '../../kind';
import type { Turn } from '../../turn';
import { checkContent } from '../shared/check-content';
import { buttonsOf, eachContent, inLanguage, spoken, textsOf } from '../shared/content';
import { buttonOf, compileSender, notSentMove, SendingShape } from '../shared/sending';

export const MessageConfigSchema = z.object({
  ...SendingShape,
  content: ContentByChannelSchema,
  /** Wait for an answer so long. Null: go on as soon as it is sent. */
  wait: z.object({ answer: DurationSchema }).nullable().default(null),
});
export type MessageConfig = z.output<typeof MessageConfigSchema>;

const WAITING = ['reply', 'clicked', 'read_no_reply', 'delivered_not_read', 'no_answer'] as const;

export const message = defineKind(MessageConfigSchema, {
  kind: 'message',
  group: 'say',
  outlets: (config) => {
    const notSent: Outlet = { name: 'not_sent', instant: true };
    if (!config.wait) return [{ name: 'sent', instant: true, expected: true }, notSent];
    return [
      ...buttonsOf(config.content).map(({ id }): Outlet => ({ name: `button:${id}`, inbound: true })),
      { name: 'reply', inbound: true },
      { name: 'clicked' },
      { name: 'read_no_reply' },
      { name: 'delivered_not_read' },
      { name: 'no_answer', expected: true },
      notSent,
    ];
  },
  hidden: (config) =>
    config.wait ? ['sent'] : [...buttonsOf(config.content).map(({ id }) => `button:${id}`), ...WAITING],
  texts: (config) => textsOf(config.content),
  says: (config) => spoken(config, config.content),
  longest: (config) => (config.wait ? roughMs(config.wait.answer) : 0),
  check(config, context) {
    checkContent(config, config.content, context);
    if (config.wait) {
      for (const { id } of buttonsOf(config.content))
        if (!context.wired(`button:${id}`) && !context.wired('reply'))
          context.report('outlet.unwired', { outlet: `button:${id}` }, 'warning');
      return;
    }
    for (const outlet of [...buttonsOf(config.content).map(({ id }) => `button:${id}`), ...WAITING])
      if (context.wired(outlet)) context.report('message.not_waiting', { outlet });
  },
  compile: (config, context) => behaviour(config, context),
  describe: (config, reader) => {
    const first = config.channels.channels[0];
    const written = eachContent(config.content).filter(({ channel }) => channel === first);
    const content = inLanguage(new Map(written.map((one) => [one.language, one.content])), reader, { languages: [] });
    const params: JsonObject = { channels: config.channels.channels };
    if (content?.type === 'template') {
      const { name } = content;
      const languages = written.flatMap((one) =>
        one.content.type === 'template' && one.content.name === name ? [one.language] : [],
      );
      return { code: 'describe.message.template', params: { ...params, template: name, languages } };
    }
    const text = content?.type === 'email' ? content.subject : content?.type === 'voice' ? content.say : content?.text;
    return { code: 'describe.message.text', params: { ...params, text: (text ?? '').slice(0, 80) } };
  },
});

/** What a message remembers while it waits. */
interface Local {
  call: string;
  sent: boolean;
  delivered: boolean;
  read: boolean;
  /** When the wait for an answer began. */
  from: number | null;
  /** What the customer wrote before we knew that the message had gone out. */
  early: string | null;
}

function readLocal(turn: Turn): Local {
  const { call, sent, delivered, read, early, from } = turn.local;
  return {
    call: typeof call === 'string' ? call : '',
    sent: sent === true,
    delivered: delivered === true,
    read: read === true,
    from: typeof from === 'number' ? from : null,
    early: typeof early === 'string' ? early : null,
  };
}

function behaviour(config: MessageConfig, context: CompileContext): Behaviour {
  const sender = compileSender(config, config.content, context);
  const { wired, node } = context;
  const notSent = notSentMove(context, config.wait ? ['no_answer'] : ['sent']);
  const { wait } = config;

  const stay = (turn: Turn, local: Local, wake = turn.position.wake): Move => ({
    type: 'wait',
    wake,
    local: { ...local },
  });
  const answered = (text: string): Move => ({
    type: 'go',
    outlet: 'reply',
    why: { code: 'message.reply', params: { text } },
  });
  // told in the words that were tapped: the same button has a title in every language
  const pressed = (id: string, said: string): Move => ({
    type: 'go',
    outlet: wired(`button:${id}`) || !wired('reply') ? `button:${id}` : 'reply',
    why: {
      code: 'message.button',
      params: { button: said || (sender.buttons.find((one) => one.id === id)?.title ?? id) },
    },
  });

  const onOutcome = (turn: Turn, input: Extract<NodeInput, { type: 'outcome' }>, local: Local): Move => {
    const { result } = input;
    if (result.status !== 'sent') return notSent('code' in result ? result.code : result.status);
    const { channel, flagged } = result;
    const code = flagged === undefined ? 'message.sent' : 'message.sent_unknown';
    turn.remember({ channel });
    if (!wait) return { type: 'go', outlet: 'sent', why: { code, params: { channel } } };
    if (local.early !== null) return answered(local.early);
    const wake = turn.after(wait.answer);
    const params = { channel, until: wake, zone: turn.zone };
    return { type: 'wait', wake, local: { ...local, sent: true, from: turn.at }, why: { code, params } };
  };

  const onReceipt = (turn: Turn, status: string, local: Local): Move | null => {
    if (status === 'failed') return local.sent ? notSent('undelivered') : null;
    if (status === 'clicked' && wired('clicked'))
      return { type: 'go', outlet: 'clicked', why: { code: 'message.clicked', params: {} } };
    const read = local.read || status !== 'delivered';
    if (local.delivered && local.read === read) return null;
    return stay(turn, { ...local, delivered: true, read });
  };

  const onTimer = (local: Local): Move => {
    // Another version stopped waiting for answers while this run still did.
    if (!wait) return { type: 'go', outlet: 'sent', why: { code: 'message.no_answer', params: {} } };
    const outlet = local.read ? 'read_no_reply' : local.delivered ? 'delivered_not_read' : 'no_answer';
    const chosen = wired(outlet) ? outlet : 'no_answer';
    return { type: 'go', outlet: chosen, why: { code: `message.${outlet}`, params: {} } };
  };

  return {
    enter(turn) {
      const call = sender.send(turn);
      if (call === null) return notSent('no_content');
      const local: Local = { call, sent: false, delivered: false, read: false, from: null, early: null };
      return { type: 'wait', wake: null, local: { ...local }, why: { code: 'message.sending', params: {} } };
    },
    resume(turn, input) {
      const local = readLocal(turn);
      switch (input.type) {
        case 'outcome':
          return onOutcome(turn, input, local);
        case 'receipt':
          return input.call === local.call && wait ? onReceipt(turn, input.status, local) : null;
        case 'reply': {
          if (!wait) return null;
          const id = buttonOf(input, node.id, sender, turn);
          // A button of this very message proves that it went out, whatever we have heard of the send.
          if (id !== null && (local.sent || input.button)) {
            turn.remember({ button: `${turn.position.node}:${id}` });
            return pressed(id, input.button ? input.text : '');
          }
          return local.sent ? answered(input.text) : stay(turn, { ...local, early: input.text });
        }
        case 'timer':
          return local.sent ? onTimer(local) : null;
        case 'event':
          return null;
      }
    },
    rewake: (turn) => (wait ? turn.after(wait.answer) : null),
    late(turn, reply) {
      const id = wait && buttonOf(reply, node.id, sender, turn);
      return id ? pressed(id, reply.button ? reply.text : '') : null;
    },
  };
}
