import { useParams } from '@remix-run/react';
import { paths } from '../../http/paths';
import { Screen } from '../../shell/screen';
import { useWords } from '../../words/page';

/** What the server draws of the Studio: its frame, and the word to the browser to begin with the draft while the scripts come. */
export function Opening() {
  const w = useWords();
  const { flowId = '' } = useParams();
  return (
    <Screen crumbs={[{ label: w('flows.title'), to: paths.flows() }]}>
      <link rel="preload" as="fetch" href={paths.flowDraft(flowId)} crossOrigin="anonymous" />
      <div aria-busy className="min-h-0 flex-1" />
    </Screen>
  );
}
