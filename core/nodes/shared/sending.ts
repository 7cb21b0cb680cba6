import { z } from 'zod';
import type { ContentByChannel } from '../../document';
import { fold } from '../../fold';
import type { CompileContext, Move, Reply } from '../../kind';
import type { RenderedContent, SendCall } from '../../run';
import type { Turn } from '../../turn';
import { CHANNELS, PURPOSES, type ChannelName } from '../../vocabulary';
import { buttonsOf, compileContent, type ButtonInfo } from './content';

/** What every node that says something shares. */
export const SendingShape = {
  /** Two channels never carry the same intent to one contact. Absent: the flow's and the node's own. */
  intent: z.string().min(1).max(200).optional(),
  /** Absent: the flow's. */
  purpose: z.enum(PURPOSES).optional(),
  channels: z.object({
    /**
     * one: the first only; preferred: as the contact prefers; order: as listed; conversation: where the customer
     * last wrote, then as listed. Exactly one of them is used.
     */
    choose: z.enum(['one', 'preferred', 'order', 'conversation']).default('order'),
    channels: z.array(z.enum(CHANNELS)).min(1).max(CHANNELS.length),
  }),
};

export interface Sending {
  intent?: string | undefined;
  purpose?: (typeof PURPOSES)[number] | undefined;
  channels: { choose: 'one' | 'preferred' | 'order' | 'conversation'; channels: ChannelName[] };
}

export interface Sender {
  buttons: ButtonInfo[];
  /** Folded titles of all languages -> button id. */
  titles: ReadonlyMap<string, string>;
  /** Opens the send and answers its id; null where no channel has anything to say. */
  send(turn: Turn, prefix?: string): string | null;
}

/** What a message is about, in a word: its own, else its flow's and its node's. */
export const intentOf = (sending: Pick<Sending, 'intent'>, flow: string, node: string): string =>
  sending.intent ?? `${fold(flow).replace(/ /g, '-')}/${node}`;

/** Compiles what a node says; `send` renders every candidate channel in the contact's language. */
export function compileSender(sending: Sending, content: ContentByChannel, context: CompileContext): Sender {
  const compiled = compileContent(content, context);
  const { settings, node, document } = context;
  const intent = intentOf(sending, document.name, node.id);
  const purpose = sending.purpose ?? settings.purpose;
  return {
    buttons: buttonsOf(content),
    titles: titlesOf(content),
    send(turn, prefix) {
      const { scope, facts } = turn;
      const rendered: Partial<Record<ChannelName, RenderedContent>> = {};
      const channels: ChannelName[] = [];
      for (const channel of candidates(sending.channels, turn)) {
        const one = compiled.render(channel, facts.contact.language, scope);
        if (!one || isBlank(one)) continue;
        rendered[channel] = prefix === undefined ? one : withPrefix(one, prefix);
        channels.push(channel);
      }
      if (channels.length === 0) return null;
      const call: SendCall = {
        kind: 'send',
        channels,
        content: rendered,
        intent,
        purpose,
        priority: settings.priority,
      };
      return turn.call(call);
    },
  };
}

function candidates({ choose, channels }: Sending['channels'], turn: Turn): ChannelName[] {
  if (choose === 'order') return channels;
  if (choose === 'one') return channels.slice(0, 1);
  const last = turn.scope.channel;
  const first = choose === 'preferred' ? (turn.facts.contact.preferred ?? []) : last === null ? [] : [last];
  return [...new Set([...first.filter((channel) => channels.includes(channel)), ...channels])];
}

function isBlank(content: RenderedContent): boolean {
  if (content.type === 'template') return false;
  return (content.type === 'voice' ? content.say : content.text).trim() === '';
}

function withPrefix(content: RenderedContent, prefix: string): RenderedContent {
  if (content.type === 'text' || content.type === 'email') return { ...content, text: `${prefix}\n\n${content.text}` };
  return content.type === 'voice' ? { ...content, say: `${prefix} ${content.say}` } : content;
}

/**
 * The button that a reply means: the one it carries, or one whose title or number the customer wrote, for channels
 * that show buttons as text.
 */
export function buttonOf(
  reply: Reply,
  node: string,
  { buttons, titles }: Pick<Sender, 'buttons' | 'titles'>,
  turn: Turn,
): string | null {
  const { button } = reply;
  const ours =
    button &&
    (button.run === undefined || button.run === turn.state.run) &&
    (button.node === undefined || button.node === node);
  if (ours && buttons.some(({ id }) => id === button.id)) return button.id;
  const text = fold(reply.text);
  const named = titles.get(text);
  if (named !== undefined) return named;
  return /^[1-9]\d?$/.test(text) ? (buttons[Number(text) - 1]?.id ?? null) : null;
}

function titlesOf(content: ContentByChannel): Map<string, string> {
  const titles = new Map<string, string>();
  for (const languages of Object.values(content))
    for (const one of Object.values(languages))
      for (const { id, title } of one.buttons ?? []) if (!titles.has(fold(title))) titles.set(fold(title), id);
  return titles;
}

/** Where a message that did not go out leads: its own exit, else what the flow's settings say. */
export function notSentMove(context: CompileContext, onward: readonly string[]): (code: string) => Move {
  const { wired, settings } = context;
  const why = (code: string) => ({ code: 'message.not_sent', params: { code } });
  if (wired('not_sent')) return (code) => ({ type: 'go', outlet: 'not_sent', why: why(code) });
  const next = onward.find(wired);
  if (settings.notSent === 'continue' && next !== undefined)
    return (code) => ({ type: 'go', outlet: next, why: why(code) });
  return (code) => ({ type: 'end', outcome: 'exited', name: 'not_sent', why: why(code) });
}
