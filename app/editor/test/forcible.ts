import type { Call } from '../../../core/run';
import type { Forced } from '../../../core/simulate';
import type { Words } from '../../words';

/** What can be forced on a call instead of waiting for it. */
export function forcible(call: Call, w: Words): { label: string; result: Forced }[] {
  switch (call.kind) {
    case 'send':
      return [
        { label: w('studio.test.force.sent'), result: { status: 'sent' } },
        { label: w('studio.test.force.not_sent'), result: { status: 'not_sent', code: 'send.failed' } },
      ];
    case 'http':
      return [
        { label: w('studio.test.force.ok'), result: { status: 'response', http: 200, body: {} } },
        { label: w('studio.test.force.error'), result: { status: 'failed', code: 'http.status' } },
        { label: w('studio.test.force.silent'), result: { status: 'failed', code: 'http.unreachable' } },
      ];
    case 'handoff':
      return [
        { label: w('studio.test.resolve'), result: { status: 'resolved', outcome: 'resolved' } },
        { label: w('studio.test.noAgent'), result: { status: 'no_agent' } },
      ];
    case 'run_flow':
      return [
        { label: w('studio.test.force.ended'), result: { status: 'ended', end: '', outputs: {} } },
        { label: w('studio.test.force.flowFailed'), result: { status: 'failed', code: 'flow.failed' } },
      ];
  }
}
