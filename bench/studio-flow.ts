import type { FlowDocumentInput } from '../core/document';
import type { JsonObject } from '../core/json';
import { seededRandom } from './seeded-random';

/** What a generated flow is made of: every part grows with the number of its steps. */
export interface StudioFlowOptions {
  nodes: number;
  seed?: number;
  /** Steps stand in no order at all, as after a week of many hands: for tidying up. */
  untidy?: boolean;
}

const STAGES = ['Bienvenida', 'Compra', 'Entrega', 'Uso', 'Recompra', 'Fidelidad'];
const WORDS = (
  'hola gracias pedido entrega mañana tienda cambio talla color horario factura garantía envío recoger caja ciudad ' +
  'asesora oferta puntos club servicio técnico visita cita confirmar correo llamada semana domingo abrir cerrar'
).split(' ');
const TERMS = (
  'hello thanks order delivery tomorrow store exchange size colour hours invoice warranty shipping collect box city ' +
  'adviser offer points club service repair visit booking confirm email call week sunday open close'
).split(' ');

/** The step with fifty intents, the widest one a bot has. */
export const HUB = 'hub';
const INTENTS = 50;
const COLUMN = 300;
const ROW = 196;

interface Place {
  column: number;
  row: number;
}
type Node = NonNullable<FlowDocumentInput['nodes']>[number];
type Edge = FlowDocumentInput['edges'][number];

/**
 * A large bot that hangs together: one question with fifty intents, a column of steps below each, side ways between
 * them. 40 % are bilingual messages, 15 % have three ways out or more; lanes, groups and notes. The same for the same
 * seed.
 */
export function studioFlow({ nodes: size, seed = 7, untidy = false }: StudioFlowOptions): FlowDocumentInput {
  const random = seededRandom(seed);
  const pick = <T>(list: readonly T[]) => list[Math.floor(random() * list.length)] as T;
  const sentence = (words: readonly string[], length: number) => Array.from({ length }, () => pick(words)).join(' ');

  const columns = Math.max(4, Math.round(Math.sqrt(size)));
  const rows = Math.ceil((size - 2) / columns);
  const places: Place[] = Array.from({ length: size - 2 }, (_one, at) => ({
    column: at % columns,
    row: Math.floor(at / columns),
  }));
  const idOf = ({ column, row }: Place) => `s${column}-${row}`;
  const known = new Set(places.map(idOf));
  const kinds = shuffled(kindsFor(places.length), random);

  const nodes: Node[] = [];
  const edges: Edge[] = [];
  const groups: NonNullable<FlowDocumentInput['groups']> = [];
  const spot = (column: number, row: number) => ({
    x: Math.round(column * COLUMN + (untidy ? (random() - 0.5) * 2400 : 0)),
    y: Math.round(row * ROW + (untidy ? (random() - 0.5) * 2400 : 0)),
  });
  const stageOf = (row: number) => `stage-${Math.min(STAGES.length - 1, Math.floor((row * STAGES.length) / rows))}`;

  const middle = (columns - 1) / 2;
  const intents = Array.from({ length: INTENTS }, (_one, at) => ({ id: `i${at}`, title: sentence(WORDS, 2) }));
  nodes.push({ id: 'start', kind: 'start', config: { on: 'message' }, position: spot(middle, -9), stage: 'stage-0' });
  nodes.push({
    id: HUB,
    kind: 'question',
    name: 'Intenciones',
    config: {
      channels: { choose: 'conversation', channels: ['whatsapp'] },
      content: { whatsapp: both(sentence(WORDS, 12), sentence(TERMS, 12)) },
      answer: { type: 'choice', choices: intents },
    },
    position: spot(middle, -8),
    stage: 'stage-0',
  });
  edges.push({ from: 'start', outlet: 'next', to: HUB });
  intents.forEach(({ id }, at) =>
    edges.push({ from: HUB, outlet: `choice:${id}`, to: idOf({ column: at % columns, row: 0 }) }),
  );
  edges.push({ from: HUB, outlet: 'invalid', to: idOf({ column: 0, row: 0 }) });

  places.forEach((place, at) => {
    const { column, row } = place;
    const below = { column, row: row + 1 };
    const last = !known.has(idOf(below));
    const kind = last ? 'end' : (kinds[at] ?? 'wait');
    const made = make(
      kind,
      at,
      () => sentence(WORDS, 14),
      () => sentence(TERMS, 14),
    );
    const group =
      row % 12 > 2 && row % 12 < 9 && column % 7 === 3 ? `group-${column}-${Math.floor(row / 12)}` : undefined;
    if (group !== undefined && !groups.some(({ id }) => id === group))
      groups.push({ id: group, name: sentence(WORDS, 2) });
    nodes.push({
      id: idOf(place),
      kind: made.kind,
      name: at % 3 === 0 ? sentence(WORDS, 3) : '',
      config: made.config,
      position: spot(column, row),
      stage: stageOf(row),
      ...(group === undefined ? {} : { group }),
    });
    made.outlets.forEach((outlet, nth) => {
      // The first goes on below, the others to the next columns, never back up: no loop without a wait.
      const to = nth === 0 ? below : { column: (column + nth) % columns, row: row + 1 };
      edges.push({ from: idOf(place), outlet, to: idOf(known.has(idOf(to)) ? to : below) });
    });
  });

  return {
    schema: 1,
    kind: 'bot',
    name: `Bench ${size}`,
    settings: { purpose: 'service', languages: ['es', 'en'] },
    nodes,
    edges,
    notes: Array.from({ length: Math.ceil(size / 100) }, (_one, at) => ({
      id: `note${at}`,
      text: sentence(WORDS, 12),
      position: { x: -260, y: at * 400 },
    })),
    groups,
    stages: STAGES.map((name, at) => ({ id: `stage-${at}`, name })),
  };
}

