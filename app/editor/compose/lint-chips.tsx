import { contentProblems } from '../../../core/channel-limits';
import type { Content } from '../../../core/document';
import type { ChannelName } from '../../../core/vocabulary';
import { Badge } from '../../ui/status';
import { isWordKey, type WordParams } from '../../words';
import { useWords } from '../../words/page';

/** What a channel would refuse, as short as it can be said: "title 27/20", "4 buttons / 3". */
export function LintChips({ content, channel }: { content: Content; channel: ChannelName }) {
  const w = useWords();
  const said = contentProblems(content, channel).flatMap(({ code, params }) => {
    // What is merely not written yet is said where it is written.
    const key = `studio.lint.${code.slice('content.'.length)}`;
    return isWordKey(key) ? [w(key, params as WordParams)] : [];
  });
  return [...new Set(said)].map((text) => (
    <Badge key={text} tone="fail">
      {text}
    </Badge>
  ));
}
