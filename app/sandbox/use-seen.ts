import { useEffect, useRef } from 'react';
import type { ChannelName } from '../../core/vocabulary';
import { useIntent } from '../ui/form';
import { useCustomer } from './use-customer';

const UNSEEN = ['accepted', 'delivered'];

/**
 * What lies on an open phone counts as read: the ledger hears of it, as from a provider. Answers how many messages wait
 * unread on each other device.
 */
export function useSeen(shown: readonly ChannelName[]): Partial<Record<ChannelName, number>> {
  const { id, messages } = useCustomer();
  const { send } = useIntent('sandbox-seen');
  const told = useRef(new Set<string>());
  const unseen = messages.filter(({ state }) => state !== null && UNSEEN.includes(state));
  const read = unseen.flatMap(({ channel, delivery }) => (delivery && shown.includes(channel) ? [delivery] : []));
  const key = read.join(' ');
  useEffect(() => {
    const fresh = key.split(' ').filter((delivery) => delivery !== '' && !told.current.has(delivery));
    if (fresh.length === 0) return;
    for (const delivery of fresh) told.current.add(delivery);
    send('seen', { contact: id, deliveries: fresh.join(' ') }, '/sandbox');
  }, [key, id, send]);
  const waiting: Partial<Record<ChannelName, number>> = {};
  for (const { channel } of unseen) {
    if (!shown.includes(channel)) waiting[channel] = (waiting[channel] ?? 0) + 1;
  }
  return waiting;
}
