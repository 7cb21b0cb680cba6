import type { Explained } from '../../services/why-not';
import type { RunDelivery, RunPage, StepView } from '../../services/runs/read';

/** A line of a run's page: a step, or what policy said on the way. */
export type JournalLine =
  | {
      kind: 'step';
      key: string;
      at: string;
      node: string | null;
      step: StepView;
      delivery: RunDelivery | null;
      again: boolean;
    }
  | { kind: 'decision'; key: string; at: string; node: string | null; decision: Explained };

/** These tell what became of a send: the verdict that let it go or held it stands before them. */
const OF_A_SEND = /^(message\.(sent|sent_unknown|not_sent)|question\.sent|call\.(deferred|unknown))$/;
const SENT = /^(message|question)\.sent/;

/** Steps, the verdicts between them, and at each send the ledger's entry: in the order in which it came about. */
export function journalOf({
  steps,
  decisions,
  deliveries,
}: Pick<RunPage, 'steps' | 'decisions' | 'deliveries'>): JournalLine[] {
  const lines: JournalLine[] = [];
  const waiting = [...decisions];
  const ledger = [...deliveries];
  let node: string | null = null;
  const flush = (until: string, inclusive: boolean, at: string | null) => {
    for (let next = waiting[0]; next && (inclusive ? next.at <= until : next.at < until); next = waiting[0]) {
      waiting.shift();
      lines.push({ kind: 'decision', key: next.id, at: next.at, node: at, decision: next });
    }
  };
  for (const step of steps) {
    flush(step.at, OF_A_SEND.test(step.why?.code ?? ''), node);
    const sent = SENT.test(step.why?.code ?? '')
      ? ledger.findIndex((entry) => entry.node === step.node && entry.state !== 'cancelled')
      : -1;
    const [delivery = null] = sent < 0 ? [] : ledger.splice(sent, 1);
    const again = step.node !== null && step.node === node && step.event !== 'ended';
    lines.push({ kind: 'step', key: `s${step.seq}`, at: step.at, node: step.node, step, delivery, again });
    node = step.node;
  }
  flush('9999', true, node);
  return lines;
}
