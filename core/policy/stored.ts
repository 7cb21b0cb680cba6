import type { Said } from '../run';
import type { ChannelName } from '../vocabulary';
import { replay } from './decide';
import { explain } from './explain';
import type { Decision, RuleTrace } from './types';

/** A verdict as it was kept: the trace it follows from, and the code beside it. */
export interface StoredDecision {
  policyVersion: number;
  trace: readonly RuleTrace[];
  /** The row's own word, for a trace that an older release left empty. */
  code: string | null;
  /** The channels that were proposed, in order. */
  channels: readonly ChannelName[];
}

/** The sentences of a stored verdict: the verdict first, then every rule's word. Words for `say`. */
export const explainStored = (stored: StoredDecision): Said[] => explain(decisionOf(stored), { all: true });

/** The verdict that the stored trace stands for; the row's own words where an old trace is empty. */
function decisionOf({ policyVersion, code, channels, ...stored }: StoredDecision): Decision {
  const trace = [...stored.trace];
  const verdict = trace.length > 0 ? replay(trace) : null;
  if (verdict?.verdict === 'defer') return { policyVersion, trace, ...verdict };
  if (verdict?.verdict === 'suppress') return { policyVersion, trace, ...verdict };
  if (verdict?.verdict === 'allow') {
    const { channel } = verdict;
    return {
      policyVersion,
      trace,
      verdict: 'allow',
      channel,
      address: { id: '', kind: 'phone', value: '' },
      policyRev: 0,
      windows: [],
      rerouted: channel !== channels[0],
    };
  }
  return { policyVersion, trace, verdict: 'suppress', code: code ?? 'policy.unknown', params: {} };
}
