import { beforeAll, expect, test } from 'vitest';
import type { SendOutcome } from '../../channels/channel';
import { encodeButton } from '../../channels/text';
import { draw, end, onEvent, say } from '../support/draw';
import { DAY, phoneOf, useStage, type EngineUnderTest, type Stage } from './stage';

const asks = (id: string, channel: 'sms' | 'email') =>
  say(
    id,
    [channel],
    { reply: 'replied', no_answer: 'silent', not_sent: 'unsent' },
    { answer: { amount: 2, unit: 'days' } },
  );

/** A provider that answers when the test says so. */
export function holding(provider: Stage['inline']): { asked: Promise<string>; answer(outcome?: SendOutcome): void } {
  let answer: (outcome?: SendOutcome) => void = () => {};
  const asked = new Promise<string>((resolve) => {
    provider.script.push((delivery) => {
      resolve(delivery);
      return new Promise<SendOutcome>((done) => {
        answer = (outcome) => done(outcome ?? { status: 'accepted', providerId: `p_${delivery}` });
      });
    });
  });
  return { asked, answer: (outcome) => answer(outcome) };
}

/** Messages that wait for an answer: replies, buttons and silence against each other and against the send itself. */
export function answers(factory: EngineUnderTest): void {
  const stage = useStage(factory);
  beforeAll(async () => {
    for (const channel of ['sms', 'email'] as const) {
      const ends = ['replied', 'silent', 'unsent'].map(end);
      await stage().publish(
        draw(`Pregunta ${channel}`, [onEvent(`ask-${channel}`, 'ask'), asks('ask', channel), ...ends]),
      );
    }
    await stage().publish(
      draw('Botones', [
        onEvent('buttons', 'first'),
        {
          id: 'first',
          kind: 'message',
          config: {
            channels: { choose: 'one', channels: ['rcs'] },
            content: {
              rcs: {
                es: {
                  type: 'text',
                  text: '¿Sí o no?',
                  buttons: [
                    { id: 'yes', title: 'Sí' },
                    { id: 'no', title: 'No' },
                  ],
                },
              },
            },
            wait: { answer: { amount: 1, unit: 'days' } },
          },
          to: { 'button:yes': 'yes', 'button:no': 'second', reply: 'other', no_answer: 'second' },
        },
        asks('second', 'sms'),
        ...['yes', 'other', 'replied', 'silent', 'unsent'].map(end),
      ]),
    );
  });

  test.for(['sms', 'email'] as const)(
    'a reply on %s moves its run; silence leads on when the time is over',
    async (channel) => {
      const { enters, writes, run, pass, settled } = stage();
      const [one, other] = await Promise.all([enters(1, `ask-${channel}`), enters(2, `ask-${channel}`)]);
      await settled();
      expect(await writes(1, 'aquí estoy', channel)).toMatchObject({ to: 'run' });
      await settled();
      expect(await run(one)).toMatchObject({ outcome: { name: 'replied' } });
      await pass(2 * DAY - 1);
      expect(await run(other)).toMatchObject({ status: 'live' });
      await pass(1);
      expect(await run(other)).toMatchObject({ outcome: { name: 'silent' } });
    },
  );

  test('a reply that was written before the time was over wins, however late anybody looks', async () => {
    const { enters, writes, run, settled, pass, engine, clock, engineOn, process } = stage();
    const id = await enters(3, 'ask-sms');
    await settled();
    await engine.stop();
    clock.advance(DAY);
    await writes(3, 'a tiempo');
    clock.advance(2 * DAY);
    await engineOn(await process());
    await pass(0);
    expect(await run(id)).toMatchObject({ outcome: { name: 'replied' } });
  });

  test('a reply that was written after the time was over comes too late, even when nobody looked in between', async () => {
    const { enters, writes, run, settled, pass, clock, engineOn, process, engines } = stage();
    const id = await enters(4, 'ask-sms');
    await settled();
    await Promise.all(engines.map((one) => one.stop()));
    clock.advance(2 * DAY + 1);
    await writes(4, 'tarde');
    clock.advance(DAY);
    await engineOn(await process());
    await pass(0);
    expect(await run(id)).toMatchObject({ outcome: { name: 'silent' } });
  });

  test.for([
    ['sms', 'inline'],
    ['email', 'queued'],
  ] as const)('a reply that overtakes the answer of the provider on %s is not lost', async ([channel, provider]) => {
    const { enters, writes, run, settled, thread, [provider]: adapter } = stage();
    const held = holding(adapter);
    const id = await enters(5, `ask-${channel}`);
    await held.asked;
    expect(await writes(5, 'ya lo vi', channel)).toMatchObject({ to: 'run' });
    await settled({ inFlight: 1 });
    expect(await run(id)).toMatchObject({ status: 'live' });
    held.answer();
    await settled();
    expect(await run(id)).toMatchObject({ outcome: { name: 'replied' } });
    expect((await thread(id)).filter((text) => text === 'dice ask')).toHaveLength(1);
  });

  test('a button of an earlier message still lands where it led, once', async () => {
    const { enters, writes, run, settled, pass, journal } = stage();
    const id = await enters(6, 'buttons');
    await settled();
    await pass(DAY);
    expect(await run(id)).toMatchObject({ node: 'second' });
    expect(await writes(6, 'Sí', 'rcs', encodeButton({ id: 'yes', run: id, node: 'first' }))).toMatchObject({
      to: 'run',
    });
    await settled();
    expect(await run(id)).toMatchObject({ outcome: { name: 'yes' } });
    expect(await journal(id)).toContain('left second');
    expect(await writes(6, 'Sí', 'rcs', encodeButton({ id: 'yes', run: id, node: 'first' }))).toMatchObject({
      to: 'nobody',
    });
  });

  test('a button tapped on another phone than its run was for moves nobody there', async () => {
    const { enters, writes, run, settled } = stage();
    const id = await enters(7, 'buttons');
    await settled();
    expect(await writes(8, 'Sí', 'rcs', encodeButton({ id: 'yes', run: id, node: 'first' }))).toMatchObject({
      to: 'nobody',
    });
    await settled();
    expect(await run(id)).toMatchObject({ status: 'live', node: 'first' });
    expect(phoneOf(7)).not.toBe(phoneOf(8));
  });
}
