import type { Deps } from '../../services/deps';
import { drive } from '../../services/runs/drive';
import { performCalls } from '../../services/runs/http-calls';
import { takeRuns } from '../../services/runs/load';
import { performSends, takeSends } from '../../services/runs/perform';
import { settleUnknown } from '../../services/runs/settle';

/** Does everything that is due now, as an engine would, until nothing is. */
export async function settle(deps: Deps, workspace: string): Promise<void> {
  for (let turn = 0; turn < 1000; turn++) {
    const runs = await takeRuns(deps.sql, [workspace], deps.clock.now(), 200, 15_000);
    if (runs.length > 0) await drive(deps, runs);
    const sends = await takeSends(deps, [workspace], 100);
    await performSends(deps, sends);
    const calls = await performCalls(deps, [workspace], 50);
    const unknown = await settleUnknown(deps, [workspace]);
    if (runs.length + sends.length + calls + unknown === 0) return;
  }
  throw new Error('there is always something due');
}
