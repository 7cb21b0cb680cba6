import { Background, BackgroundVariant } from '@xyflow/react';
import { useLod } from './lod';

/** The dots of the paper. From a distance they would be a haze, and painting it most of what moving the paper costs. */
export function Dots() {
  return useLod() === 'near' && <Background variant={BackgroundVariant.Dots} gap={20} size={1.4} color="var(--dot)" />;
}
