import { useState } from 'react';
import { EmptyState } from '../../ui/states';
import { Segmented } from '../../ui/segmented';
import { Sheet } from '../../ui/sheet';
import { useWords } from '../../words/page';
import { useEditorStore } from '../store';
import { useTogether, useTogetherState } from '../together/together';
import { NewComment } from './new-comment';
import { ThreadCard } from './thread-card';

const FILTERS = ['open', 'mentions', 'resolved'] as const;

/** What is said about the flow, newest conversation first. */
export function CommentsSheet() {
  const w = useWords();
  const editor = useEditorStore();
  const { me, mayComment, store } = useTogether();
  const threads = useTogetherState((state) => state.threads);
  // Where a link leads is shown, though it was resolved meanwhile.
  const [linked] = useState(() => store.getState().thread);
  const [filter, setFilter] = useState<(typeof FILTERS)[number]>('open');
  const shown = threads.filter(({ id, resolvedAt, comments }) => {
    if (id === linked && filter === 'open') return true;
    if (filter === 'mentions') return comments.some(({ mentions }) => mentions.includes(me));
    return (resolvedAt !== null) === (filter === 'resolved');
  });
  return (
    <Sheet
      title={w('studio.comments.title')}
      label={w('studio.comments.title')}
      onClose={() => {
        store.setState({ about: null, thread: null });
        editor.getState().setPanel(null);
      }}
    >
      {mayComment && (
        <div className="border-b px-4 py-3">
          <NewComment />
        </div>
      )}
      {threads.length === 0 ? (
        <EmptyState title={w('studio.comments.none')} text={w('studio.comments.noneText')} />
      ) : (
        <>
          <div className="border-b px-4 py-3">
            <Segmented
              label={w('studio.comments.title')}
              value={filter}
              onChange={setFilter}
              options={FILTERS.map((value) => ({ value, label: w(`studio.comments.${value}`) }))}
            />
          </div>
          {shown.length === 0 && <p className="px-4 py-4 text-ink-3">{w('studio.comments.noneHere')}</p>}
          <ul aria-label={w('studio.comments.title')}>
            {[...shown].reverse().map((thread) => (
              <ThreadCard key={thread.id} thread={thread} />
            ))}
          </ul>
        </>
      )}
    </Sheet>
  );
}
