import type { JsonObject } from '../../../core/json';
import { CHANNELS, type ChannelName } from '../../../core/vocabulary';
import { objectOf, textsOf } from '../forms/config';

const isChannel = (name: string): name is ChannelName => (CHANNELS as readonly string[]).includes(name);

/** The channels that a node may use, in its order. */
export const channelsOf = (config: JsonObject): ChannelName[] =>
  textsOf(objectOf(config.channels).channels).filter(isChannel);
