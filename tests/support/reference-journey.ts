import type { Duration, FlowDocumentInput } from '../../core/document';
import { EventSchema, type EventInput } from '../../services/ingest';

/** What nothing outside Hilo's own database may ever hold of the customer below. */
export const CUSTOMER = {
  name: 'Aurelia Quiñones Zambrano',
  phone: '+573009998877',
  email: 'aurelia.quinones@example.test',
  order: 'PEDIDO-7731-AZ',
  city: 'Sogamoso',
} as const;

export interface ReferenceOptions {
  /** The first wait: a day, or what a test has time for. */
  wait?: Duration;
  /** How long it waits for the event. */
  patience?: Duration;
  /** An event that ends the run wherever it is. */
  exitOn?: string;
  /** Nodes that do nothing but make the document larger. */
  padding?: number;
}

/** The journey whose cost in history is bounded: an event, a wait, an email, a wait for an event, an SMS. */
export function referenceJourney(options: ReferenceOptions = {}): FlowDocumentInput {
  const { wait = { amount: 1, unit: 'days' }, patience = { amount: 7, unit: 'days' }, padding = 0, exitOn } = options;
  const pads = Array.from({ length: padding }, (_, n) => `pad_${n}`);
  const line = ['bought', ...pads, 'wait', 'email', 'hear', 'sms', 'end'];
  const outlets: Record<string, string> = { email: 'sent', hear: 'event:delivered', sms: 'sent' };
  const position = { x: 0, y: 0 };
  return {
    schema: 1,
    kind: 'journey',
    name: 'Reference journey',
    settings: {
      purpose: 'service',
      objective: 'retain',
      entry: { kind: 'none' },
      ...(exitOn ? { exitOn: [{ event: exitOn }] } : {}),
      notSent: 'continue',
      languages: ['es'],
    },
    nodes: [
      { id: 'bought', kind: 'start', name: 'Compra', config: { on: 'event', event: 'bought' }, position },
      ...pads.map((id) => ({
        id,
        kind: 'set',
        name: id,
        position,
        config: { variables: [{ name: id, value: `{{ event.order | default: "" }} ${id}` }] },
      })),
      { id: 'wait', kind: 'wait', name: 'Un día', config: { until: 'duration', duration: wait }, position },
      {
        id: 'email',
        kind: 'message',
        name: 'Gracias',
        position,
        config: {
          intent: 'thanks',
          channels: { choose: 'one', channels: ['email'] },
          content: {
            email: {
              es: {
                type: 'email',
                subject: "Gracias, {{ contact.name | default: 'hola' }}",
                text: 'Tu pedido {{ event.order | default: "" }} va a {{ event.city | default: "" }}.',
              },
            },
          },
        },
      },
      {
        id: 'hear',
        kind: 'wait_for',
        name: '¿Llegó?',
        position,
        config: { events: [{ id: 'delivered', event: 'delivered' }], timeout: patience },
      },
      {
        id: 'sms',
        kind: 'message',
        name: 'Llegó',
        position,
        config: {
          intent: 'arrived',
          channels: { choose: 'one', channels: ['sms'] },
          content: { sms: { es: { type: 'text', text: 'Llegó tu pedido {{ event.order | default: "" }}' } } },
        },
      },
      { id: 'end', kind: 'end', name: 'Fin', config: { name: 'done' }, position },
    ],
    edges: [
      ...line.slice(1).map((to, n) => {
        const from = line[n] ?? '';
        return { from, outlet: outlets[from] ?? 'next', to };
      }),
      { from: 'hear', outlet: 'timeout', to: 'end' },
    ],
  };
}

/** An event about the customer. */
export function customerEvent(name: 'bought' | 'delivered' | 'cancelled', id: string): EventInput {
  const { name: full, phone, email, order, city } = CUSTOMER;
  return EventSchema.parse({
    id,
    name,
    payload: { order, city },
    contact: {
      externalId: 'c-1',
      name: full,
      phone,
      email,
      timeZone: 'America/Bogota',
      country: 'CO',
      attributes: { city },
    },
    consents: (['email', 'sms'] as const).map((channel) => ({
      channel,
      purpose: 'service',
      status: 'granted',
      evidence: { method: 'web_form' },
    })),
  });
}
