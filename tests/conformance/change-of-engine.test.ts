import { expect, test, vi } from 'vitest';
import { draw, end, onEvent, say, wait } from '../support/draw';
import { EMBEDDED, TEMPORAL } from './engines';
import { DAY, openStage, SECOND } from './stage';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 600_000 });

test('runs live through a change of engine and back: waits, queued sends and answers are taken up where they were', async () => {
  const stage = await openStage({ ...TEMPORAL, create: EMBEDDED.create }, { engine: false });
  const { publish, enters, happens, writes, process, workspace, clock, settled, run, ledger, queued, close } = stage;
  await publish(
    draw(
      'Mudanza',
      [
        onEvent('begins', 'day'),
        wait('day', 1, 'days', 'ask'),
        say('ask', ['sms'], { reply: 'mail', no_answer: 'mail' }, { answer: { amount: 1, unit: 'days' } }),
        say('mail', ['email'], { sent: 'week' }),
        wait('week', 7, 'days', 'done'),
        end('done'),
      ],
      { exitOn: [{ event: 'stop' }] },
    ),
  );
  const engines = [EMBEDDED, TEMPORAL, EMBEDDED, TEMPORAL];
  let turn = 0;
  /** The next engine of the row takes over. */
  const change = async () => {
    const factory = engines[turn++ % engines.length] ?? EMBEDDED;
    const engine = await factory.create(await process(), workspace, workspace);
    await engine.start();
    return engine;
  };
  const pass = async (ms: number) => {
    await settled();
    clock.advance(ms);
    await settled();
  };

  try {
    let engine = await change();
    const [silent, answered, stopped] = [
      await enters(1, 'begins'),
      await enters(2, 'begins'),
      await enters(3, 'begins'),
    ];
    await settled();
    await engine.stop();
    clock.advance(DAY);

    engine = await change();
    await settled();
    for (const id of [silent, answered, stopped]) expect(await run(id)).toMatchObject({ node: 'ask' });
    await engine.stop();
    await writes(2, 'sí');
    await happens(3, 'stop');

    // This one finds an answer and an exit in inboxes; the mail of the one who answered is throttled and stays reserved.
    engine = await change();
    queued.script.push(() => ({ status: 'rejected', retry: 'R', code: 'busy', detail: '', retryAfterMs: 30 * SECOND }));
    await settled();
    expect(await run(stopped)).toMatchObject({ status: 'ended', outcome: { kind: 'exited' } });
    expect((await ledger(answered)).map(({ state }) => state)).toEqual(['accepted', 'failed', 'reserved']);
    await engine.stop();

    // The last has no workflow in flight for that mail: it adopts it once it is overdue.
    engine = await change();
    clock.advance(55 * SECOND);
    await expect
      .poll(async () => (await ledger(answered)).map(({ state }) => state), { timeout: 60_000 })
      .toEqual(['accepted', 'failed', 'accepted']);
    await pass(DAY);
    expect(await run(silent)).toMatchObject({ node: 'week' });
    await pass(7 * DAY);
    for (const id of [silent, answered])
      expect(await run(id)).toMatchObject({ status: 'ended', outcome: { name: 'done' } });
    await engine.stop();
  } finally {
    await close();
  }
});
