import type { Words } from '../../words';
import type { Records } from '../document/records';
import { fieldName } from '../field-name';
import { outletLabel } from '../nodes/outlet-label';
import { stepNameIfThere } from '../step-name';

/** Where in the flow a path of the document is, as a person names it: "Recordatorio · WhatsApp · es". */
export function sayPlace(path: readonly string[], records: Records, w: Words): string {
  const [area, id = '', ...rest] = path;
  const within = rest.length > 0 ? fieldName(rest.join('.'), w) : null;
  const join = (what: string | null) => [what, within].filter(Boolean).join(' · ');
  switch (area) {
    case 'nodes':
      return join(stepNameIfThere(records, id, w) ?? w('studio.together.gone'));
    case 'edges': {
      const [from = '', outlet = ''] = id.split(' ');
      const node = records.nodes.byId[from];
      const label = node ? outletLabel(node.kind, node.config, outlet, w) : outlet;
      return [stepNameIfThere(records, from, w), w('studio.together.wireOf', { outlet: label })]
        .filter(Boolean)
        .join(' · ');
    }
    case 'notes':
      return w('studio.together.note');
    case 'groups':
      return join(records.groups.byId[id]?.name || w('studio.together.group'));
    case 'stages':
      return join(records.single.stages.find((stage) => stage.id === id)?.name || w('studio.together.stage'));
    case 'variables':
      return w('studio.together.variable', { name: id });
    case 'order':
      return w('studio.together.order');
    case 'settings':
      return `${w('studio.together.flow')} · ${fieldName(id, w)}`;
    default:
      return `${w('studio.together.flow')} · ${fieldName(area ?? '', w)}`;
  }
}

/** A value as it can be compared by eye: its texts, or what it is made of. */
export function sayValue(value: unknown, w: Words): string {
  if (value === undefined || value === '') return w('studio.together.none');
  if (typeof value === 'string') return value;
  const said = wordsIn(value);
  return said.length > 0 ? said.join(' · ') : JSON.stringify(value);
}

const KEYS_WITHOUT_WORDS = new Set(['id', 'type', 'kind', 'position']);
function wordsIn(value: unknown): string[] {
  if (typeof value === 'string' || typeof value === 'number') return [String(value)];
  if (Array.isArray(value)) return value.flatMap(wordsIn);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => (KEYS_WITHOUT_WORDS.has(key) ? [] : wordsIn(inner)));
}
