import { beforeEach, describe, expect, test } from 'vitest';
import { FlowDocumentSchema, type FlowDocumentInput } from '../../core/document';
import { publishFlow, type PublishChoice } from '../../services/flows/publish';
import { draw, end, onEvent, say, wait } from '../support/draw';
import { DAY, SECOND, useStage, type EngineUnderTest } from './stage';

/** Publishing under people who wait. */
export function releases(factory: EngineUnderTest): void {
  const stage = useStage(factory);
  let flow = '';
  let event = '';
  let count = 0;
  let person = 0;

  const version = (days: number, waits: string, said: string): FlowDocumentInput =>
    draw(`Versión ${count}`, [
      onEvent(event, waits),
      wait(waits, days, 'days', 'tell'),
      say('tell', ['sms'], { sent: 'done' }, { text: said }),
      end('done'),
    ]);
  beforeEach(async () => {
    event = `versioned-${++count}`;
    flow = (await stage().publish(version(2, 'days', 'vieja'))).flow;
  });
  const release = async (document: FlowDocumentInput, choice: Partial<PublishChoice>) => {
    const { owner, deps, workspace } = stage();
    await owner`update flows set draft = ${JSON.stringify(FlowDocumentSchema.parse(document))}::text::jsonb where id = ${flow}`;
    return publishFlow(
      deps,
      { workspace, id: 'system' },
      { flow, reason: 'test', people: 'move', waits: 'keep', ...choice },
    );
  };

  test('move: who waits goes over, keeps the due moment of a wait that did not change, and hears the new words', async () => {
    const { enters, pass, thread, run } = stage();
    const id = await enters(++person, event);
    await pass(DAY);
    expect(await release(version(2, 'days', 'nueva'), {})).toMatchObject({ published: true, moved: 1, left: 0 });
    await pass(DAY - 1);
    expect(await thread(id)).toEqual([]);
    await pass(1);
    expect(await thread(id)).toEqual(['nueva']);
    expect(await run(id)).toMatchObject({ outcome: { name: 'done' } });
  });

  describe('a wait that changed', () => {
    test.for([
      ['keep', 2, DAY],
      ['recount', 4, 3 * DAY],
      ['restart', 4, 4 * DAY],
    ] as const)('%s', async ([waits, days, left]) => {
      const { enters, pass, thread, run, clock } = stage();
      const id = await enters(++person, event);
      await pass(DAY);
      await release(version(days, 'days', 'nueva'), { waits });
      expect((await run(id)).wake).toBe(clock.now() + left);
      await pass(left - 1);
      expect(await thread(id)).toEqual([]);
      await pass(1);
      expect(await thread(id)).toEqual(['nueva']);
    });

    test('recount of a wait that would be over by now: it is over at once', async () => {
      const { enters, pass, thread } = stage();
      const id = await enters(++person, event);
      await pass(DAY + 1);
      await release(version(1, 'days', 'nueva'), { waits: 'recount' });
      await pass(0);
      expect(await thread(id)).toEqual(['nueva']);
    });
  });

  test('finish: who is inside ends on the old version, newcomers take the new one', async () => {
    const { enters, pass, thread } = stage();
    const inside = await enters(++person, event);
    expect(await release(version(1, 'days', 'nueva'), { people: 'finish' })).toMatchObject({ moved: 0 });
    const newcomer = await enters(++person, event);
    await pass(DAY);
    expect([await thread(inside), await thread(newcomer)]).toEqual([[], ['nueva']]);
    await pass(DAY);
    expect(await thread(inside)).toEqual(['vieja']);
  });

  test('drain: nobody new gets in until the last one is out', async () => {
    const { enters, happens, pass, thread } = stage();
    const inside = await enters(++person, event);
    await release(version(1, 'days', 'nueva'), { people: 'drain' });
    const refused = await happens(++person, event);
    expect(refused.runs).toMatchObject([{ refused: expect.stringMatching(/^entry\./) }]);
    await pass(2 * DAY);
    expect(await thread(inside)).toEqual(['vieja']);
    // Who may come in is known as of a second ago.
    await pass(2 * SECOND);
    const after = await enters(person, event);
    await pass(DAY);
    expect(await thread(after)).toEqual(['nueva']);
  });

  describe('a node that is gone', () => {
    test('without a word people stay on the old version and are counted', async () => {
      const { enters, pass, thread } = stage();
      const id = await enters(++person, event);
      await pass(DAY);
      expect(await release(version(1, 'other', 'nueva'), {})).toMatchObject({ moved: 0, left: 1 });
      await pass(DAY);
      expect(await thread(id)).toEqual(['vieja']);
    });

    test('to another node, or out', async () => {
      const { enters, pass, thread, run } = stage();
      const id = await enters(++person, event);
      await pass(0);
      await release(version(1, 'other', 'nueva'), { gone: { node: 'tell' } });
      await pass(0);
      expect(await thread(id)).toEqual(['nueva']);
      const next = await enters(++person, event);
      await pass(0);
      await release(version(1, 'third', 'otra'), { gone: 'end' });
      await pass(DAY);
      expect(await run(next)).toMatchObject({ status: 'ended', outcome: { kind: 'cancelled', name: 'node_removed' } });
      expect(await thread(next)).toEqual([]);
    });
  });
}
