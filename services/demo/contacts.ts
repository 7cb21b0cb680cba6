import type { JsonObject } from '../../core/json';
import type { ChannelName, Purpose } from '../../core/vocabulary';

/** A customer of the demo shop. Numbers and addresses belong to nobody. */
export interface DemoContact {
  id: string;
  externalId: string;
  name: string;
  phone: string | null;
  email: string | null;
  language: 'es' | 'en';
  country: string;
  timeZone: string;
  attributes: JsonObject;
  tags: string[];
  consents: {
    channel: ChannelName;
    purpose: Purpose;
    status: 'granted' | 'withdrawn';
    at: string;
    basis: string;
    evidence: JsonObject;
  }[];
  suppressed?: { channel: ChannelName | null; reason: string };
}

const CHECKOUT = '2025-11-03T15:20:00.000Z';
const checkbox = (channel: ChannelName, purpose: Purpose): DemoContact['consents'][number] => ({
  channel,
  purpose,
  status: 'granted',
  at: CHECKOUT,
  basis: 'consent',
  evidence: {
    source: 'checkout',
    form: 'autorizacion-datos-v3',
    text: 'Acepto que Tienda Aurora me escriba por este medio.',
  },
});
const service = (...channels: ChannelName[]) => channels.map((channel) => checkbox(channel, 'service'));
const marketing = (...channels: ChannelName[]) => channels.map((channel) => checkbox(channel, 'marketing'));

const inBogota = { country: 'CO', timeZone: 'America/Bogota', language: 'es' } as const;

/** Ten people, and among them the cases that a policy has to tell apart. */
export const DEMO_CONTACTS: DemoContact[] = [
  {
    ...inBogota,
    id: 'cnt_demo_ana',
    externalId: 'C-1001',
    name: 'Ana Morales',
    phone: '+573005550101',
    email: 'ana.morales@example.com',
    attributes: { clv: 1_840_000, city: 'Bogotá', segment: 'frecuente' },
    tags: ['vip'],
    consents: [...service('whatsapp', 'sms', 'email', 'voice', 'rcs'), ...marketing('whatsapp', 'email')],
  },
  {
    ...inBogota,
    id: 'cnt_demo_luis',
    externalId: 'C-1002',
    name: 'Luis Gómez',
    phone: '+573005550102',
    email: 'luis.gomez@example.com',
    attributes: { clv: 420_000, city: 'Medellín' },
    tags: [],
    consents: service('whatsapp', 'email', 'sms'),
  },
  {
    ...inBogota,
    id: 'cnt_demo_paola',
    externalId: 'C-1003',
    name: 'Paola Restrepo',
    phone: '+573005550103',
    email: 'paola.restrepo@example.com',
    attributes: { clv: 960_000, city: 'Cali' },
    tags: ['moda'],
    consents: [...service('whatsapp', 'email'), ...marketing('whatsapp')],
  },
  {
    // gave no consent at all: nothing may be sent, and the journal says so
    ...inBogota,
    id: 'cnt_demo_diego',
    externalId: 'C-1004',
    name: 'Diego Castaño',
    phone: '+573005550104',
    email: 'diego.castano@example.com',
    attributes: { city: 'Bucaramanga' },
    tags: [],
    consents: [],
  },
  {
    // took the word back on WhatsApp; email still stands
    ...inBogota,
    id: 'cnt_demo_sara',
    externalId: 'C-1005',
    name: 'Sara Jiménez',
    phone: '+573005550105',
    email: 'sara.jimenez@example.com',
    attributes: { clv: 310_000, city: 'Pereira' },
    tags: [],
    consents: [
      ...service('whatsapp', 'email'),
      {
        channel: 'whatsapp',
        purpose: 'service',
        status: 'withdrawn',
        at: '2025-12-01T20:05:00.000Z',
        basis: 'consent',
        evidence: { source: 'inbound', text: 'No me escriban más por aquí' },
      },
    ],
  },
  {
    // asked to be left alone everywhere
    ...inBogota,
    id: 'cnt_demo_ivan',
    externalId: 'C-1006',
    name: 'Iván Pardo',
    phone: '+573005550106',
    email: 'ivan.pardo@example.com',
    attributes: { city: 'Cartagena' },
    tags: [],
    consents: service('whatsapp', 'email'),
    suppressed: { channel: null, reason: 'asked_by_customer' },
  },
  {
    id: 'cnt_demo_rosa',
    externalId: 'C-1007',
    name: 'Rosa Quispe',
    phone: '+51905550107',
    email: 'rosa.quispe@example.com',
    language: 'es',
    country: 'PE',
    timeZone: 'America/Lima',
    attributes: { clv: 275_000, city: 'Arequipa' },
    tags: [],
    consents: service('whatsapp', 'sms', 'email'),
  },
  {
    id: 'cnt_demo_elena',
    externalId: 'C-1008',
    name: 'Elena Ruiz',
    phone: '+34600555108',
    email: 'elena.ruiz@example.com',
    language: 'es',
    country: 'ES',
    timeZone: 'Europe/Madrid',
    attributes: { clv: 1_120_000, city: 'Valencia' },
    tags: ['vip'],
    consents: [...service('whatsapp', 'email'), ...marketing('email')],
  },
  {
    id: 'cnt_demo_james',
    externalId: 'C-1009',
    name: 'James Carter',
    phone: '+13055550109',
    email: 'james.carter@example.com',
    language: 'en',
    country: 'US',
    timeZone: 'America/New_York',
    attributes: { clv: 540_000, city: 'Miami' },
    tags: [],
    consents: service('whatsapp', 'sms', 'email'),
  },
  {
    // no phone: only email can reach her
    ...inBogota,
    id: 'cnt_demo_marta',
    externalId: 'C-1010',
    name: 'Marta Ospina',
    phone: null,
    email: 'marta.ospina@example.com',
    attributes: { clv: 88_000, city: 'Manizales' },
    tags: [],
    consents: service('email'),
  },
];
