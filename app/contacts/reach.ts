import type { ContactListed } from '../../services/contacts';
import { CHANNELS, REACHED_BY, type ChannelName } from '../../core/vocabulary';

/** The channels for which somebody has an address that works. */
export const reachOf = (addresses: ContactListed['addresses']): ChannelName[] =>
  CHANNELS.filter((channel) =>
    addresses.some(({ kind, state }) => state === 'ok' && REACHED_BY[channel].includes(kind)),
  );
