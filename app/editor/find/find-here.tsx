import { useDeferredValue, useMemo, useState } from 'react';
import { toast } from 'sonner';
import { findIn } from '../../../core/find/find';
import { Button } from '../../ui/button';
import { useWords } from '../../words/page';
import { toDocument } from '../document/records';
import { useEditor, useEditorStore, useMayChange } from '../store';
import { FindsList } from './finds-list';
import { refusalOf, replaceHere } from './replace-here';
import { queryOf, type Sought } from './sought';

/** The finds of the open flow, as they stand while one types. */
export function FindHere() {
  const w = useWords();
  const editor = useEditorStore();
  const records = useDeferredValue(useEditor((state) => state.records));
  const sought = useEditor((state) => state.sought);
  const readOnly = !useMayChange();
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const query = useDeferredValue(useMemo(() => queryOf(sought), [sought]));
  const finds = useMemo(() => (query ? findIn(toDocument(records), query) : []), [records, query]);
  const { replacement } = sought;
  const chosen = finds.filter(({ id }) => !left.has(id));
  const declared = records.single.variables.map(({ name }) => name);
  const refusal = query && replacement !== '' ? refusalOf(query, replacement, declared) : null;
  const replace = () => {
    const refused = replaceHere(editor, chosen, replacement);
    if (refused) toast.error(w(`studio.find.refused.${refused}`));
    else toast.success(w('studio.find.done', { count: chosen.length }));
  };
  if (!query) return <p className="px-4 py-4 text-ink-3">{w('studio.find.about')}</p>;
  const steps = new Set(finds.map(({ node }) => node)).size;
  return (
    <>
      <div className="sticky top-0 z-10 flex min-h-12 items-center gap-2 border-b bg-surface px-4 py-2">
        <p role="status" className="min-w-0 flex-1 text-label text-ink-2">
          {finds.length === 0 ? w('studio.find.none') : w('studio.find.count', { count: finds.length, steps })}
        </p>
        {!readOnly && finds.length > 0 && (
          <Button tone="primary" disabled={chosen.length === 0 || refusal !== null || isBare(sought)} onClick={replace}>
            {w(replacement === '' ? 'studio.find.removeCount' : 'studio.find.replaceCount', { count: chosen.length })}
          </Button>
        )}
      </div>
      {refusal && <p className="border-b px-4 py-2 text-label text-fail-ink">{w(`studio.find.refused.${refusal}`)}</p>}
      <div className="px-4 py-3">
        <FindsList
          finds={finds}
          steps={(id) => records.nodes.byId[id]}
          replacement={replacement === '' ? null : replacement}
          left={left}
          onLeave={(ids, leave) => setLeft((now) => withIds(now, ids, leave))}
          onOpen={(node) => editor.getState().select([node])}
          disabled={readOnly}
        />
      </div>
    </>
  );
}

/** A variable cannot be renamed to nothing; a text can be taken out. */
export const isBare = ({ mode, replacement }: Sought) => mode === 'variable' && replacement === '';

export function withIds(set: ReadonlySet<string>, ids: readonly string[], there: boolean): ReadonlySet<string> {
  const next = new Set(set);
  for (const id of ids) {
    if (there) next.add(id);
    else next.delete(id);
  }
  return next;
}
