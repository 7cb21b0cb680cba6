import type { FlowDocumentInput } from '../../core/document';
import type { JsonObject } from '../../core/json';
import type { ChannelName } from '../../core/vocabulary';

/** A node with the edges that leave it, so that a flow reads top to bottom. */
export interface Drawn {
  id: string;
  kind: string;
  config?: JsonObject;
  to?: Record<string, string>;
}

/** A flow as few words as it takes. Starts on `go`, unless said otherwise. */
export function draw(
  name: string,
  nodes: Drawn[],
  settings: Partial<FlowDocumentInput['settings']> = {},
): FlowDocumentInput {
  return {
    schema: 1,
    kind: 'journey',
    name,
    settings: { purpose: 'service', entry: { kind: 'none' }, languages: ['es'], ...settings },
    nodes: nodes.map(({ id, kind, config }) => ({ id, kind, ...(config ? { config } : {}) })),
    edges: nodes.flatMap(({ id, to }) =>
      Object.entries(to ?? {}).map(([outlet, target]) => ({ from: id, outlet, to: target })),
    ),
  };
}

export const onEvent = (event: string, next: string): Drawn => ({
  id: 'start',
  kind: 'start',
  config: { on: 'event', event },
  to: { next },
});

export const wait = (id: string, amount: number, unit: string, next: string): Drawn => ({
  id,
  kind: 'wait',
  config: { until: 'duration', duration: { amount, unit } },
  to: { next },
});

/** A text on the first of these channels that may be used; it waits for an answer where `answer` says how long. */
export function say(
  id: string,
  channels: ChannelName[],
  to: Record<string, string>,
  options: { answer?: { amount: number; unit: string }; purpose?: string; text?: string } = {},
): Drawn {
  const text = options.text ?? `dice ${id}`;
  const content: JsonObject = {};
  for (const channel of channels)
    content[channel] = { es: channel === 'email' ? { type: 'email', subject: id, text } : { type: 'text', text } };
  return {
    id,
    kind: 'message',
    config: {
      intent: id,
      channels: { choose: 'order', channels },
      content,
      ...(options.answer ? { wait: { answer: options.answer } } : {}),
      ...(options.purpose ? { purpose: options.purpose } : {}),
    },
    to,
  };
}

export const end = (id: string): Drawn => ({ id, kind: 'end', config: { name: id } });
