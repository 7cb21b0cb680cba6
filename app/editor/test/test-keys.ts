import type { Keys } from '../canvas/keys';
import type { WordKey } from '../../words';

type TestMove = 'play' | 'forward' | 'skipWaits' | 'back';

/** What the keys do while a test is looked at; the overlay of shortcuts shows them too. */
export const TEST_KEYS: readonly { name: WordKey; keys: readonly Keys[]; does: TestMove }[] = [
  { name: 'studio.test.playOrPause', keys: ['Space'], does: 'play' },
  { name: 'studio.test.forward', keys: ['ArrowRight'], does: 'forward' },
  { name: 'studio.test.back', keys: ['ArrowLeft'], does: 'back' },
  { name: 'studio.test.skipWaits', keys: ['Shift+ArrowRight'], does: 'skipWaits' },
];
