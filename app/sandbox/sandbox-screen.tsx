import { useMemo } from 'react';
import { AsOf } from '../shell/as-of';
import { Screen } from '../shell/screen';
import { useLive } from '../shell/use-live';
import type { ArrivedProof } from '../../services/proofs/proofs';
import { useWords } from '../words/page';
import { Arrived } from './arrived';
import { CustomerPanel } from './customer-panel';
import { DevicesRow } from './devices-row';
import { EventPanel } from './event-panel';
import { FirstSteps } from './first-steps';
import { LiveThread } from './live-thread';
import type { Sandbox } from './load.server';
import { useAnswer } from './use-answer';
import { CustomerProvider, type Customer } from './use-customer';
import { PaceContext } from './use-sandbox-now';

/** The sandbox: what the customer's systems tell, what the customer holds, and what Hilo does with it. */
export function SandboxScreen(props: { sandbox: Sandbox; proofs: readonly ArrivedProof[]; workspace: string }) {
  const { sandbox, workspace } = props;
  const w = useWords();
  const fresh = useLive('runs', 'inbox', `contact:${sandbox.contact.id}`);
  const { contact, messages, runs } = sandbox;
  const { answer, pending } = useAnswer(contact.id);
  const customer: Customer = {
    id: contact.id,
    name: contact.name ?? contact.id,
    timeZone: contact.timeZone,
    brand: workspace,
    addresses: contact.addresses,
    messages,
    pending,
    answer,
  };
  const live = runs.find((run) => run.status === 'live' && run.pace !== null)?.pace ?? null;
  const { clock, run, factor } = live ?? { clock: 0, run: 0, factor: 0 };
  const pace = useMemo(() => (factor === 0 ? null : { clock, run, factor }), [clock, run, factor]);
  return (
    <Screen crumbs={[{ label: w('sandbox.title') }]} actions={<AsOf fresh={fresh} />}>
      <FirstSteps sandbox={sandbox} />
      <CustomerProvider value={customer}>
        <PaceContext.Provider value={pace}>
          <div className="flex min-h-0 flex-1">
            <section
              aria-label={w('sandbox.event')}
              className="flex w-72 shrink-0 flex-col gap-5 overflow-y-auto border-r bg-surface px-4 py-4 max-xl:w-64"
            >
              <CustomerPanel sandbox={sandbox} />
              <hr />
              <EventPanel sandbox={sandbox} />
              <Arrived rows={props.proofs} />
            </section>
            <DevicesRow />
            <LiveThread sandbox={sandbox} />
          </div>
        </PaceContext.Provider>
      </CustomerProvider>
    </Screen>
  );
}
