import type { EnvironmentTemplate } from '../../../core/program';
import type { RenderedContent } from '../../../core/run';
import { latest, type Simulation } from '../../../core/simulate';
import { CHANNELS, REACHED_BY, type ChannelName } from '../../../core/vocabulary';
import type { PhoneMessage } from '../../../services/phones';
import type { Customer } from '../../sandbox/use-customer';

/** What stands on the phones of a test, in the form in which the sandbox's devices draw it. */
export function phonesOf(
  simulation: Simulation,
  templates: readonly EnvironmentTemplate[],
): Pick<Customer, 'addresses' | 'messages'> {
  const { contact } = latest(simulation).facts;
  const addresses = Object.fromEntries(
    CHANNELS.map((channel) => [
      channel,
      contact.addresses.find(({ kind }) => REACHED_BY[channel].includes(kind))?.value ?? null,
    ]),
  ) as Customer['addresses'];
  return { addresses, messages: simulation.frames.flatMap((frame, n) => said(frame, n, templates)) };
}

const NOTHING = {
  agent: null,
  subject: null,
  media: null,
  buttons: [],
  list: null,
  payload: null,
  delivery: null,
  state: null,
};

function said(
  { input, message, at }: Simulation['frames'][number],
  n: number,
  templates: readonly EnvironmentTemplate[],
): PhoneMessage[] {
  if (input?.type === 'reply') {
    const { channel, text, button } = input;
    const payload = button ? payloadOf(button.node ?? '', button.id) : null;
    return [{ ...NOTHING, id: `in ${n}`, at, from: 'customer', channel, text, payload }];
  }
  if (input?.type === 'start' && input.trigger.type === 'message') {
    const { channel = 'whatsapp', name } = input.trigger;
    return [{ ...NOTHING, id: `in ${n}`, at, from: 'customer', channel, text: name }];
  }
  if (!message) return [];
  const { content, channel, node, call } = message;
  return [
    {
      ...NOTHING,
      id: call,
      at,
      from: 'us',
      channel,
      text: textOf(content, channel, templates),
      subject: content.type === 'email' ? content.subject : null,
      media: content.type === 'text' ? (content.media ?? null) : null,
      buttons: buttonsOf(content, node),
      list: content.type === 'text' ? (content.list?.button ?? null) : null,
      delivery: call,
    },
  ];
}

function buttonsOf(content: RenderedContent, node: string): PhoneMessage['buttons'] {
  const drawn = ({ id, title }: { id: string; title: string }) => {
    return { title, payload: payloadOf(node, id), digit: null };
  };
  if (content.type === 'text')
    return (content.buttons ?? []).map(({ description, section, ...button }) => {
      return { ...drawn(button), description, section };
    });
  if (content.type === 'voice')
    return (content.buttons ?? []).map((button) => ({ ...drawn(button), digit: button.digit ?? null }));
  return (content.buttons ?? []).map(drawn);
}

/** A template with its values in place; without its text, its name. */
export function textOf(
  content: RenderedContent,
  channel: ChannelName,
  templates: readonly EnvironmentTemplate[],
): string {
  if (content.type === 'voice') return content.say;
  if (content.type !== 'template') return content.text;
  const template = templates.find(
    (each) => each.name === content.name && each.language === content.language && each.channel === channel,
  );
  return (template?.body ?? content.name).replace(
    /\{\{\s*(\d+)\s*\}\}/g,
    (hole, n: string) => content.parameters[Number(n) - 1] ?? hole,
  );
}

const payloadOf = (node: string, button: string) => `${node} ${button}`;

/** Which button of which step a tap on a phone means. */
export function tapOf(payload: string): { id: string; node: string } {
  const [node = '', id = ''] = payload.split(' ');
  return { id, node };
}
