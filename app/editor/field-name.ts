import { CHANNELS } from '../../core/vocabulary';
import { isWordKey, type Words } from '../words';

/**
 * What a field is called on screen, from its dotted path: `content.whatsapp.es.parameters.0` is
 * "WhatsApp · es · value 1". What has no name of its own keeps its key.
 */
export function fieldName(path: string, w: Words): string {
  const parts: string[] = [];
  let passed = false;
  for (const segment of path.split('.')) {
    const at = /^\d+$/.test(segment) ? Number(segment) + 1 : null;
    const last = parts.length - 1;
    const before = passed;
    passed = PASSED_OVER.has(segment);
    if (at !== null && before) continue;
    if (at !== null && last >= 0) parts[last] = `${parts[last] ?? ''} ${at}`;
    else if ((CHANNELS as readonly string[]).includes(segment))
      parts.push(wordOf(`common.channel.${segment}`, segment, w));
    else if (!passed) parts.push(wordOf(`studio.field.${segment}`, segment, w));
  }
  return parts.join(' · ') || path;
}

/** Steps of a path that say nothing to a person. */
const PASSED_OVER = new Set(['content', 'rule', 'all', 'any', 'not', 'config']);

const wordOf = (key: string, otherwise: string, w: Words) => (isWordKey(key) ? w(key) : otherwise);
