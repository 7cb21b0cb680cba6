import type { Incoming } from '../channels/channel';
import type { Instant } from '../core/json';
import type { Input, RenderedContent } from '../core/run';
import type { ChannelName, DeliveryState, Purpose } from '../core/vocabulary';
import type { Sql } from '../db/client';
import type { Pace } from '../db/schema/runs';
import type { Deps } from './deps';
import { sentMessage } from './runs/send';
import { toRunTime } from './time';

export type Receipt = Extract<Incoming, { type: 'receipt' }>;
type Tx = Parameters<Parameters<Sql['begin']>[1]>[0];

/** The ledger entry that a receipt is about, and whether its run waits for such news. */
interface Entry {
  id: string;
  contact: string;
  call: string;
  run: string | null;
  live: boolean;
  node: string | null;
  case: string | null;
  channel: ChannelName;
  purpose: Purpose;
  address: string;
  provider: string;
  content: RenderedContent;
  author: string;
  test: boolean;
  state: DeliveryState;
  pace: Pace | null;
  listens: boolean;
}

/**
 * Takes in what providers say of sends: duplicated, out of order, before we knew the provider's id ourselves. The ledger's rank decides
 * what moves; a run hears of it only if it waits for it. The first word that a send has gone out puts it on the thread.
 * @returns how many ledger entries moved
 */
export async function takeReceipts(deps: Deps, workspace: string, receipts: Receipt[]): Promise<number> {
  const now = deps.clock.now();
  const context = await deps.contexts.get(workspace);
  return deps.sql.begin(async (tx) => {
    await tx`select set_config('hilo.workspaces', ${workspace}, true)`;
    const contacts = new Set<string>();
    for (const receipt of receipts) {
      const entry = await find(tx, workspace, receipt);
      if (entry) contacts.add(entry.contact);
    }
    // In the order of every other batch; numbers on a thread are given under this lock.
    await tx`select 1 from contacts where id = any (${[...contacts]}) order by id for no key update`;
    let moved = 0;
    for (const receipt of receipts) {
      const entry = await find(tx, workspace, receipt);
      if (!entry || !(await settle(tx, entry, receipt, toRunTime(entry.pace, now)))) continue;
      moved += 1;
      const unsaid = entry.state === 'submitted' || entry.state === 'unknown' || entry.state === 'failed';
      if (receipt.status !== 'failed' && unsaid && !(await isSaid(tx, entry))) {
        const message = sentMessage(deps, context, { ...entry, workspace }, toRunTime(entry.pace, now));
        await tx`select hilo_say(${JSON.stringify(message)}::text::jsonb)`;
      }
      if (entry.run && entry.live) await tell(tx, workspace, entry.run, entry, receipt, now);
    }
    return moved;
  });
}

async function find(tx: Tx, workspace: string, receipt: Receipt): Promise<Entry | undefined> {
  const [entry] = await tx<Entry[]>`
    select d.id, d.contact_id as contact, d.call_id as call, d.run_id as run, coalesce(r.status = 'live', false) as live, d.node,
      d.case_id as case, d.channel, d.purpose, d.address, d.provider, d.content, d.author, d.test, d.state, r.pace,
      position(d.call_id in coalesce((r.state -> 'at' -> 'local')::text, '')) > 0 as listens
    from deliveries d left join runs r on r.id = d.run_id
    where ${receipt.delivery ? tx`d.id = ${receipt.delivery}` : tx`d.provider_id = ${receipt.providerId}`}
      and d.workspace_id = ${workspace} limit 1`;
  return entry;
}

async function settle(tx: Tx, entry: Entry, receipt: Receipt, at: Instant): Promise<boolean> {
  const { status, providerId, code, detail } = receipt;
  const settled = {
    id: entry.id,
    state: status,
    providerId: providerId ?? undefined,
    at,
    error: status === 'failed' ? { code: code ?? 'provider', detail: detail ?? '' } : undefined,
    nextAt: null,
  };
  const [row] = await tx<{ moved: string[] }[]>`
    select hilo_settle(${JSON.stringify([settled])}::text::jsonb) as moved`;
  return (row?.moved.length ?? 0) > 0;
}

async function isSaid(tx: Tx, entry: Entry): Promise<boolean> {
  const said =
    await tx`select 1 from messages where contact_id = ${entry.contact} and delivery_id = ${entry.id} limit 1`;
  return said.length > 0;
}

async function tell(
  tx: Tx,
  workspace: string,
  run: string,
  entry: Entry,
  receipt: Receipt,
  now: Instant,
): Promise<void> {
  const { call } = entry;
  const inputs: Input[] = [];
  // A receipt may be the first word of a send that nobody could tell about.
  if ((entry.state === 'unknown' || entry.state === 'submitted') && receipt.status !== 'failed') {
    const result = { status: 'sent' as const, channel: entry.channel, delivery: entry.id };
    inputs.push({ type: 'outcome', at: now, call, result });
  }
  if (receipt.status !== 'accepted' && entry.listens) {
    const detail = receipt.detail ? { detail: receipt.detail } : {};
    inputs.push({ type: 'receipt', at: now, call, status: receipt.status, ...detail });
  }
  if (inputs.length > 0) {
    const put = JSON.stringify(inputs.map((input) => ({ run, workspace, input })));
    await tx`select hilo_input(${put}::text::jsonb, ${now})`;
  }
  // A send that failed before its run knew that it went: the run looks at its ledger again.
  if (receipt.status === 'failed' && entry.state !== 'accepted') {
    await tx`update runs set inbox = inbox + 1, wake_at = hilo_at(${now}) where id = ${run} and status = 'live'`;
    await tx`select pg_notify('hilo_due', '')`;
  }
}
