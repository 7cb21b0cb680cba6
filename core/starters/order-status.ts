import { at, languagesFrom, resolved, scenario, tellIn, text, type Starter } from './starter';

const ORDERS = 'https://example.com/orders';

/** Asks for the order's number, looks it up, says where it is; whatever it cannot answer goes to a person. */
export const orderStatus: Starter = {
  id: 'order-status',
  industries: ['retail', 'logistics'],
  name: { es: 'Estado del pedido', en: 'Order status' },
  about: {
    es: 'Responde dónde va un pedido con los datos de tu sistema. Si el número no sirve o el sistema no contesta, pasa a una persona.',
    en: "Says where an order is with your own system's data. If the number is no use or the system does not answer, a person takes over.",
  },
  needs: {
    events: [],
    attributes: [],
    systems: [
      {
        url: ORDERS,
        about: {
          es: 'Tu sistema de pedidos: responde { "status": "shipped" } a GET con el número',
          en: 'Your order system: answers { "status": "shipped" } to a GET with the number',
        },
      },
    ],
    templates: [],
    channels: ['whatsapp', 'webchat'],
  },
  document(language) {
    const t = tellIn(language);
    const says = (name: string, es: string, en: string, row: number, column: number) => ({
      id: name,
      kind: 'message',
      name: { shipped: t('Va en camino', 'On its way'), delivered: t('Entregado', 'Delivered') }[name] ?? name,
      config: {
        channels: { choose: 'conversation', channels: ['whatsapp', 'webchat'] },
        content: { whatsapp: text({ es, en }), webchat: text({ es, en }) },
      },
      position: at(column, row),
    });
    const question = text({
      es: '¿Cuál es el número de tu pedido? Está en el correo de la compra.',
      en: 'What is the number of your order? It is in the email of your purchase.',
    });
    return {
      schema: 1,
      kind: 'bot',
      name: orderStatus.name[language],
      settings: {
        purpose: 'service',
        objective: 'resolve',
        entry: { kind: 'after_exit' },
        languages: languagesFrom(language),
      },
      variables: [
        { name: 'order', type: 'text' },
        { name: 'found', type: 'object' },
      ],
      nodes: [
        {
          id: 'asks',
          kind: 'start',
          name: t('Pregunta por su pedido', 'Asks about an order'),
          config: { on: 'message', keywords: ['pedido', 'envío', 'order', 'delivery'] },
          position: at(1, 0),
        },
        {
          id: 'number',
          kind: 'question',
          name: t('Número del pedido', 'Order number'),
          config: {
            channels: { choose: 'conversation', channels: ['whatsapp', 'webchat'] },
            content: { whatsapp: question, webchat: question },
            answer: { type: 'text', min: 3, max: 20 },
            saveAs: 'order',
            retryText: { es: 'Ese número no se ve bien.', en: 'That number does not look right.' },
            timeout: { amount: 30, unit: 'minutes' },
          },
          position: at(1, 0.8),
        },
        {
          id: 'lookup',
          kind: 'http',
          name: t('Buscar el pedido', 'Look the order up'),
          config: { method: 'GET', url: `${ORDERS}/{{ vars.order | url_encode }}`, saveAs: 'found', timeoutMs: 5000 },
          position: at(1, 2.2),
        },
        {
          id: 'where',
          kind: 'branch',
          name: t('¿Dónde va?', 'Where is it?'),
          config: {
            conditions: [
              {
                id: 'shipped',
                name: t('En camino', 'On its way'),
                rule: { field: 'vars.found.body.status', op: 'eq', value: 'shipped' },
              },
              {
                id: 'delivered',
                name: t('Entregado', 'Delivered'),
                rule: { field: 'vars.found.body.status', op: 'eq', value: 'delivered' },
              },
            ],
          },
          position: at(0.5, 3.2),
        },
        says(
          'shipped',
          "Tu pedido {{ vars.order | default: '' }} va en camino. Te avisamos al llegar.",
          "Your order {{ vars.order | default: '' }} is on its way. We will tell you when it arrives.",
          4.4,
          -0.3,
        ),
        says(
          'delivered',
          "Tu pedido {{ vars.order | default: '' }} ya fue entregado. Si no lo tienes, escribe «agente».",
          "Your order {{ vars.order | default: '' }} has been delivered. If you do not have it, write “agent”.",
          4.4,
          0.7,
        ),
        {
          id: 'person',
          kind: 'handoff',
          name: t('Lo mira una persona', 'A person looks'),
          config: {
            summary: t(
              "Pedido {{ vars.order | default: 'sin número' }}. El sistema no dio una respuesta útil.",
              "Order {{ vars.order | default: 'without number' }}. The system gave no useful answer.",
            ),
            timeout: { amount: 8, unit: 'hours' },
          },
          position: at(1.8, 4.4),
        },
        {
          id: 'answered',
          kind: 'end',
          name: t('Con respuesta', 'Answered'),
          config: { name: 'answered' },
          position: at(0.2, 5.6),
        },
        {
          id: 'helped',
          kind: 'end',
          name: t('Con ayuda', 'Helped'),
          config: { name: 'helped' },
          position: at(1.4, 5.6),
        },
        {
          id: 'unattended',
          kind: 'end',
          name: t('Sin atender', 'Unattended'),
          config: { name: 'unattended' },
          position: at(2.3, 5.6),
        },
        { id: 'left', kind: 'end', name: t('Se fue', 'Left'), config: { name: 'left' }, position: at(2.5, 2.2) },
      ],
      edges: [
        { from: 'asks', outlet: 'next', to: 'number' },
        { from: 'number', outlet: 'answered', to: 'lookup' },
        { from: 'number', outlet: 'invalid', to: 'person' },
        { from: 'number', outlet: 'timeout', to: 'left' },
        { from: 'lookup', outlet: 'ok', to: 'where' },
        { from: 'lookup', outlet: 'failed', to: 'person' },
        { from: 'where', outlet: 'shipped', to: 'shipped' },
        { from: 'where', outlet: 'delivered', to: 'delivered' },
        { from: 'where', outlet: 'else', to: 'person' },
        { from: 'shipped', outlet: 'sent', to: 'answered' },
        { from: 'delivered', outlet: 'sent', to: 'answered' },
        { from: 'person', outlet: 'resolved', to: 'helped' },
        { from: 'person', outlet: 'no_agent', to: 'unattended' },
        { from: 'person', outlet: 'timeout', to: 'unattended' },
      ],
      notes: [
        {
          id: 'system',
          text: t(
            'Cambia la dirección de «Buscar el pedido» por la de tu sistema. Prueba con respuestas inventadas en Probar.',
            'Change the address in “Look the order up” to your own system. Try made-up answers under Test.',
          ),
          position: { x: 720, y: 20 },
        },
      ],
    };
  },
  scenarios: (language) => {
    const t = tellIn(language);
    const start = { node: 'asks', text: t('¿Dónde está mi pedido?', 'Where is my order?') };
    const given = { act: 'reply' as const, text: 'A-1001' };
    const found = (status: string) => ({ status: 'response' as const, http: 200, body: { status } });
    const kept = (status: string) => ({ order: 'A-1001', found: { status: 200, body: { status } } });
    const asked = ['number whatsapp'];
    return [
      scenario(
        language,
        t('El pedido va en camino', 'The order is on its way'),
        { start, forced: { lookup: found('shipped') }, acts: [given] },
        {
          path: 'asks>next number>answered lookup>ok where>shipped shipped>sent',
          sends: [...asked, 'shipped whatsapp'],
          end: { kind: 'completed', name: 'answered' },
          variables: kept('shipped'),
        },
      ),
      scenario(
        language,
        t('El sistema no contesta', 'The system does not answer'),
        { start, forced: { lookup: { status: 'failed', code: 'timeout' } }, acts: [given, resolved('person')] },
        {
          path: 'asks>next number>answered lookup>failed person>resolved',
          sends: asked,
          end: { kind: 'completed', name: 'helped' },
          variables: { order: 'A-1001' },
        },
      ),
    ];
  },
};
