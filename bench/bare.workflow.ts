import { condition, defineSignal, proxyLocalActivities, setHandler, sleep } from '@temporalio/workflow';

/** What the bare workflow sends with: the same provider, and nothing around it. */
export interface BareActivities {
  send(id: string): Promise<void>;
}

const { send } = proxyLocalActivities<BareActivities>({ startToCloseTimeout: '10s' });

/** The reference journey as somebody would write it by hand: a wait, a send, a wait for a signal, a send. No policy, no ledger, no journal. */
export async function bare(waitMs: number): Promise<void> {
  let heard = false;
  setHandler(defineSignal('heard'), () => {
    heard = true;
  });
  await sleep(waitMs);
  await send('email');
  await condition(() => heard, '7 days');
  await send('sms');
}
