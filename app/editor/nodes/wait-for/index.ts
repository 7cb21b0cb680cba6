import { Hourglass } from 'lucide-react';
import type { JsonObject } from '../../../../core/json';
import { listOf, objectOf, textOf } from '../../forms/config';
import type { KindEditor } from '../kind-editor';

export const RECEIPTS = ['delivered', 'read', 'clicked', 'failed'] as const;
export const eventsOf = (config: JsonObject) => listOf(config.events).map(objectOf);

export const waitFor: KindEditor = {
  kind: 'wait_for',
  icon: Hourglass,
  shape: 'card',
  name: 'studio.kind.wait_for',
  about: 'studio.kind.wait_for.about',
  initial: () => ({ events: [{ id: 'e1', event: '' }], reply: false, timeout: { amount: 7, unit: 'days' } }),
  outletLabel(config, outlet, w) {
    if (outlet.startsWith('event:')) {
      const id = outlet.slice('event:'.length);
      return textOf(eventsOf(config).find((event) => event.id === id)?.event) || w('studio.waitFor.unnamed');
    }
    const status = RECEIPTS.find((each) => outlet === `receipt:${each}`);
    return status ? w(`studio.receipt.${status}`) : null;
  },
};
