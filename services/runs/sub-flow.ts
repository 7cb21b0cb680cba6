import type { LiveStart } from '../flows/starts';
import type { Instant } from '../../core/json';
import type { Call, Input } from '../../core/run';
import { newRun } from '../../core/transition';
import { newId } from '../../db/ids';
import type { Commit } from './commit';
import type { Passage } from './passage';

/** The run that a run starts: on the flow's live version, ended by an outcome for the call that asked. Null if that flow is not live. */
export function childOf(
  passage: Passage,
  open: { id: string; call: Extract<Call, { kind: 'run_flow' }> },
  at: Instant,
  flows: readonly LiveStart[],
): NonNullable<Commit['children']>[number] | null {
  const live = flows.find((row) => row.flow === open.call.flow);
  const start = live?.program.starts[0];
  if (!live || !start) return null;
  const id = newId('run', passage.shell.now);
  const input: Input = {
    type: 'start',
    at: passage.shell.now,
    vars: open.call.inputs,
    trigger: {
      node: start.node,
      type: 'flow',
      name: passage.run.flow,
      payload: open.call.inputs,
      at: passage.shell.now,
    },
  };
  return {
    id,
    workspace: passage.run.workspace,
    flow: live.flow,
    version: live.version,
    contact: passage.contact.id,
    key: open.id,
    state: newRun(id),
    pace: passage.run.pace,
    call: open.id,
    run: passage.run.id,
    input,
    at,
  };
}
