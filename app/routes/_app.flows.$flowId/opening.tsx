import { useParams } from '@remix-run/react';
import { paths } from '../../http/paths';
import { Screen } from '../../shell/screen';
import { Skeleton } from '../../ui/states';
import { useWords } from '../../words/page';

/** What the server draws of the Studio: its frame, and the word to the browser to begin with the draft while the scripts come. */
export function Opening() {
  const w = useWords();
  const { flowId = '' } = useParams();
  return (
    <Screen
      crumbs={[{ label: w('flows.title'), to: paths.flows() }, { label: <Skeleton className="mx-1 h-4 w-40" /> }]}
      center={<Skeleton className="h-7 w-48 rounded-md" />}
      actions={<Skeleton className="h-8 w-24" />}
    >
      <link rel="preload" as="fetch" href={paths.flowDraft(flowId)} crossOrigin="anonymous" />
      <div aria-busy className="flex min-h-0 flex-1 flex-col">
        <div className="flex min-h-0 flex-1 flex-col items-center gap-14 overflow-hidden pt-10 pl-52">
          {['h-12 rounded-full', 'h-12 rounded-card', 'h-32 rounded-card'].map((shape) => (
            <Skeleton key={shape} className={`w-50 ${shape}`} />
          ))}
        </div>
        <div className="h-8.25 shrink-0 border-t bg-surface" />
      </div>
    </Screen>
  );
}
