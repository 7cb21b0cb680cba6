import type { Json, JsonObject } from './json';

/** Products whose exports people try to bring over, each by keys that no other has. Facts of their file formats. */
const PRODUCTS: readonly { name: string; is(value: Json): boolean }[] = [
  {
    // every node's type names its package; wiring stands apart, by name, under `connections`
    name: 'n8n',
    is: (value) =>
      isObject(value) &&
      isObject(value.connections) &&
      some(value.nodes, (node) => 'typeVersion' in node || /^(@n8n\/)?n8n-nodes/.test(text(node.type))),
  },
  {
    // a bare list; each node lists its wires, and tabs hold them together
    name: 'Node-RED',
    is: (value) => some(value, (node) => Array.isArray(node.wires) || (node.type === 'tab' && 'id' in node)),
  },
  {
    name: 'Typebot',
    is: (value) =>
      isObject(value) &&
      (some(value.groups, (group) => Array.isArray(group.blocks)) || 'typebotId' in value || isObject(value.typebot)),
  },
  {
    // a flow of the studio, or a whole bot
    name: 'Botpress',
    is: (value) =>
      isObject(value) &&
      (('startNode' in value && some(value.nodes, (node) => 'next' in node || 'onEnter' in node)) ||
        some(value.nodes, (node) => 'onReceive' in node && 'onEnter' in node)),
  },
  {
    name: 'Braze',
    is: (value) =>
      isObject(value) &&
      (some(value.steps, (step) => 'next_step_ids' in step || 'next_paths' in step) ||
        some(value.variants, (variant) => 'first_step_ids' in variant)),
  },
  {
    name: 'Twilio Studio',
    is: (value) => isObject(value) && 'initial_state' in value && some(value.states, (state) => 'transitions' in state),
  },
  { name: 'Voiceflow', is: (value) => isObject(value) && isObject(value.diagrams) && 'version' in value },
];

/** Which other product wrote this, or null. */
export const recogniseProduct = (value: Json): string | null => PRODUCTS.find(({ is }) => is(value))?.name ?? null;

const isObject = (value: Json | undefined): value is JsonObject =>
  value !== null && typeof value === 'object' && !Array.isArray(value);

const text = (value: Json | undefined) => (typeof value === 'string' ? value : '');

const some = (value: Json | undefined, is: (item: JsonObject) => boolean): boolean =>
  Array.isArray(value) && value.some((item) => isObject(item) && is(item));
