import { contentProblems, type ContentProblem } from '../core/channel-limits';
import type { RenderedContent } from '../core/run';
import type { ChannelName } from '../core/vocabulary';

/** The lint of a provider that adds nothing to what its channel allows (`core/channel-limits.ts`). */
export function lintContent(content: RenderedContent, channel: ChannelName): ContentProblem[] {
  return contentProblems(content, channel);
}
