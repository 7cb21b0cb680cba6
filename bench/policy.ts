import { decide } from '../core/policy/decide';
import type { Proposal } from '../core/policy/types';
import { newId } from '../db/ids';
import { loadContact } from '../services/deliver';
import { policyFacts } from '../services/policy/facts';
import { commit } from '../services/runs/commit';
import { createInstallation } from './installation';
import { populate } from './people';
import { atMost, percentile, round, type Result } from './result';

const RATE = 200;
const WARM = 1000;

/** Begins the work on one item after the other at the rate, whether or not those before are done. */
async function paced<T>(items: readonly T[], work: (item: T) => Promise<void>): Promise<void> {
  const began = performance.now();
  const under: Promise<void>[] = [];
  for (const [n, item] of items.entries()) {
    const wait = began + (n * 1000) / RATE - performance.now();
    if (wait > 1) await new Promise((resolve) => setTimeout(resolve, wait));
    under.push(work(item));
  }
  await Promise.all(under);
}

/** Decide and claim, one contact at a time, at a steady 200 a second: from the loaded facts to the committed ledger entry. */
export async function policy({ quick }: { quick: boolean }): Promise<Result> {
  const hilo = await createInstallation();
  const { deps, workspace } = hilo;
  try {
    const count = WARM + RATE * (quick ? 5 : 20);
    await populate(hilo, count);
    const people = await hilo.root<{ id: string }[]>`select id from contacts order by id limit ${count}`;
    const context = await deps.contexts.get(workspace);
    const proposal: Proposal = {
      purpose: 'service',
      intent: 'bench',
      flow: null,
      channels: ['whatsapp', 'email'],
      inConversation: false,
      templates: { whatsapp: { name: 'postventa_24h', language: 'es' } },
    };
    const took: number[] = [];
    const decided: number[] = [];
    let refused = 0;
    const one = async (id: string) => {
      const contact = await loadContact(deps, workspace, id);
      if (!contact) return;
      const began = performance.now();
      const now = deps.clock.now();
      const facts = policyFacts(contact, context, proposal, null, now);
      const decision = decide(facts, proposal, context.policies);
      decided.push(performance.now() - began);
      if (decision.verdict !== 'allow') {
        refused += 1;
        return;
      }
      const call = newId('message', now);
      const row = newId('decision', now);
      await commit(deps.sql, {
        workspaces: workspace,
        now,
        lock: [id],
        runs: [],
        claims: [
          {
            n: 0,
            id: newId('delivery', now),
            workspace,
            contact: id,
            call,
            attempt: 1,
            run: null,
            flow: null,
            node: null,
            channel: decision.channel,
            purpose: 'service',
            intent: 'bench',
            address: decision.address.value,
            provider: 'sandbox',
            content: { type: 'text', text: 'Hola', language: 'es' },
            state: 'submitted',
            at: now,
            nextAt: now + 30_000,
            decision: row,
            windows: decision.windows,
            author: 'run',
            inConversation: false,
            test: false,
            policyRev: contact.policyRev,
          },
        ],
        decisions: [
          {
            id: row,
            workspace,
            contact: id,
            run: null,
            call,
            at: now,
            verdict: 'allow',
            code: null,
            channel: decision.channel,
            until: null,
            version: decision.policyVersion,
            proposal,
            facts,
            trace: decision.trace,
            test: false,
          },
        ],
      });
      took.push(performance.now() - began);
    };
    // Together, so that every connection of the pool is open and has its plans, as in a process that has run for a while: one after the
    // other they went by one connection, and the others opened in the middle of what is measured.
    const warm = people.slice(0, WARM);
    await Promise.all(warm.map(({ id }) => one(id)));
    took.length = 0;
    decided.length = 0;
    await paced(people.slice(WARM), ({ id }) => one(id));
    // What a commit of one row takes at the same pace on this disk, just after: the part of the tail that is nobody's but the machine's.
    const raw: number[] = [];
    await hilo.root`create table bench_paced (id text primary key)`;
    await hilo.root`grant all on bench_paced to hilo_app`;
    await paced(people.slice(WARM), async ({ id }) => {
      const began = performance.now();
      await deps.sql`insert into bench_paced (id) values (${id})`;
      raw.push(performance.now() - began);
    });
    if (refused > 0) throw new Error(`${refused} proposals were refused: the bench measures the way to a claim`);
    const p99 = round(percentile(took, 0.99));
    return {
      bench: 'policy',
      figures: {
        decide_claim_p50_ms: round(percentile(took, 0.5)),
        decide_claim_p99_ms: p99,
        decide_p99_ms: round(percentile(decided, 0.99), 3),
        raw_commit_p99_ms: round(percentile(raw, 0.99)),
      },
      bars: { decide_claim_p99_ms: atMost(p99, 5) },
    };
  } finally {
    await hilo.close();
  }
}
