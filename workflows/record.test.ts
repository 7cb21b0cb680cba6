import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { SendOutcome } from '../channels/channel';
import { ingest } from '../services/ingest';
import { HISTORIES, historyToText, readable } from '../tests/support/histories';
import { CUSTOMER, customerEvent, referenceJourney, type ReferenceOptions } from '../tests/support/reference-journey';
import { createTemporalWorld, eventually, type TemporalWorld } from '../tests/support/temporal-world';
import { afterEach, expect, test } from 'vitest';

/** `npm run histories` writes what is played here into `workflows/histories/`; every other run only looks at it. */
const RECORD = process.env.HILO_RECORD_HISTORIES === '1';
const SECOND = { amount: 1, unit: 'seconds' } as const;

let open: TemporalWorld | null = null;
afterEach(async () => {
  await open?.close();
  open = null;
});

interface Scene {
  name: string;
  sends: 'inline' | 'queued';
  journey: ReferenceOptions;
  play(stage: {
    temporal: TemporalWorld;
    arrives(node: string): Promise<unknown>;
    tell(event: 'delivered' | 'cancelled'): Promise<unknown>;
  }): Promise<unknown>;
}

const SCENES: Scene[] = [
  {
    name: 'reference-inline',
    sends: 'inline',
    journey: { wait: SECOND },
    play: ({ arrives, tell }) => arrives('hear').then(() => tell('delivered')),
  },
  {
    name: 'reference-queued',
    sends: 'queued',
    journey: { wait: SECOND },
    play: ({ arrives, tell }) => arrives('hear').then(() => tell('delivered')),
  },
  {
    name: 'both-waits-run-out',
    sends: 'inline',
    journey: { wait: SECOND, patience: SECOND },
    play: ({ arrives }) => arrives('hear'),
  },
  {
    name: 'exit-during-a-wait',
    sends: 'inline',
    journey: { exitOn: 'cancelled' },
    play: ({ arrives, tell }) => arrives('wait').then(() => tell('cancelled')),
  },
  {
    name: 'a-throttled-send-goes-later',
    sends: 'queued',
    journey: { wait: SECOND, patience: SECOND },
    play: async ({ temporal, arrives }) => {
      const throttled: SendOutcome = {
        status: 'rejected',
        retry: 'R',
        code: 'throttled',
        detail: `slow down, ${CUSTOMER.phone}`,
        retryAfterMs: 300,
      };
      temporal.world.queued.script.push(() => throttled);
      await arrives('hear');
      expect(temporal.world.queued.sent).toHaveLength(2);
    },
  },
  {
    name: 'exit-while-a-send-is-in-flight',
    sends: 'queued',
    journey: { wait: SECOND, exitOn: 'cancelled' },
    play: async ({ temporal: { world }, tell }) => {
      let arrived: () => void = () => {};
      const held = new Promise<void>((resolve) => (arrived = resolve));
      let release: (outcome: SendOutcome) => void = () => {};
      world.queued.script.push(() => {
        arrived();
        return new Promise((resolve) => (release = resolve));
      });
      await held;
      await tell('cancelled');
      await eventually(async () => (await world.owner`select 1 from runs where status = 'ended'`).length);
      release({ status: 'accepted', providerId: 'p-1' });
      // An outcome reaches ledger and thread, even of a run that is over.
      await eventually(async () => (await world.owner`select 1 from deliveries where state = 'accepted'`).length);
      expect(await world.owner`select direction from messages`).toHaveLength(1);
    },
  },
];

test.each(SCENES)(
  '$name: its history ends and holds nothing of the customer',
  { timeout: 60_000 },
  async ({ name, sends, journey, play }) => {
    const temporal = await createTemporalWorld({
      routes: { [sends]: ['email', 'sms'] },
      engine: { identity: 'hilo', graceMs: 20_000 },
    });
    open = temporal;
    const { world, deps, client } = temporal;
    await world.publish(referenceJourney(journey));
    const [stored] = await ingest(deps, world.workspace, [customerEvent('bought', 'start')]);
    const run = stored?.status === 'stored' ? (stored.runs[0]?.id ?? '') : '';
    await play({
      temporal,
      arrives: (node) =>
        eventually(
          async () => (await world.owner`select 1 from steps where run_id = ${run} and node = ${node}`).length,
        ),
      tell: (event) => ingest(deps, world.workspace, [customerEvent(event, event)]),
    });
    await client.workflow.getHandle(run).result();
    const text = historyToText(await client.workflow.getHandle(run).fetchHistory());

    const said = readable(JSON.parse(text));
    expect(said).toContain(run);
    expect(said).toContain('waitMs');
    for (const word of [
      ...Object.values(CUSTOMER),
      'Aurelia',
      'Quiñones',
      '9998877',
      'Gracias',
      'pedido',
      'cnt_',
      'slow down',
    ]) {
      expect(said.toLowerCase()).not.toContain(word.toLowerCase());
    }
    if (RECORD) {
      mkdirSync(HISTORIES, { recursive: true });
      writeFileSync(join(HISTORIES, `${name}.json`), text);
    }
  },
);
