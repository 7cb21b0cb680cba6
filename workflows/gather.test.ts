import { describe, expect, it } from 'vitest';
import { createGatherer } from './gather';

interface Held {
  items: string[];
  answer: (answers: { key: string; value: number }[]) => void;
  fail: (error: Error) => void;
}

function heldGatherer(options = { most: 200, atOnce: 1, patienceMs: 60_000 }) {
  const held: Held[] = [];
  let noticed: () => void = () => {};
  const gatherer = createGatherer<string, { key: string; value: number }>(
    (items) =>
      new Promise((answer, fail) => {
        held.push({ items, answer, fail });
        noticed();
      }),
    (item) => item,
    (answer) => answer.key,
    options,
  );
  const batches = (count: number) =>
    new Promise<Held[]>((resolve) => {
      noticed = () => held.length >= count && resolve(held);
      noticed();
    });
  return { gatherer, batches };
}

describe('gather', () => {
  it('sends what came while a batch was out together in the next', async () => {
    const { gatherer, batches } = heldGatherer();
    const a = gatherer.ask('a');
    const [first] = await batches(1);
    const rest = [gatherer.ask('b'), gatherer.ask('c')];
    first?.answer([{ key: 'a', value: 1 }]);
    const [, second] = await batches(2);
    expect(first?.items).toEqual(['a']);
    expect(second?.items).toEqual(['b', 'c']);
    second?.answer([{ key: 'c', value: 3 }]);
    expect(await a).toEqual({ key: 'a', value: 1 });
    expect(await Promise.all(rest)).toEqual([null, { key: 'c', value: 3 }]);
  });

  it('makes one of two requests for the same thing, and asks again for one that is out already', async () => {
    const { gatherer, batches } = heldGatherer({ most: 200, atOnce: 2, patienceMs: 60_000 });
    const pair = [gatherer.ask('a'), gatherer.ask('a')];
    const [first] = await batches(1);
    const later = gatherer.ask('a');
    const [, second] = await batches(2);
    expect([first?.items, second?.items]).toEqual([['a'], ['a']]);
    first?.answer([{ key: 'a', value: 1 }]);
    second?.answer([{ key: 'a', value: 2 }]);
    expect((await Promise.all([...pair, later])).map((answer) => answer?.value)).toEqual([1, 1, 2]);
  });

  it('never puts more than the most into a batch, and counts what is in hand', async () => {
    const { gatherer, batches } = heldGatherer({ most: 2, atOnce: 2, patienceMs: 60_000 });
    const asked = ['a', 'b', 'c', 'd', 'e'].map((item) => gatherer.ask(item));
    const held = await batches(2);
    expect(held.map((batch) => batch.items)).toEqual([
      ['a', 'b'],
      ['c', 'd'],
    ]);
    expect(gatherer.inHand()).toBe(5);
    held[0]?.answer([]);
    const [, , third] = await batches(3);
    expect(third?.items).toEqual(['e']);
    held[1]?.answer([]);
    third?.answer([]);
    await Promise.all(asked);
  });

  it('tells everybody of a batch that failed, and goes on', async () => {
    const { gatherer, batches } = heldGatherer();
    const asked = [gatherer.ask('a'), gatherer.ask('b')];
    const [first] = await batches(1);
    first?.fail(new Error('away'));
    expect((await Promise.allSettled(asked)).map((result) => result.status)).toEqual(['rejected', 'rejected']);
    const again = gatherer.ask('a');
    const [, second] = await batches(2);
    second?.answer([{ key: 'a', value: 1 }]);
    expect(await again).toEqual({ key: 'a', value: 1 });
  });

  it('a batch that never comes back holds up nobody for longer than the patience', async () => {
    const { gatherer, batches } = heldGatherer({ most: 200, atOnce: 1, patienceMs: 20 });
    const lost = gatherer.ask('lost');
    await batches(1);
    const next = gatherer.ask('next');
    const [stuck, second] = await batches(2);
    second?.answer([{ key: 'next', value: 2 }]);
    expect(await next).toEqual({ key: 'next', value: 2 });
    stuck?.answer([{ key: 'lost', value: 1 }]);
    expect(await lost).toEqual({ key: 'lost', value: 1 });
    expect(gatherer.inHand()).toBe(0);
  });
});
