import { useDeferredValue, useMemo, useState } from 'react';
import { findIn } from '../../../core/find/find';
import type { StudioProps } from '../../routes/_app.flows.$flowId/route';
import { Button } from '../../ui/button';
import { useWords } from '../../words/page';
import { toDocument } from '../document/records';
import { useEditor, useEditorStore } from '../store';
import { isBare, withIds } from './find-here';
import { FindsList, Tick } from './finds-list';
import { markHere, refusalOf, replaceHere } from './replace-here';
import { Replacements } from './replacements';
import { queryOf } from './sought';
import { useFindEverywhere } from './use-find-everywhere';

/** The finds of all drafts, by flow. The open one is changed here, under its undo; the others where they are kept. */
export function FindEverywhere({ studio }: { studio: StudioProps }) {
  const w = useWords();
  const editor = useEditorStore();
  const records = useDeferredValue(useEditor((state) => state.records));
  const sought = useEditor((state) => state.sought);
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const query = useMemo(() => queryOf(sought), [sought]);
  const own = useMemo(() => (query ? findIn(toDocument(records), query) : []), [records, query]);
  const { drafts, fault, searching, progress, search, replace } = useFindEverywhere(query);
  const { replacement } = sought;
  const me = studio.flow.id;
  const others = (drafts ?? []).filter(({ flow }) => flow !== me);
  const mine = { flow: me, name: records.single.name, finds: own };
  const all = own.length > 0 ? [mine, ...others] : others;
  const idOf = (flow: string, find: string) => `${flow} ${find}`;
  const chosenOf = ({ flow, finds }: Pick<typeof mine, 'flow' | 'finds'>) =>
    finds.filter(({ id }) => !left.has(idOf(flow, id)));
  const count = all.reduce((sum, draft) => sum + chosenOf(draft).length, 0);
  const total = all.reduce((sum, { finds }) => sum + finds.length, 0);
  const refusal = query && replacement !== '' ? refusalOf(query, replacement, []) : null;
  const [here, setHere] = useState(0);
  const run = () => {
    const ours = chosenOf(mine);
    const refused = ours.length > 0 ? replaceHere(editor, ours, replacement) : null;
    setHere(refused ? 0 : ours.length);
    const chosen = others.map(({ flow, rev, finds }) => ({
      flow,
      rev,
      finds: chosenOf({ flow, finds }).map(({ id }) => id),
    }));
    const operation = replace(
      chosen.filter(({ finds }) => finds.length > 0),
      replacement,
    );
    if (operation !== null && ours.length > 0 && refused === null) markHere(editor, operation);
  };
  return (
    <>
      {!query && <p className="px-4 pt-4 text-ink-3">{w('studio.find.about')}</p>}
      {query && (
        <div className="sticky top-0 z-10 flex min-h-12 items-center gap-2 border-b bg-surface px-4 py-2">
          <p role="status" className="min-w-0 flex-1 text-label text-ink-2">
            {fault && !searching
              ? w('studio.find.fault')
              : drafts === null || searching
                ? w('studio.find.searching')
                : total === 0
                  ? w('studio.find.noneAnywhere')
                  : w('studio.find.countAll', { count: total, flows: all.length })}
          </p>
          {studio.mayEdit && total > 0 && (
            <Button
              tone="primary"
              disabled={count === 0 || searching || refusal !== null || isBare(sought) || progress?.running}
              onClick={run}
            >
              {w(replacement === '' ? 'studio.find.removeCount' : 'studio.find.replaceCount', { count })}
            </Button>
          )}
        </div>
      )}
      {refusal && <p className="border-b px-4 py-2 text-label text-fail-ink">{w(`studio.find.refused.${refusal}`)}</p>}
      {progress && <Outcome progress={progress} here={here} onAgain={search} />}
      {query && (
        <ul className="flex flex-col">
          {all.map((draft) => {
            const ids = draft.finds.map(({ id }) => idOf(draft.flow, id));
            const steps = 'steps' in draft ? (draft.steps as Record<string, { name: string; kind: string }>) : null;
            return (
              <li key={draft.flow} className="border-b px-4 py-3">
                <div className="mb-2 flex items-center gap-2">
                  <Tick
                    label={w('studio.find.wholeFlow', { name: draft.name })}
                    on={!ids.every((id) => left.has(id))}
                    onChange={(on) => setLeft((now) => withIds(now, ids, !on))}
                  />
                  <h3 className="min-w-0 flex-1 truncate font-semibold">{draft.name}</h3>
                  <span className="text-label text-ink-3">
                    {draft.flow === me ? w('studio.find.openHere') : draft.finds.length}
                  </span>
                </div>
                <FindsList
                  finds={draft.finds.map((find) => ({ ...find, id: idOf(draft.flow, find.id) }))}
                  steps={(id) => (steps ? steps[id] : records.nodes.byId[id])}
                  replacement={replacement === '' ? null : replacement}
                  left={left}
                  onLeave={(some, leave) => setLeft((now) => withIds(now, some, leave))}
                  onOpen={draft.flow === me ? (node) => editor.getState().select([node]) : undefined}
                />
              </li>
            );
          })}
        </ul>
      )}
      <Replacements key={progress?.running ? 'running' : 'still'} onReverted={search} />
    </>
  );
}

/** How far it is, then what became of it: drafts that were not changed are named with the reason. */
function Outcome(props: {
  progress: NonNullable<ReturnType<typeof useFindEverywhere>['progress']>;
  /** Texts replaced in the open flow. */
  here: number;
  onAgain: () => void;
}) {
  const w = useWords();
  const { total, results, running, broken } = props.progress;
  const failed = results.filter((result) => 'reason' in result);
  const texts = results.reduce((sum, { replaced }) => sum + replaced, props.here);
  const drafts = results.length - failed.length + (props.here > 0 ? 1 : 0);
  return (
    <div className="border-b px-4 py-3" role="status">
      {running ? (
        <label className="flex flex-col gap-1 text-label text-ink-2">
          {w('studio.find.progress', { done: results.length, total })}
          <progress value={results.length} max={total} className="h-1 w-full accent-accent" />
        </label>
      ) : (
        <p className="text-done-ink">{w('studio.find.doneAll', { count: texts, flows: drafts })}</p>
      )}
      {(failed.length > 0 || broken) && (
        <>
          <ul className="mt-2 flex flex-col gap-1">
            {broken && <li className="text-fail-ink">{w('studio.find.broken', { done: results.length, total })}</li>}
            {failed.map((result) => (
              <li key={result.flow} className="text-fail-ink">
                {w(`studio.find.failed.${result.reason}`, {
                  name: result.name,
                  by: ('by' in result && result.by) || w('studio.find.somebody'),
                })}
              </li>
            ))}
          </ul>
          <Button size="small" className="mt-2" onClick={props.onAgain}>
            {w('studio.find.again')}
          </Button>
        </>
      )}
    </div>
  );
}
