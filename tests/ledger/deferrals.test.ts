import { beforeAll, describe, expect, test } from 'vitest';
import type { ChannelName, Purpose } from '../../core/vocabulary';
import { recordConsents } from '../../services/consents';
import { pauseFlow, resumeFlow } from '../../services/flows/pause';
import { setKillSwitch } from '../../services/policies';
import { cancelRun } from '../../services/runs/intervene';
import { listTemplates, saveTemplate, setTemplateState } from '../../services/templates';
import { contactOf, DAY, HOUR, MINUTE, phoneOf, useStage } from '../conformance/stage';
import { draw, end, onEvent, say } from '../support/draw';
import { onEveryEngine } from './on-every-engine';

/** What keeps a send from going at 10:20; all of it is over by 19:00, but for what a person has to lift. */
const HOLDS = {
  'quiet hours': { channel: 'whatsapp', purpose: 'service', template: true },
  'quiet hours, in the service window': { channel: 'whatsapp', purpose: 'service' },
  'a full cap': { channel: 'sms', purpose: 'marketing' },
  'a cool-down': { channel: 'email', purpose: 'marketing' },
  'a pause of sends': { channel: 'rcs', purpose: 'service' },
  'the kill switch': { channel: 'sms', purpose: 'service' },
} as const satisfies Record<string, { channel: ChannelName; purpose: Purpose; template?: true }>;
type Hold = keyof typeof HOLDS;

/** How a run stands: `held` at the message, ended there or thrown out, with what its last decision said. */
type Stand = 'sent' | 'held' | `not sent: ${string}` | 'exited' | 'goal' | 'cancelled';
/** What changes while it is held, how the run stands as soon as the hold is over, and after two more days. */
const CHANGES: Record<string, { released: Stand; later?: Stand; templates?: true }> = {
  nothing: { released: 'sent' },
  'an opt-out by keyword': { released: 'not sent: policy.consent.withdrawn' },
  'an opt-out over the API': { released: 'not sent: policy.consent.withdrawn' },
  'an exit event': { released: 'exited' },
  'its goal': { released: 'goal' },
  'a cancel': { released: 'cancelled' },
  'a pause of its flow': { released: 'held', later: 'sent' },
  'its address is given up': { released: 'not sent: policy.address.blocked' },
  'its template is paused': { released: 'held', later: 'sent', templates: true },
  'its template is rejected': { released: 'not sent: policy.template.rejected', templates: true },
};
/** Two days later nobody may write there without a template any more. */
const STALE = ['quiet hours, in the service window', 'a pause of its flow', 'not sent: policy.window.closed'] as const;

const CELLS = (Object.keys(HOLDS) as Hold[]).flatMap((hold) =>
  Object.entries(CHANGES).flatMap(([change, { released, later = released, templates }]) =>
    templates && !('template' in HOLDS[hold])
      ? []
      : [{ hold, change, released, later: hold === STALE[0] && change === STALE[1] ? STALE[2] : later }],
  ),
);

