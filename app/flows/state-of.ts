import type { FlowListed } from '../../services/flows/read';
import type { StatusKind } from '../ui/status';
import type { WordKey } from '../words';

/** What a flow is doing, in one word with its shape. */
export function stateOf(flow: Pick<FlowListed, 'archived' | 'draining' | 'paused' | 'live'>): {
  kind: StatusKind;
  word: WordKey;
} {
  if (flow.archived) return { kind: 'idle', word: 'flows.state.archived' };
  if (flow.draining) return { kind: 'wait', word: 'flows.state.draining' };
  if (flow.paused !== null) return { kind: 'held', word: 'flows.state.paused' };
  if (flow.live !== null) return { kind: 'live', word: 'flows.state.live' };
  return { kind: 'idle', word: 'flows.state.draft' };
}
