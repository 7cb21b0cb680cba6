import type { Environment } from '../program';

/** The workspace that the samples are checked against: what the demo seeds. */
export const SAMPLE_ENVIRONMENT: Environment = {
  templates: [
    {
      name: 'postventa_24h',
      language: 'es',
      channel: 'whatsapp',
      category: 'utility',
      state: 'approved',
      body: 'Hola {{1}}, gracias por tu compra. ¿Cómo va todo con tu pedido {{2}}?',
      buttons: ['Todo bien', 'Necesito ayuda'],
    },
    {
      name: 'postventa_24h',
      language: 'en',
      channel: 'whatsapp',
      category: 'utility',
      state: 'approved',
      body: 'Hi {{1}}, thank you for your purchase. How is everything with your order {{2}}?',
      buttons: ['All good', 'I need help'],
    },
  ],
  flows: [],
  channels: undefined,
};
