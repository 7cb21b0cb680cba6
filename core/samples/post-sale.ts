import type { FlowDocumentInput } from '../document';

/**
 * The demo journey: a day after a purchase we ask how it went, on WhatsApp; who needs help gets a person, who says
 * nothing in seven days gets an email, and who buys again within thirty days has reached the goal.
 *
 * Entry is `after_exit`: one live run per contact. A second purchase is first the goal of the live run, which ends at
 * once; whether that same purchase then starts a fresh run is for ingest to say, which judges the live runs before the
 * starts. The run's own first purchase is never its goal.
 */
export const POST_SALE: FlowDocumentInput = {
  schema: 1,
  kind: 'journey',
  name: 'Seguimiento posventa',
  settings: {
    purpose: 'service',
    objective: 'retain',
    goal: { event: 'purchase', within: { amount: 30, unit: 'days' } },
    entry: { kind: 'after_exit' },
    notSent: 'continue',
    languages: ['es', 'en'],
  },
  nodes: [
    {
      id: 'purchase',
      kind: 'start',
      name: 'Compra',
      config: { on: 'event', event: 'purchase', where: { field: 'event.test', op: 'ne', value: true } },
      position: { x: 320, y: 0 },
    },
    {
      id: 'day',
      kind: 'wait',
      name: 'Un día',
      config: { until: 'duration', duration: { amount: 24, unit: 'hours' } },
      position: { x: 320, y: 116 },
    },
    {
      id: 'ask',
      kind: 'message',
      name: '¿Todo bien?',
      config: {
        intent: 'post-sale-check',
        channels: { choose: 'one', channels: ['whatsapp'] },
        content: {
          whatsapp: {
            es: {
              type: 'template',
              name: 'postventa_24h',
              parameters: ["{{ contact.name | default: 'otra vez' }}", "{{ event.order | default: 'más reciente' }}"],
              buttons: [
                { id: 'fine', title: 'Todo bien' },
                { id: 'help', title: 'Necesito ayuda' },
              ],
            },
            en: {
              type: 'template',
              name: 'postventa_24h',
              parameters: ["{{ contact.name | default: 'there' }}", "{{ event.order | default: 'with us' }}"],
              buttons: [
                { id: 'fine', title: 'All good' },
                { id: 'help', title: 'I need help' },
              ],
            },
          },
        },
        wait: { answer: { amount: 7, unit: 'days' } },
      },
      position: { x: 320, y: 232 },
    },
    {
      id: 'person',
      kind: 'handoff',
      name: 'Ayuda humana',
      config: {
        summary:
          "Compra {{ event.order | default: 'sin número' }} por {% if event.amount %}$ {{ event.amount | number }}{% else %}un valor sin indicar{% endif %}. Respondió: {{ reply.text | default: 'sin texto' }}",
        timeout: { amount: 3, unit: 'days' },
      },
      position: { x: 640, y: 636 },
    },
    {
      id: 'email',
      kind: 'message',
      name: 'Segundo intento por correo',
      config: {
        intent: 'post-sale-check-email',
        channels: { choose: 'one', channels: ['email'] },
        content: {
          email: {
            es: {
              type: 'email',
              subject: "{{ contact.name | default: 'Hola' }}, ¿cómo va todo con tu compra?",
              text: 'Queremos saber si tu compra llegó bien. Si necesitas ayuda, responde a este correo y una persona de nuestro equipo te atiende.',
            },
            en: {
              type: 'email',
              subject: "{{ contact.name | default: 'Hello' }}, how is your purchase going?",
              text: 'We would like to know that your purchase arrived well. If you need help, answer this email and one of our people will take care of you.',
            },
          },
        },
        wait: { answer: { amount: 7, unit: 'days' } },
      },
      position: { x: 0, y: 488 },
    },
    { id: 'satisfied', kind: 'end', name: 'Conforme', config: { name: 'satisfied' }, position: { x: 960, y: 488 } },
    { id: 'helped', kind: 'end', name: 'Con ayuda', config: { name: 'helped' }, position: { x: 480, y: 788 } },
    {
      id: 'unattended',
      kind: 'end',
      name: 'Sin atender',
      config: { name: 'unattended' },
      position: { x: 800, y: 788 },
    },
    { id: 'silent', kind: 'end', name: 'En silencio', config: { name: 'silent' }, position: { x: 0, y: 788 } },
  ],
  edges: [
    { from: 'purchase', outlet: 'next', to: 'day' },
    { from: 'day', outlet: 'next', to: 'ask' },
    { from: 'ask', outlet: 'button:fine', to: 'satisfied' },
    { from: 'ask', outlet: 'button:help', to: 'person' },
    { from: 'ask', outlet: 'reply', to: 'person' },
    { from: 'ask', outlet: 'no_answer', to: 'email' },
    { from: 'person', outlet: 'resolved', to: 'helped' },
    { from: 'person', outlet: 'timeout', to: 'unattended' },
    { from: 'email', outlet: 'reply', to: 'person' },
    { from: 'email', outlet: 'no_answer', to: 'silent' },
  ],
};
