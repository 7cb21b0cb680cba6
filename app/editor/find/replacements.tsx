import { useEffect, useState } from 'react';
import { toast } from 'sonner';
import { paths } from '../../http/paths';
import type { clientAction } from '../../routes/flows.find';
import { Button } from '../../ui/button';
import { useIntent } from '../../ui/form';
import { useFormat, usePageContext, useWords } from '../../words/page';
import { useEditorStore } from '../store';
import { wasHere } from './replace-here';

/** What was replaced in all drafts of late: by whom, when, and the way back. */
export function Replacements({ onReverted }: { onReverted: () => void }) {
  const w = useWords();
  const format = useFormat();
  const editor = useEditorStore();
  const { now } = usePageContext();
  const listed = useIntent<typeof clientAction>('drafts.list');
  const reverted = useIntent<typeof clientAction>('drafts.revert');
  const { send: list } = listed;
  const [told, setTold] = useState<unknown>(null);
  useEffect(() => list('list', {}, paths.draftsFind()), [list]);
  const { data, state } = reverted;
  useEffect(() => {
    if (state !== 'idle' || data?.did !== 'revert' || data === told) return;
    setTold(data);
    const back = data.drafts.reduce((sum, { replaced }) => sum + replaced, 0);
    toast.success(
      w(data.kept > 0 ? 'studio.find.revertedBut' : 'studio.find.reverted', { count: back, kept: data.kept }),
    );
    list('list', {}, paths.draftsFind());
    onReverted();
  }, [data, state, told, list, onReverted, w]);
  const replacements = listed.data?.did === 'list' ? listed.data.replacements : [];
  if (replacements.length === 0) return null;
  return (
    <section aria-label={w('studio.find.latest')} className="px-4 py-4">
      <h3 className="mb-2 font-semibold">{w('studio.find.latest')}</h3>
      <ul className="flex flex-col gap-2">
        {replacements.map((one) => (
          <li key={one.operation} className="flex items-start gap-2">
            <div className="min-w-0 flex-1">
              <p className="break-words">
                <del className="text-fail-ink">{one.find}</del> →{' '}
                <span className="text-done-ink">{one.replacement || w('studio.find.gone')}</span>
              </p>
              <p className="text-label text-ink-3">
                {w('studio.find.byWhom', { by: one.by, since: format.since(one.at, now), count: one.flows.length })}
              </p>
              {wasHere(editor, one.operation) && <p className="text-label text-ink-2">{w('studio.find.apart')}</p>}
            </div>
            {one.reverted ? (
              <span className="text-label text-ink-3">{w('studio.find.takenBack')}</span>
            ) : (
              <Button
                size="small"
                disabled={reverted.state !== 'idle'}
                onClick={() => reverted.send('revert', { operation: one.operation }, paths.draftsFind())}
              >
                {w('studio.find.revert')}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
