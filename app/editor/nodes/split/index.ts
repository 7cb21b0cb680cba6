import { Percent } from 'lucide-react';
import type { JsonObject } from '../../../../core/json';
import { listOf, numberOf, objectOf, textOf } from '../../forms/config';
import type { KindEditor } from '../kind-editor';

export const variantsOf = (config: JsonObject) => listOf(config.variants).map(objectOf);

export const split: KindEditor = {
  kind: 'split',
  icon: Percent,
  shape: 'card',
  name: 'studio.kind.split',
  about: 'studio.kind.split.about',
  initial: () => ({
    variants: [
      { id: 'a', name: 'A', weight: 50 },
      { id: 'b', name: 'B', weight: 50 },
    ],
  }),
  outletLabel(config, outlet) {
    const variant = variantsOf(config).find((each) => each.id === outlet);
    return variant ? `${textOf(variant.name) || outlet} · ${numberOf(variant.weight) ?? 0} %` : null;
  },
};
