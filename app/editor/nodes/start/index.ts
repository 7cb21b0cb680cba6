import { Zap } from 'lucide-react';
import type { JsonObject } from '../../../../core/json';
import { CHANNELS, type ChannelName } from '../../../../core/vocabulary';
import { textsOf } from '../../forms/config';
import type { KindEditor } from '../kind-editor';

export const start: KindEditor = {
  kind: 'start',
  icon: Zap,
  shape: 'pill',
  name: 'studio.kind.start',
  about: 'studio.kind.start.about',
  // A bot answers whoever writes; a journey follows what somebody did.
  initial: ({ flow }): JsonObject => (flow === 'bot' ? { on: 'message', keywords: [] } : { on: 'event', event: '' }),
  channels: (config) =>
    textsOf(config.channels).filter((name): name is ChannelName => (CHANNELS as readonly string[]).includes(name)),
};