onEveryEngine((factory) => {
  const stage = useStage(factory, {
    policies: {
      hours: {
        purposes: ['service'],
        channels: ['whatsapp'],
        days: Object.fromEntries(['1', '2', '3', '4', '5', '6', '7'].map((day) => [day, [[18 * 60, 20 * 60]]])),
      },
      caps: [{ id: 'one', max: 1, window: { rolling: 'hours', hours: 8 }, channel: 'sms', purpose: 'marketing' }],
      coolDowns: [{ id: 'rest', after: 'conversion', hours: 8, purposes: ['marketing'] }],
    },
  });
  const lives = CELLS.map((cell, person) => ({ ...cell, person, run: '', flow: '', stands: [] as Stand[], calls: 0 }));
  type Life = (typeof lives)[number];
  const eventOfLife = ({ person }: Life) => `tell-${person}`;
  const templateOf = ({ person }: Life) => `aviso_${person}`;
  const actor = () => ({ workspace: stage().workspace, id: 'system' });

  async function publishFor(life: Life): Promise<void> {
    const { publish, deps } = stage();
    const { channel, purpose } = HOLDS[life.hold];
    const message = say('tell', [channel], { sent: 'gone', not_sent: 'unsent' });
    if ('template' in HOLDS[life.hold]) {
      const name = templateOf(life);
      await saveTemplate(deps, actor(), { name, language: 'es', category: 'utility', state: 'approved', body: 'Hola' });
      message.config = { ...message.config, content: { whatsapp: { es: { type: 'template', name } } } };
    }
    const settings = { purpose, goal: { event: 'bought' }, exitOn: [{ event: 'left' }] };
    const nodes = [onEvent(eventOfLife(life), 'tell'), message, end('gone'), end('unsent')];
    life.flow = (await publish(draw(eventOfLife(life), nodes, settings))).flow;
  }

  async function change(life: Life): Promise<void> {
    const { writes, happens, deps, owner, workspace } = stage();
    const { channel, purpose } = HOLDS[life.hold];
    const state = async (to: 'paused' | 'rejected') => {
      const found = (await listTemplates(deps, workspace)).find(({ name }) => name === templateOf(life));
      await setTemplateState(deps, actor(), { id: found?.id ?? '', state: to });
    };
    switch (life.change) {
      case 'an opt-out by keyword':
        return void (await writes(life.person, 'BAJA', channel));
      case 'an opt-out over the API': {
        const contact = { phone: phoneOf(life.person) };
        const word = { contact, channel, purpose, status: 'withdrawn' as const, evidence: { method: 'api' } };
        return void (await recordConsents(deps, actor(), [word]));
      }
      case 'an exit event':
        return void (await happens(life.person, 'left'));
      case 'its goal':
        return void (await happens(life.person, 'bought'));
      case 'a cancel':
        return void (await cancelRun(deps, actor(), { run: life.run, reason: 'test' }));
      case 'a pause of its flow':
        return void (await pauseFlow(deps, actor(), { flow: life.flow, kind: 'all' }));
      case 'its address is given up': {
        const value = channel === 'email' ? contactOf(life.person).email : phoneOf(life.person);
        await owner`select hilo_block(jsonb_build_array(jsonb_build_object('contact', contact_id, 'value', value))) from addresses where value = ${value}`;
        return;
      }
      case 'its template is paused':
        return state('paused');
      case 'its template is rejected':
        return state('rejected');
    }
  }

  async function stand(life: Life): Promise<Stand> {
    const { owner, run } = stage();
    const { status, node, outcome } = await run(life.run);
    if (status === 'live' && node === 'tell') return 'held';
    if (outcome?.kind !== 'completed') return outcome?.kind as Stand;
    if (outcome.name === 'gone') return 'sent';
    const [last] = await owner<{ code: string }[]>`
      select code from decisions where run_id = ${life.run} order by at desc, id desc limit 1`;
    return `not sent: ${last?.code}`;
  }
  const look = () => Promise.all(lives.map(async (life) => life.stands.push(await stand(life))));

  beforeAll(async () => {
    const { deps, publish, enters, happens, writes, settled, pass, inline, queued } = stage();
    for (const life of lives) await publishFor(life);
    await publish(
      draw('Llena', [onEvent('fill', 'tell'), say('tell', ['sms'], { sent: 'done' }), end('done')], {
        purpose: 'marketing',
      }),
    );
    await publish(
      draw('Convierte', [
        onEvent('convert', 'goal'),
        { id: 'goal', kind: 'goal', config: { name: 'compra' }, to: { next: 'done' } },
        end('done'),
      ]),
    );
    const kill = (on: boolean) => setKillSwitch(deps, actor(), { on, reason: 'test' });

    // 10:00: what the holds need to have happened.
    for (const { hold, person } of lives) {
      if (hold === 'a full cap') await happens(person, 'fill');
      if (hold === 'a cool-down') await happens(person, 'convert');
      if (hold === 'quiet hours, in the service window') {
        await happens(person, 'hello');
        await writes(person, 'hola', 'whatsapp');
      }
    }
    await pass(20 * MINUTE);
    const before = inline.sent.length + queued.sent.length;
    for (const life of lives.filter(({ hold }) => hold === 'a pause of sends'))
      await pauseFlow(deps, actor(), { flow: life.flow, kind: 'sends' });
    const last = (life: Life) => life.hold === 'the kill switch';
    for (const life of lives) if (!last(life)) life.run = await enters(life.person, eventOfLife(life));
    await settled();
    await kill(true);
    for (const life of lives) if (last(life)) life.run = await enters(life.person, eventOfLife(life));
    await settled();
    await look();

    // 10:30
    await pass(10 * MINUTE);
    for (const life of lives) await change(life);
    await settled();
    await look();

    // 19:00: time has lifted what it lifts; the rest is lifted by people.
    await pass(8.5 * HOUR);
    expect(inline.sent.length + queued.sent.length).toBe(before);
    await kill(false);
    for (const life of lives)
      if (life.hold === 'a pause of sends' && life.change !== 'a pause of its flow')
        await resumeFlow(deps, actor(), { flow: life.flow, mode: 'fire' });
    await pass(15 * MINUTE);
    await look();

    for (const { id, state } of await listTemplates(deps, stage().workspace))
      if (state === 'paused') await setTemplateState(deps, actor(), { id, state: 'approved' });
    // Two days later, at the same hour.
    await pass(2 * DAY);
    for (const life of lives)
      if (life.change === 'a pause of its flow') await resumeFlow(deps, actor(), { flow: life.flow, mode: 'fire' });
    await pass(15 * MINUTE);
    await look();
  });

  describe.for(Object.keys(HOLDS))('held by %s', (hold) => {
    test.for(lives.filter((life) => life.hold === hold))('meanwhile $change: $released', async (life) => {
      const [held, , released, later] = life.stands;
      expect({ held, released, later }).toEqual({ held: 'held', released: life.released, later: life.later });
      const { ledger, inline, queued } = stage();
      const entries = await ledger(life.run);
      expect(entries.map(({ state }) => state)).toEqual(life.later === 'sent' ? ['accepted'] : []);
      const called = [...inline.sent, ...queued.sent].filter(({ delivery }) =>
        entries.some(({ id }) => id === delivery),
      );
      expect(called).toHaveLength(entries.length);
    });
  });

  test('what ends a run ends it at once, whatever holds its send', () => {
    const ending = lives.filter(({ released }) => ['exited', 'goal', 'cancelled'].includes(released));
    expect(ending).toHaveLength(3 * Object.keys(HOLDS).length);
    for (const { hold, stands, released } of ending) expect([hold, stands[1]]).toEqual([hold, released]);
  });
});
