import { beforeAll, expect, test } from 'vitest';
import { draw, end, onEvent, say, wait } from '../support/draw';
import { DAY, HOUR, SECOND, useStage, type EngineUnderTest } from './stage';

/** Waiting, and what ends it. */
export function waits(factory: EngineUnderTest): void {
  const stage = useStage(factory);
  beforeAll(async () => {
    const { publish } = stage();
    await publish(
      draw('Esperas', [
        onEvent('waits', 'short'),
        wait('short', 90, 'seconds', 'long'),
        wait('long', 2, 'days', 'hello'),
        say('hello', ['sms'], { sent: 'done' }),
        end('done'),
      ]),
    );
    await publish(
      draw('Horas', [
        onEvent('hours', 'nine'),
        { id: 'nine', kind: 'wait', config: { until: 'time', time: '09:00', weekdays: [3] }, to: { next: 'dated' } },
        {
          id: 'dated',
          kind: 'wait',
          config: { until: 'date', date: "{{ event.appointment | default: '' }}", past: 'past' },
          to: { next: 'done', past: 'late' },
        },
        end('done'),
        end('late'),
      ]),
    );
    await publish(
      draw('Vueltas', [
        onEvent('spins', 'count'),
        {
          id: 'count',
          kind: 'set',
          config: { variables: [{ name: 'n', value: '{{ vars.n | plus: 1 }}' }] },
          to: { next: 'nothing' },
        },
        wait('nothing', 0, 'seconds', 'enough'),
        {
          id: 'enough',
          kind: 'branch',
          config: { conditions: [{ id: 'yes', rule: { field: 'vars.n', op: 'gte', value: 10_000 } }] },
          to: { yes: 'done', else: 'count' },
        },
        end('done'),
      ]),
    );
    await publish(
      draw('Carrera', [
        onEvent('races', 'race'),
        {
          id: 'race',
          kind: 'wait_for',
          config: {
            events: [
              { id: 'paid', event: 'payment', where: { field: 'event.amount', op: 'gte', value: 100 } },
              { id: 'called', event: 'call' },
            ],
            reply: true,
            timeout: { amount: 3, unit: 'days' },
            resetOn: [{ event: 'visit' }],
            saveAs: 'came',
          },
          to: { 'event:paid': 'paid', 'event:called': 'called', reply: 'replied', timeout: 'late' },
        },
        ...['paid', 'called', 'replied', 'late'].map(end),
      ]),
    );
  });

  test('a wait ends when it is due and not a millisecond before', async () => {
    const { enters, run, pass, settled, inline } = stage();
    const id = await enters(1, 'waits');
    await settled();
    expect(await run(id)).toMatchObject({ status: 'live', node: 'short' });
    await pass(90 * SECOND - 1);
    expect(await run(id)).toMatchObject({ node: 'short' });
    await pass(1);
    expect(await run(id)).toMatchObject({ node: 'long' });
    await pass(2 * DAY - 1);
    expect(inline.sent).toHaveLength(0);
    await pass(1);
    expect(await run(id)).toMatchObject({ status: 'ended', outcome: { kind: 'completed', name: 'done' } });
    expect(inline.sent).toHaveLength(1);
  });

  test('an hour of the contact, then a date; a date that is past leaves by its own way', async () => {
    const { enters, run, pass, settled, clock } = stage();
    const appointment = new Date(clock.now() + 10 * DAY).toISOString();
    const [id, late] = await Promise.all([
      enters(2, 'hours', { appointment }),
      enters(3, 'hours', { appointment: '2020-01-01' }),
    ]);
    await settled();
    // It is some time on the first days of the week in Bogotá: the next Wednesday at nine there is at 14:00 UTC.
    const { wake } = await run(id);
    const due = new Date(wake ?? 0);
    expect([due.getUTCDay(), due.getUTCHours(), due.getUTCMinutes()]).toEqual([3, 14, 0]);
    await pass((wake ?? 0) - clock.now());
    expect(await run(id)).toMatchObject({ status: 'live', node: 'dated', wake: Date.parse(appointment) });
    expect(await run(late)).toMatchObject({ outcome: { name: 'late' } });
    await pass(10 * DAY);
    expect(await run(id)).toMatchObject({ outcome: { name: 'done' } });
  });

  test('10,000 visits to a wait of nothing end within 90 s and leave a step each', { timeout: 90_000 }, async () => {
    const { enters, run, owner } = stage();
    const id = await enters(4, 'spins');
    await expect.poll(async () => (await run(id)).status, { timeout: 90_000, interval: 50 }).toBe('ended');
    expect(await run(id)).toMatchObject({ outcome: { name: 'done' }, state: { vars: { n: '10000' } } });
    const [visits] = await owner`select count(*)::int as n from steps where run_id = ${id} and node = 'nothing'`;
    expect(visits).toEqual({ n: 10_000 });
  });

  test('of an event, a reply and a timeout the first decides, and the others move nobody', async () => {
    const { enters, happens, writes, run, pass, settled } = stage();
    const [paid, replied, late] = await Promise.all([enters(5, 'races'), enters(6, 'races'), enters(7, 'races')]);
    await settled();
    await happens(5, 'payment', { amount: 99 });
    await settled();
    expect(await run(paid)).toMatchObject({ status: 'live', node: 'race' });
    await happens(5, 'payment', { amount: 100 });
    await happens(5, 'call');
    await settled();
    expect(await run(paid)).toMatchObject({ outcome: { name: 'paid' }, state: { vars: { came: { amount: 100 } } } });
    // The run has said nothing yet: what the customer writes belongs to nobody.
    expect(await writes(6, 'hola')).toMatchObject({ to: 'nobody' });
    await pass(3 * DAY - HOUR);
    expect(await run(replied)).toMatchObject({ status: 'live' });
    await pass(HOUR);
    expect(await run(replied)).toMatchObject({ outcome: { name: 'late' } });
    expect(await run(late)).toMatchObject({ outcome: { name: 'late' } });
  });

  test('an event that resets the timeout moves it, and an event after its end comes too late', async () => {
    const { enters, happens, run, pass } = stage();
    const id = await enters(8, 'races');
    await pass(2 * DAY);
    await happens(8, 'visit');
    await pass(2 * DAY);
    expect(await run(id)).toMatchObject({ status: 'live', node: 'race' });
    await pass(DAY + HOUR);
    await happens(8, 'call');
    await pass(0);
    expect(await run(id)).toMatchObject({ outcome: { name: 'late' } });
  });
}
