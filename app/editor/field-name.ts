import { CHANNELS } from '../../core/vocabulary';
import { languageName } from '../../core/words/format';
import { isWordKey, type Words } from '../words';

/**
 * What a field is called on screen, from its dotted path: `content.whatsapp.es.parameters.0` is
 * "WhatsApp · Spanish · value 1". What has no name of its own keeps its key.
 */
export function fieldName(path: string, w: Words): string {
  const parts: string[] = [];
  let passed = false;
  let byLanguage = false;
  for (const segment of path.split('.')) {
    const at = /^\d+$/.test(segment) ? Number(segment) + 1 : null;
    const last = parts.length - 1;
    const before = passed;
    const inLanguage = byLanguage;
    byLanguage = isChannel(segment) || segment === 'retryText';
    passed = PASSED_OVER.has(segment);
    if (at !== null && before) continue;
    if (at !== null && last >= 0) parts[last] = `${parts[last] ?? ''} ${at}`;
    else if (inLanguage) parts.push(languageName(segment, w.language));
    else if (isChannel(segment)) parts.push(wordOf(`common.channel.${segment}`, segment, w));
    else if (!passed) parts.push(wordOf(`studio.field.${segment}`, segment, w));
  }
  // A field that is otherwise passed over stands alone where all of it is missing.
  return parts.join(' · ') || wordOf(`studio.field.${path}`, path, w);
}

const isChannel = (segment: string) => (CHANNELS as readonly string[]).includes(segment);

/** Steps of a path that say nothing to a person. */
const PASSED_OVER = new Set(['content', 'rule', 'all', 'any', 'not', 'config']);

const wordOf = (key: string, otherwise: string, w: Words) => (isWordKey(key) ? w(key) : otherwise);
