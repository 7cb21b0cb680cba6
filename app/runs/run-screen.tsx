import { useCallback, useMemo } from 'react';
import type { RunPage } from '../../services/runs/read';
import { FlowPicture } from '../editor/flow-picture';
import { litOf } from '../editor/lit-of';
import { paths } from '../http/paths';
import { AsOf } from '../shell/as-of';
import { Screen } from '../shell/screen';
import { useLive } from '../shell/use-live';
import { useIsAmong } from '../shell/use-role';
import { useSearch } from '../shell/use-search';
import { EmptyState } from '../ui/states';
import { Badge } from '../ui/status';
import { useWords } from '../words/page';
import { FLOW_READERS } from './roles';
import { RunActions } from './run-actions';
import { RunSheet } from './run-sheet';

/** One run: its path lit on the flow it went through, and the journal beside it. */
export function RunScreen({ page, mayKeep }: { page: RunPage; mayKeep: boolean }) {
  const w = useWords();
  const { run, steps } = page;
  const mayBrowse = useIsAmong(FLOW_READERS);
  const fresh = useLive(`run:${run.id}`, `contact:${run.contact}`);
  const [params, change] = useSearch();
  const node = params.get('node');
  const choose = useCallback((id: string | null) => change({ node: id }), [change]);
  const here = run.status === 'live' || run.status === 'halted' ? run.node : null;
  const lit = useMemo(
    () =>
      litOf(
        steps.map(({ outlet, ...step }) => ({ ...step, ...(outlet ? { outlet } : {}) })),
        here,
      ),
    [steps, here],
  );
  return (
    <Screen
      crumbs={[
        ...(mayBrowse ? [{ label: w('runs.title'), to: paths.runs() }] : []),
        { label: run.flowName, ...(mayBrowse ? { to: paths.runs({ flow: run.flow }) } : {}) },
        { label: run.contactName ?? run.contact },
      ]}
      center={run.pace && <Badge tone="accent">{w('runs.test')}</Badge>}
      actions={
        <>
          <AsOf fresh={fresh} />
          <RunActions run={run} mayKeep={mayKeep} />
        </>
      }
    >
      <div className="flex min-h-0 flex-1">
        <div className="flex min-w-0 flex-1 flex-col">
          {run.document ? (
            <FlowPicture
              key={run.versionId}
              label={w('runs.path', { name: run.contactName ?? run.contact })}
              flowId={run.flow}
              document={run.document}
              lit={lit}
              selected={node}
              onSelect={choose}
            />
          ) : (
            <EmptyState title={w('runs.gone.title')} text={w('runs.gone.text')} />
          )}
        </div>
        <RunSheet page={page} node={node} onNode={choose} />
      </div>
    </Screen>
  );
}