/** Of all steps 40 % are messages; 15 % have three ways out or more: some of the messages, and the larger branches. */
function kindsFor(count: number): string[] {
  const share = (part: number) => Math.round(count * part);
  const kinds = [
    ...repeat('message', share(0.35)),
    ...repeat('message-3', share(0.06)),
    ...repeat('branch-3', share(0.1)),
    ...repeat('branch', share(0.09)),
    ...repeat('set', share(0.16)),
    ...repeat('handoff', share(0.02)),
  ];
  return [...kinds, ...repeat('wait', count - kinds.length)];
}
const repeat = (kind: string, times: number) => Array.from({ length: times }, () => kind);

const both = (es: string, en: string, buttons?: [string, string][]): JsonObject => {
  const more: JsonObject = buttons ? { buttons: buttons.map(([id, title]) => ({ id, title })) } : {};
  return { es: { type: 'text', text: es, ...more }, en: { type: 'text', text: en, ...more } };
};

function make(
  kind: string,
  at: number,
  es: () => string,
  en: () => string,
): { kind: string; config: JsonObject; outlets: string[] } {
  const name = "{{ contact.name | default: 'hola' }}";
  const channels = { choose: 'order', channels: ['whatsapp', 'sms'] };
  const condition = (id: string, value: number) => ({
    id,
    name: `Más de ${value}`,
    rule: {
      all: [
        { field: 'contact.attributes.clv', op: 'gt', value },
        { field: 'contact.tags', op: 'contains', value: 'vip' },
      ],
    },
  });
  switch (kind) {
    case 'message':
      return {
        kind: 'message',
        config: {
          channels,
          content: { whatsapp: both(`${name}, ${es()}`, `${name}, ${en()}`), sms: both(es(), en()) },
        },
        outlets: ['sent'],
      };
    case 'message-3':
      return {
        kind: 'message',
        config: {
          channels,
          content: {
            whatsapp: both(`${name}, ${es()}`, en(), [
              ['yes', 'Sí, claro'],
              ['no', 'Ahora no'],
            ]),
            sms: both(es(), en()),
          },
          wait: { answer: { amount: 2, unit: 'days' } },
        },
        outlets: ['no_answer', 'button:yes', 'button:no'],
      };
    case 'branch-3':
      return {
        kind: 'branch',
        config: { conditions: [condition('high', 900), condition('mid', 300)] },
        outlets: ['else', 'high', 'mid'],
      };
    case 'branch':
      return { kind: 'branch', config: { conditions: [condition('high', 500)] }, outlets: ['else', 'high'] };
    case 'set':
      return { kind: 'set', config: { variables: [{ name: `v${at % 40}`, value: at }] }, outlets: ['next'] };
    case 'handoff':
      return {
        kind: 'handoff',
        config: { summary: es(), timeout: { amount: 2, unit: 'hours' } },
        outlets: ['resolved', 'timeout'],
      };
    case 'end':
      return { kind: 'end', config: { name: `fin-${at}` }, outlets: [] };
    default:
      return {
        kind: 'wait',
        config: { until: 'duration', duration: { amount: 1 + (at % 5), unit: 'hours' } },
        outlets: ['next'],
      };
  }
}

function shuffled<T>(list: T[], random: () => number): T[] {
  for (let at = list.length - 1; at > 0; at--) {
    const other = Math.floor(random() * (at + 1));
    [list[at], list[other]] = [list[other] as T, list[at] as T];
  }
  return list;
}
