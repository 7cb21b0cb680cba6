import { expect, test } from 'vitest';
import type { SendOutcome } from '../../channels/channel';
import { ingest } from '../../services/ingest';
import { EMBEDDED } from '../../tests/conformance/engines';
import { eventOf, SECOND, useStage } from '../../tests/conformance/stage';
import { draw, end, onEvent, say } from '../../tests/support/draw';
import { scriptedProvider } from '../../tests/support/world';

const stage = useStage(EMBEDDED, { engine: false, routes: { queued: ['email'] } });

/** An engine with two queued providers: mail is out by one of them, text messages by the other. */
async function twoProviders() {
  const { process, owner, workspace, engineOn, publish, queued } = stage();
  const texts = scriptedProvider('texts', false);
  await owner`insert into connections (id, workspace_id, provider, channels) values ('con_texts', ${workspace}, 'texts', '{sms}')`;
  for (const channel of ['email', 'sms'] as const)
    await publish(
      draw(`Aviso ${channel}`, [onEvent(channel, 'tell'), say('tell', [channel], { sent: 'done' }), end('done')]),
    );
  const deps = await process();
  const engine = await engineOn({ ...deps, channels: new Map([...deps.channels, ['texts', texts]]) });
  return { mail: queued, texts, engine };
}

/** A provider's answer that waits until it is let go. */
function held() {
  let free: (outcome: SendOutcome) => void = () => {};
  const outcome = new Promise<SendOutcome>((resolve) => (free = resolve));
  return { outcome, accept: (delivery: string) => free({ status: 'accepted', providerId: `late_${delivery}` }) };
}

test(
  'a provider that does not answer holds nobody else up, and takes a part of the slots at most',
  async () => {
    const { mail, texts } = await twoProviders();
    const { deps, workspace, settled, owner, enters, run } = stage();
    const states = async (channel: string) => {
      const rows = await owner<{ state: string; n: number }[]>`
      select state, count(*)::int as n from deliveries where channel = ${channel} group by state`;
      return Object.fromEntries(rows.map(({ state, n }) => [state, n]));
    };

    // One that hangs, among others by the same connection: theirs are recorded, and their runs go on, while it is out.
    const slow = held();
    mail.script = [() => slow.outcome];
    const waits = await enters(1, 'email');
    await settled({ inFlight: 1 });
    const others = [await enters(2, 'email'), await enters(3, 'email')];
    await settled({ inFlight: 1 });
    for (const id of others) expect(await run(id)).toMatchObject({ status: 'ended', outcome: { name: 'done' } });
    expect(await run(waits)).toMatchObject({ status: 'live', node: 'tell' });
    expect(await states('email')).toEqual({ submitted: 1, accepted: 2 });

    // All of them hang: most are not even submitted, and the other provider's go out meanwhile.
    const stalled = held();
    mail.script = Array.from({ length: 150 }, () => () => stalled.outcome);
    await ingest(
      deps,
      workspace,
      Array.from({ length: 150 }, (_, n) => eventOf(100 + n, 'email')),
    );
    await expect.poll(async () => (await states('email'))['submitted']).toBeGreaterThanOrEqual(50);
    const text = await enters(4, 'sms');
    await expect.poll(async () => (await run(text)).status).toBe('ended');
    expect(texts.sent).toHaveLength(1);
    const submitted = (await states('email'))['submitted'] ?? 0;
    expect(submitted).toBeLessThan(100);
    expect((await states('email'))['reserved']).toBe(151 - submitted);

    // It answers again: everybody's turn comes, once.
    slow.accept('first');
    stalled.accept('rest');
    await settled();
    expect(await states('email')).toEqual({ accepted: 153 });
    expect(mail.sent).toHaveLength(153);
    expect(new Set(mail.sent.map(({ delivery }) => delivery)).size).toBe(153);
  },
  30 * SECOND,
);

test('an engine that stops waits for what is on its way, and records it', async () => {
  const { queued: mail, engines, enters, settled, ledger } = stage();
  const slow = held();
  mail.script = [() => slow.outcome];
  const id = await enters(5, 'email');
  await settled({ inFlight: 1 });
  const stopped = Promise.all(engines.map((engine) => engine.stop()));
  slow.accept('last');
  await stopped;
  expect(await ledger(id)).toMatchObject([{ state: 'accepted' }]);
});
