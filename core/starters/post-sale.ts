import {
  approved,
  at,
  email,
  languagesFrom,
  resolved,
  scenario,
  SKIP,
  tap,
  tellIn,
  template,
  type Starter,
} from './starter';

const NAME = { es: "{{ contact.name | default: 'otra vez' }}", en: "{{ contact.name | default: 'there' }}" };
const ORDER = { es: "{{ trigger.order | default: 'más reciente' }}", en: "{{ trigger.order | default: 'with us' }}" };
const FINE = { id: 'fine', title: { es: 'Todo bien', en: 'All good' } };
const HELP = { id: 'help', title: { es: 'Necesito ayuda', en: 'I need help' } };
const AGAIN = { id: 'again', title: { es: 'Quiero otro', en: 'I want another' } };

/** A purchase, and three moments after it: a day, a week, a month. Another purchase is the goal and ends it at once. */
export const postSale: Starter = {
  id: 'post-sale',
  industries: ['retail', 'logistics'],
  name: { es: 'Posventa: 24 horas, 7 días, 30 días', en: 'Post-sale: 24 hours, 7 days, 30 days' },
  about: {
    es: 'Pregunta al día si todo llegó bien, a la semana enseña a sacarle provecho y al mes invita a repetir. Quien pide ayuda llega a una persona.',
    en: 'Asks after a day that all arrived well, teaches after a week, invites after a month. Whoever asks for help reaches a person.',
  },
  needs: {
    events: [
      {
        name: 'purchase',
        about: { es: 'Una compra; otra compra es la meta', en: 'A purchase; another one is the goal' },
        fields: [{ name: 'order', about: { es: 'Número del pedido', en: 'Order number' } }],
      },
      { name: 'order_returned', about: { es: 'Devolución: sale', en: 'Returned: they leave' }, fields: [] },
    ],
    attributes: [],
    systems: [],
    templates: [
      ...approved(
        'postventa_24h',
        {
          es: 'Hola {{1}}, gracias por tu compra. ¿Cómo va todo con tu pedido {{2}}?',
          en: 'Hi {{1}}, thank you for your purchase. How is everything with your order {{2}}?',
        },
        [FINE.title, HELP.title],
      ),
      ...approved(
        'postventa_30d',
        {
          es: 'Hola {{1}}, ya pasó un mes desde tu pedido {{2}}. ¿Te guardamos otro?',
          en: 'Hi {{1}}, it has been a month since your order {{2}}. Shall we keep another for you?',
        },
        [AGAIN.title, HELP.title],
      ),
    ],
    channels: ['whatsapp', 'email'],
  },
  document(language) {
    const t = tellIn(language);
    return {
      schema: 1,
      kind: 'journey',
      name: postSale.name[language],
      settings: {
        purpose: 'service',
        objective: 'retain',
        goal: { event: 'purchase', within: { amount: 60, unit: 'days' } },
        exitOn: [{ event: 'order_returned' }],
        languages: languagesFrom(language),
      },
      nodes: [
        {
          id: 'purchase',
          kind: 'start',
          name: t('Compra', 'Purchase'),
          config: { on: 'event', event: 'purchase' },
          position: at(1, 0),
        },
        {
          id: 'day',
          kind: 'wait',
          name: t('24 horas', '24 hours'),
          config: { until: 'duration', duration: { amount: 24, unit: 'hours' } },
          position: at(1, 0.8),
        },
        {
          id: 'check',
          kind: 'message',
          name: t('¿Todo llegó bien?', 'Did all arrive well?'),
          config: {
            channels: { choose: 'one', channels: ['whatsapp'] },
            content: { whatsapp: template('postventa_24h', [NAME, ORDER], [FINE, HELP]) },
            wait: { answer: { amount: 6, unit: 'days' } },
          },
          position: at(1, 1.6),
        },
        {
          id: 'week',
          kind: 'wait',
          name: t('Hasta los 7 días', 'Until day 7'),
          config: { until: 'duration', duration: { amount: 6, unit: 'days' } },
          position: at(0, 3),
        },
        {
          id: 'teach',
          kind: 'message',
          name: t('Cómo sacarle provecho', 'How to make the most of it'),
          config: {
            channels: { choose: 'one', channels: ['email'] },
            content: {
              email: email(
                { es: 'Tres ideas para tu compra', en: 'Three ideas for your purchase' },
                {
                  es: 'Cuídala, úsala a diario y guarda la garantía. Si algo no funciona como esperabas, responde a este correo.',
                  en: 'Take care of it, use it daily and keep the warranty. If anything does not work as you expected, answer this email.',
                },
              ),
            },
            wait: { answer: { amount: 23, unit: 'days' } },
          },
          position: at(1, 4),
        },
        {
          id: 'month',
          kind: 'message',
          name: t('Un mes después', 'A month later'),
          config: {
            channels: { choose: 'one', channels: ['whatsapp'] },
            content: { whatsapp: template('postventa_30d', [NAME, ORDER], [AGAIN, HELP]) },
            wait: { answer: { amount: 7, unit: 'days' } },
          },
          position: at(1, 5.4),
        },
        {
          id: 'person',
          kind: 'handoff',
          name: t('Una persona', 'A person'),
          config: {
            summary: t(
              "Pedido {{ trigger.order | default: 'sin número' }}. Respondió: {{ reply.text | default: 'sin texto' }}",
              "Order {{ trigger.order | default: 'without number' }}. Answered: {{ reply.text | default: 'no text' }}",
            ),
            timeout: { amount: 2, unit: 'days' },
          },
          position: at(2.2, 6.8),
        },
        { id: 'helped', kind: 'end', name: t('Con ayuda', 'Helped'), config: { name: 'helped' }, position: at(1.7, 8) },
        {
          id: 'unattended',
          kind: 'end',
          name: t('Sin atender', 'Unattended'),
          config: { name: 'unattended' },
          position: at(2.7, 8),
        },
        { id: 'quiet', kind: 'end', name: t('En silencio', 'Quiet'), config: { name: 'quiet' }, position: at(0.6, 8) },
      ],
      edges: [
        { from: 'purchase', outlet: 'next', to: 'day' },
        { from: 'day', outlet: 'next', to: 'check' },
        { from: 'check', outlet: 'button:fine', to: 'week' },
        { from: 'check', outlet: 'button:help', to: 'person' },
        { from: 'check', outlet: 'reply', to: 'person' },
        { from: 'check', outlet: 'no_answer', to: 'teach' },
        { from: 'week', outlet: 'next', to: 'teach' },
        { from: 'teach', outlet: 'reply', to: 'person' },
        { from: 'teach', outlet: 'no_answer', to: 'month' },
        { from: 'month', outlet: 'button:again', to: 'person' },
        { from: 'month', outlet: 'button:help', to: 'person' },
        { from: 'month', outlet: 'reply', to: 'person' },
        { from: 'month', outlet: 'no_answer', to: 'quiet' },
        { from: 'person', outlet: 'resolved', to: 'helped' },
        { from: 'person', outlet: 'no_agent', to: 'unattended' },
        { from: 'person', outlet: 'timeout', to: 'unattended' },
      ],
      notes: [
        {
          id: 'windows',
          text: t(
            'Tres momentos: 24 h para saber si llegó, 7 d para enseñar, 30 d para repetir. Una compra nueva lo termina.',
            'Three moments: 24 h to know that it arrived, 7 d to teach, 30 d to repeat. A new purchase ends it.',
          ),
          position: { x: 720, y: 20 },
        },
      ],
    };
  },
  scenarios: (language) => {
    const t = tellIn(language);
    const start = { node: 'purchase', payload: { order: 'A-1001' } };
    const checked = ['check whatsapp postventa_24h'];
    return [
      scenario(
        language,
        t('Todo bien, y al mes no responde', 'All good, and silent after a month'),
        { start, acts: [SKIP, tap('check', 'fine'), SKIP, SKIP, SKIP] },
        {
          path: 'purchase>next day>next check>button:fine week>next teach>no_answer month>no_answer',
          sends: [...checked, 'teach email', 'month whatsapp postventa_30d'],
          end: { kind: 'completed', name: 'quiet' },
        },
      ),
      scenario(
        language,
        t('Pide ayuda a las 24 horas', 'Asks for help after 24 hours'),
        { start, acts: [SKIP, tap('check', 'help'), resolved('person')] },
        {
          path: 'purchase>next day>next check>button:help person>resolved',
          sends: checked,
          end: { kind: 'completed', name: 'helped' },
        },
      ),
      scenario(
        language,
        t('Compra otra vez a los 10 días', 'Buys again on day 10'),
        { start, acts: [SKIP, SKIP, { act: 'event', name: 'purchase', payload: { order: 'A-1002' } }] },
        {
          path: 'purchase>next day>next check>no_answer',
          sends: [...checked, 'teach email'],
          end: { kind: 'goal', name: 'purchase' },
        },
      ),
    ];
  },
};
