import type { Facts } from '../run';

/** Ana, in Bogota: the contact of tests, previews and the simulator. */
export const SAMPLE_FACTS: Facts = {
  contact: {
    id: 'con_ana',
    name: 'Ana',
    language: 'es',
    timeZone: 'America/Bogota',
    country: 'CO',
    attributes: {},
    tags: [],
    addresses: [
      { kind: 'phone', value: '+573001234567' },
      { kind: 'whatsapp', value: '573001234567' },
      { kind: 'email', value: 'ana@example.com' },
    ],
  },
  timeZone: 'America/Bogota',
};
