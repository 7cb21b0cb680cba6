import { say } from '../../core/words';
import { endOf } from './outcome';
import { stepTitle } from './step-title';
import type { RunListed } from '../../services/runs/read';
import { Status } from '../ui/status';
import { usePageContext, useWords } from '../words/page';

/** Where a run stands, in a word with its shape; an ended one says how. */
export function RunState({
  run,
}: {
  run: Pick<RunListed, 'status' | 'outcome' | 'nodeName' | 'nodeKind' | 'flowName'>;
}) {
  const w = useWords();
  const { language } = usePageContext();
  const node = stepTitle(run.nodeName, run.nodeKind, w);
  switch (run.status) {
    case 'live':
      return <Status kind="live">{node ? w('runs.at', { node }) : w('runs.status.live')}</Status>;
    case 'halted':
      return <Status kind="fail">{node ? w('runs.haltedAt', { node }) : w('runs.status.halted')}</Status>;
    case 'refused':
      return <Status kind="held">{w('runs.status.refused')}</Status>;
    case 'ended': {
      const { kind, name, said } = endOf(run.outcome);
      return (
        <Status kind={kind === 'failed' ? 'fail' : kind === 'completed' || kind === 'goal' ? 'done' : 'idle'}>
          {say(said, language)}
          {name && <span className="max-w-48 truncate text-ink-3">· {name}</span>}
        </Status>
      );
    }
  }
}
