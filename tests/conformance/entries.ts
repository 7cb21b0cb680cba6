import { beforeAll, expect, test } from 'vitest';
import { ingest } from '../../services/ingest';
import { draw, end, onEvent, wait } from '../support/draw';
import { DAY, eventOf, HOUR, useStage, type EngineUnderTest } from './stage';

/** Who may come in, and how often; who may not leaves a row that says why. */
export function entries(factory: EngineUnderTest): void {
  const stage = useStage(factory);
  beforeAll(async () => {
    const day = (event: string) => [onEvent(event, 'day'), wait('day', 1, 'days', 'done'), end('done')];
    const { publish } = stage();
    await publish(draw('Siempre', day('always')));
    await publish(draw('De a una', day('once'), { entry: { kind: 'after_exit' }, goal: { event: 'once' } }));
    await publish(
      draw('Espaciada', day('spaced'), { entry: { kind: 'min_interval', interval: { amount: 3, unit: 'days' } } }),
    );
    await publish(draw('Por pedido', day('ordered'), { entry: { kind: 'keyed', field: 'event.order.id' } }));
  });

  const refusals = async (person: number) => {
    const rows = await stage().owner<{ code: string; event: boolean }[]>`
      select r.outcome ->> 'code' as code, exists (select 1 from events e where e.id = r.outcome ->> 'event') as event
      from runs r join addresses a on a.contact_id = r.contact_id
      where a.value = ${`p${person}@example.test`} and r.status = 'refused' order by r.id`;
    return rows.map(({ code, event }) => (event ? code : `${code} without its event`));
  };

  test('without a rule every event starts a run', async () => {
    const { enters, settled, run } = stage();
    const ids = [await enters(1, 'always'), await enters(1, 'always')];
    await settled();
    for (const id of ids) expect(await run(id)).toMatchObject({ status: 'live', node: 'day' });
  });

  test('after_exit: one live run a contact, another one after its end, and the one refused says why', async () => {
    const { enters, happens, settled, run } = stage();
    const first = await enters(2, 'once');
    await settled();
    const second = await happens(2, 'once');
    expect(second.runs).toMatchObject([{ refused: 'entry.already_in' }]);
    expect(await refusals(2)).toEqual(['entry.already_in']);
    await settled();
    // The very event that was refused is the goal of the run that refused it.
    expect(await run(first)).toMatchObject({ outcome: { kind: 'goal' } });
    await enters(2, 'once');
  });

  test('the event that starts a run is not its goal, and the next one is, even in the same moment', async () => {
    const { deps, workspace, settled, run, enters } = stage();
    const alone = await enters(3, 'once');
    const stored = await ingest(deps, workspace, [eventOf(4, 'once'), eventOf(4, 'once')]);
    await settled();
    expect(await run(alone)).toMatchObject({ status: 'live' });
    const [first, second] = stored.map((row) => (row.status === 'stored' ? row.runs[0] : undefined));
    expect(second).toMatchObject({ refused: 'entry.already_in' });
    expect(await run(first?.id ?? '')).toMatchObject({ outcome: { kind: 'goal' } });
  });

  test('min_interval: not before its time, counted from the start, refused ones not counted', async () => {
    const { enters, happens, pass } = stage();
    await enters(5, 'spaced');
    await pass(2 * DAY);
    expect((await happens(5, 'spaced')).runs).toMatchObject([{ refused: 'entry.interval' }]);
    await pass(DAY - 1);
    expect((await happens(5, 'spaced')).runs).toMatchObject([{ refused: 'entry.interval' }]);
    await pass(1);
    await enters(5, 'spaced');
    expect(await refusals(5)).toEqual(['entry.interval', 'entry.interval']);
  });

  test('keyed: one live run an order, orders side by side', async () => {
    const { enters, happens, pass } = stage();
    await enters(6, 'ordered', { order: { id: 'A-1' } });
    await enters(6, 'ordered', { order: { id: 'A-2' } });
    expect((await happens(6, 'ordered', { order: { id: 'A-1' } })).runs).toMatchObject([
      { refused: 'entry.already_in' },
    ]);
    await pass(DAY + HOUR);
    await enters(6, 'ordered', { order: { id: 'A-1' } });
  });

  test('the same event again, in any batch and from many callers at once, starts one run', async () => {
    const { deps, workspace, owner, settled } = stage();
    const event = eventOf(7, 'always');
    const results = await Promise.all(Array.from({ length: 8 }, () => ingest(deps, workspace, [event, event])));
    await settled();
    const statuses = results.flat().map((row) => row.status);
    expect(statuses.filter((status) => status === 'stored')).toHaveLength(1);
    const [found] = await owner`select count(distinct c.id)::int as contacts, count(distinct r.id)::int as runs
      from contacts c left join runs r on r.contact_id = c.id where c.name = 'Persona 7'`;
    expect(found).toEqual({ contacts: 1, runs: 1 });
  });

  test('many first events of one unknown person make one contact', async () => {
    const { deps, workspace, owner, settled } = stage();
    await Promise.all(Array.from({ length: 12 }, () => ingest(deps, workspace, [eventOf(8, 'always')])));
    await settled();
    const [found] = await owner`select count(distinct c.id)::int as contacts, count(distinct r.id)::int as runs
      from contacts c left join runs r on r.contact_id = c.id where c.name = 'Persona 8'`;
    expect(found).toEqual({ contacts: 1, runs: 12 });
  });
}
