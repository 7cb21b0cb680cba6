import type { JsonObject } from '../../../core/json';
import { isWordKey, type Words } from '../../words';
import { editorOf } from './index';

/** The name on an outlet's pill: the kind's own word for it, the shared word, or the outlet's name itself. */
export function outletLabel(kind: string, config: JsonObject, outlet: string, w: Words): string {
  const own = editorOf(kind).outletLabel?.(config, outlet, w);
  if (own) return own;
  const key = `studio.outlet.${outlet}`;
  return isWordKey(key) ? w(key) : outlet;
}
