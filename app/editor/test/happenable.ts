import type { ScenarioAct } from '../../../core/scenario';
import { latest, messagesOf, type Simulation } from '../../../core/simulate';
import type { Words } from '../../words';

const RECEIPTS = ['delivered', 'read', 'clicked', 'failed'] as const;

/** What else may happen to a run at this moment than time passing and the customer writing. */
export function happenable(view: Simulation, w: Words): { label: string; act: ScenarioAct }[] {
  const { state } = latest(view);
  const node = state.at?.node;
  const message = messagesOf(view).findLast((each) => each.node === node);
  const calls = Object.values(state.open).flatMap(({ call, node: at }): { label: string; act: ScenarioAct }[] => {
    if (call.kind === 'handoff')
      return [
        {
          label: w('studio.test.resolve'),
          act: { act: 'outcome', node: at, result: { status: 'resolved', outcome: 'resolved' } },
        },
        { label: w('studio.test.noAgent'), act: { act: 'outcome', node: at, result: { status: 'no_agent' } } },
      ];
    if (call.kind === 'run_flow')
      return [
        {
          label: w('studio.test.force.ended'),
          act: { act: 'outcome', node: at, result: { status: 'ended', end: '', outputs: {} } },
        },
        {
          label: w('studio.test.force.flowFailed'),
          act: { act: 'outcome', node: at, result: { status: 'failed', code: 'flow.failed' } },
        },
      ];
    return [];
  });
  const receipts = message
    ? RECEIPTS.map((status) => ({
        label: w(`studio.test.receipt.${status}`),
        act: { act: 'receipt' as const, node: message.node, status },
      }))
    : [];
  const events = [...view.program.mentions].map((name) => ({
    label: w('studio.test.event', { name }),
    act: { act: 'event' as const, name },
  }));
  return [...calls, ...receipts, ...events];
}
