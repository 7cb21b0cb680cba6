import { ArrowLeft, ArrowRight } from 'lucide-react';
import { useMemo } from 'react';
import type { ChangeType } from '../../../core/diff';
import type { StudioProps } from '../../routes/_app.flows.$flowId/route';
import { IconButton } from '../../ui/button';
import { Select } from '../../ui/select';
import { Skeleton } from '../../ui/states';
import { useWords } from '../../words/page';
import { useEditorStore } from '../store';
import { ChangeList } from './change-list';
import { CHANGE_LOOKS } from './change-mark';
import { readSeen } from './seen';
import { sideOptions } from './sides';
import { useComparison } from './use-comparison';

const TYPES: ChangeType[] = ['added', 'removed', 'changed', 'moved'];

/** Two sides of the flow, how much differs, and every change; the drawing lies over the canvas. */
export function CompareView(props: { studio: StudioProps; from: string; to: string; at: string | null }) {
  const { studio, from, to, at } = props;
  const w = useWords();
  const { setOver } = useEditorStore().getState();
  const comparison = useComparison(studio, from, to);
  const sides = useMemo(
    () => sideOptions(studio.versions, readSeen(studio.flow.id)?.document ?? null, w),
    [studio.versions, studio.flow.id, w],
  );
  const known = (name: string) => (name === 'live' ? `v${String(studio.flow.live ?? '')}` : name);
  const choose = (next: { from?: string; to?: string }) => setOver({ show: 'compare', from, to, ...next });
  return (
    <>
      <div className="flex items-center gap-1.5 border-b px-4 py-3">
        <Select
          label={w('studio.compare.from')}
          value={known(from)}
          options={sides}
          onChange={(side) => choose({ from: side })}
          className="min-w-0 flex-1"
        />
        <ArrowRight className="size-4 shrink-0 text-ink-mute" aria-hidden />
        <Select
          label={w('studio.compare.to')}
          value={known(to)}
          options={sides}
          onChange={(side) => choose({ to: side })}
          className="min-w-0 flex-1"
        />
      </div>
      {comparison.state === 'loading' && (
        <div aria-busy className="flex flex-col gap-3 px-4 py-4">
          {['w-2/3', 'w-full', 'w-1/2', 'w-full', 'w-3/4'].map((width, at) => (
            <Skeleton key={at} className={`h-4 ${width}`} />
          ))}
        </div>
      )}
      {comparison.state === 'missing' && <p className="px-4 py-4 text-ink-3">{w('studio.compare.missing')}</p>}
      {comparison.state === 'ready' && comparison.changes.length === 0 && (
        <p className="px-4 py-4 text-ink-3">{w('studio.compare.same')}</p>
      )}
      {comparison.state === 'ready' && comparison.changes.length > 0 && (
        <>
          <p className="flex flex-wrap gap-x-3 gap-y-1 border-b px-4 py-2 text-label text-ink-2">
            {TYPES.map((type) => {
              const count = comparison.changes.filter((change) => change.type === type).length;
              return (
                count > 0 && (
                  <span key={type} className="whitespace-nowrap">
                    <span aria-hidden>{CHANGE_LOOKS[type].sign} </span>
                    {w(`studio.compare.${type}`, { count })}
                  </span>
                )
              );
            })}
          </p>
          <ChangeList
            changes={comparison.changes}
            before={comparison.before}
            after={comparison.after}
            chosen={at}
            onChoose={(change) => {
              const node = change.of === 'edge' ? (change.after ?? change.before)?.from : change.id;
              setOver({ show: 'compare', from, to, at: node ?? null });
            }}
          />
        </>
      )}
    </>
  );
}

/** The sheet's title while it compares: back to the list. */
export function CompareTitle() {
  const w = useWords();
  const { setOver } = useEditorStore().getState();
  return (
    <span className="-ml-2 flex items-center gap-1">
      <IconButton label={w('studio.compare.back')} size="small" onClick={() => setOver(null)}>
        <ArrowLeft className="size-4" aria-hidden />
      </IconButton>
      <span className="truncate">{w('studio.compare.title')}</span>
    </span>
  );
}
