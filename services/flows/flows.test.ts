import { afterAll, beforeEach, expect, test } from 'vitest';
import { POST_SALE } from '../../core/samples/post-sale';
import type { FlowDocumentInput } from '../../core/document';
import type { Input, RunState } from '../../core/run';
import { newRun, nextWake, transition } from '../../core/transition';
import { newId } from '../../db/ids';
import { testServices, type TestServices } from '../../tests/support/services';
import { DEMO } from '../demo';
import { archiveFlow, checkDocument, createFlow, exportFlow, saveDraft } from './drafts';
import { pauseFlow, previewResume, resumeFlow } from './pause';
import { previewPublish } from './preview';
import { publishFlow, type PublishChoice } from './publish';
import { getFlow, listFlows, listVersions } from './read';
import { liveStarts } from './starts';

const open: TestServices[] = [];
let t: TestServices;
beforeEach(async () => {
  t = await testServices();
  open.push(t);
});
afterAll(() => Promise.all(open.map((one) => one.close())));

const HOUR = 3_600_000;
const flow = DEMO.flow;
const move: PublishChoice = { flow, reason: 'prueba', people: 'move', waits: 'keep' };

/** A run of the demo's live version that stands at its first wait, or further on after `inputs`. */
async function stand(contact = 'cnt_demo_ana', inputs: Input[] = []): Promise<string> {
  const id = newId('run', t.deps.clock.now());
  const at = t.deps.clock.now();
  const { liveVersionId } = await draft();
  const program = await t.deps.programs.get(t.workspace, liveVersionId ?? '');
  const facts = {
    contact: {
      id: contact,
      name: null,
      language: 'es',
      timeZone: null,
      country: null,
      attributes: {},
      tags: [],
      addresses: [],
    },
    timeZone: 'America/Bogota',
  };
  const trigger = { node: 'purchase', type: 'event' as const, name: 'purchase', payload: {}, at };
  let state: RunState = newRun(id);
  for (const input of [{ type: 'start' as const, at, trigger }, ...inputs]) {
    state = transition(program, state, input, facts).state;
  }
  const wake = nextWake(state);
  await t.owner`insert into runs (id, workspace_id, flow_id, version_id, contact_id, entry_key, status, state, node, wake_at, started_at)
    values (${id}, ${t.workspace}, ${flow}, ${liveVersionId}, ${contact}, ${id}, 'live', ${JSON.stringify(state)}::text::jsonb,
      ${state.at?.node ?? null}, ${wake === null ? null : new Date(wake).toISOString()}, ${new Date(at).toISOString()})`;
  return id;
}
const runOf = async (id: string) => {
  const [row] =
    await t.owner`select version_id as version, node, rev, hilo_ms(wake_at) as wake, inbox, state from runs where id = ${id}`;
  if (!row) throw new Error('no run');
  return row;
};
const draft = async () => {
  const found = await getFlow(t.deps, t.workspace, flow);
  if (!found) throw new Error('no flow');
  return found;
};
async function edit(change: (document: FlowDocumentInput) => FlowDocumentInput): Promise<void> {
  const { draft: document, draftRev } = await draft();
  const saved = await saveDraft(t.deps, t.actor, { flow, document: change(document), baseRev: draftRev });
  expect(saved).toMatchObject({ saved: true });
}
const withWait = (hours: number) => (document: FlowDocumentInput) => ({
  ...document,
  nodes: document.nodes.map((node) =>
    node.id === 'day' ? { ...node, config: { until: 'duration', duration: { amount: hours, unit: 'hours' } } } : node,
  ),
});
/** The wait under another id: whoever stood there stands nowhere. */
const withoutDay = (document: FlowDocumentInput): FlowDocumentInput => ({
  ...document,
  nodes: document.nodes.map((node) => (node.id === 'day' ? { ...node, id: 'pause' } : node)),
  edges: document.edges.map((edge) => ({
    ...edge,
    from: edge.from === 'day' ? 'pause' : edge.from,
    to: edge.to === 'day' ? 'pause' : edge.to,
  })),
});

test('the list tells what runs, how many are inside and whether the draft is ahead', async () => {
  await stand();
  const [listed] = await listFlows(t.deps, t.workspace);
  expect(listed).toMatchObject({
    id: flow,
    name: 'Seguimiento posventa',
    live: 1,
    liveRuns: 1,
    paused: null,
    draftAhead: false,
  });
  t.deps.clock.advance(1000);
  await edit(withWait(12));
  expect((await listFlows(t.deps, t.workspace))[0]).toMatchObject({ draftAhead: true });
});

test('two people who edit the same revision: the second is told who was first, and nothing is lost', async () => {
  const { draft: document, draftRev } = await draft();
  expect(await saveDraft(t.deps, t.actor, { flow, document, baseRev: draftRev })).toMatchObject({
    saved: true,
    rev: 2,
  });
  const other = { ...t.actor, id: 'member:mem_demo_marketer' };
  expect(await saveDraft(t.deps, other, { flow, document, baseRev: draftRev })).toEqual({
    saved: false,
    reason: 'conflict',
    rev: 2,
    by: t.actor.id,
  });
  expect(await saveDraft(t.deps, other, { flow: 'flw_nobody', document, baseRev: 1 })).toEqual({
    saved: false,
    reason: 'missing',
  });
});

test('what is no document is refused with the field; what has problems is kept and says them', async () => {
  const bad = await createFlow(t.deps, t.actor, { ...POST_SALE, kind: 'poem' });
  expect(bad).toMatchObject({ created: false, reason: 'invalid', issues: [{ path: 'kind' }] });
  const made = await createFlow(t.deps, t.actor, { ...POST_SALE, edges: [] });
  expect(made).toMatchObject({ created: true, rev: 1 });
  if (!made.created) return;
  expect(made.problems.some((problem) => problem.severity === 'error')).toBe(true);
  expect(await publishFlow(t.deps, t.actor, { ...move, flow: made.flow })).toMatchObject({
    published: false,
    reason: 'problems',
  });
});

test('an export imports as the same flow, without problems', async () => {
  const file = await exportFlow(t.deps, t.workspace, { flow });
  const copy = await createFlow(t.deps, t.actor, JSON.parse(JSON.stringify(file)));
  expect(copy).toMatchObject({ created: true });
  if (copy.created) expect(await exportFlow(t.deps, t.workspace, { flow: copy.flow })).toEqual(file);
  expect(await checkDocument(t.deps, t.workspace, file)).toEqual((await draft()).problems);
  expect(await exportFlow(t.deps, t.workspace, { flow: 'flw_nobody' })).toBeNull();
});

test('a publish moves everyone whose node still exists, at the same due moment', async () => {
  const run = await stand();
  const before = await runOf(run);
  t.deps.clock.advance(HOUR);
  await edit(withWait(12));
  const done = await publishFlow(t.deps, t.actor, move);
  expect(done).toMatchObject({ published: true, number: 2, moved: 1, left: 0 });
  if (!done.published) return;
  const after = await runOf(run);
  expect(after).toMatchObject({ version: done.version, node: 'day', rev: 1, wake: before.wake });
  expect((await draft()).liveVersionId).toBe(done.version);
  const [step] = await t.owner`select seq, event, why from steps where run_id = ${run} order by seq desc limit 1`;
  expect(step).toMatchObject({
    seq: after.state.seq,
    event: 'note',
    why: { code: 'run.moved', params: { number: 2 } },
  });
});

test.each([
  ['recount', 12 - 1],
  ['restart', 12],
] as const)('a changed wait that is to %s is due %i hours from now', async (waits, hours) => {
  const run = await stand();
  t.deps.clock.advance(HOUR);
  await edit(withWait(12));
  await publishFlow(t.deps, t.actor, { ...move, waits });
  expect((await runOf(run)).wake).toBe(t.deps.clock.now() + hours * HOUR);
});

test('finish leaves everybody on the version they are in, and newcomers take the new one', async () => {
  const run = await stand();
  await edit(withWait(12));
  const done = await publishFlow(t.deps, t.actor, { ...move, people: 'finish' });
  expect(done).toMatchObject({ published: true, moved: 0 });
  expect((await runOf(run)).version).toBe(DEMO.version);
  const [start] = await liveStarts(t.deps, t.workspace);
  expect(start).toMatchObject({ version: done.published ? done.version : '', paused: null });
  const versions = await listVersions(t.deps, t.workspace, flow);
  expect(versions).toMatchObject([
    { number: 2, live: true, liveRuns: 0 },
    { number: 1, live: false, liveRuns: 1 },
  ]);
});

test('drain lets nobody new in until the last of the old version is out', async () => {
  const run = await stand();
  await edit(withWait(12));
  await publishFlow(t.deps, t.actor, { ...move, people: 'drain' });
  const paused = async () => {
    t.deps.clock.advance(1000);
    return (await liveStarts(t.deps, t.workspace))[0]?.paused;
  };
  expect(await paused()).toBe('entries');
  await t.owner`update runs set status = 'ended' where id = ${run}`;
  expect(await paused()).toBeNull();
  expect((await listFlows(t.deps, t.workspace))[0]).toMatchObject({ paused: null });
});

test('people at a deleted node stay on the old version, unless told where to go or to end', async () => {
  const stays = await stand();
  await edit(withoutDay);
  expect(await previewPublish(t.deps, t.workspace, flow)).toMatchObject({
    people: 1,
    nodes: [{ node: 'day', people: 1, gone: true, waitChanged: false }],
  });
  expect(await publishFlow(t.deps, t.actor, move)).toMatchObject({ published: true, moved: 0, left: 1 });
  expect((await runOf(stays)).version).toBe(DEMO.version);

  expect(await publishFlow(t.deps, t.actor, { ...move, gone: { node: 'nowhere' } })).toMatchObject({
    reason: 'unknown_node',
  });
  const there = await publishFlow(t.deps, t.actor, { ...move, gone: { node: 'pause' } });
  expect(there).toMatchObject({ published: true, moved: 1, left: 0 });
  const redirected = await runOf(stays);
  expect(redirected).toMatchObject({ node: 'pause', wake: t.deps.clock.now(), state: { at: { pending: true } } });

  const program = await t.deps.programs.get(t.workspace, String(redirected.version));
  const facts = {
    contact: {
      id: '',
      name: null,
      language: null,
      timeZone: null,
      country: null,
      attributes: {},
      tags: [],
      addresses: [],
    },
    timeZone: 'UTC',
  };
  const entered = transition(program, redirected.state as RunState, { type: 'timer', at: t.deps.clock.now() }, facts);
  expect(entered.state.at).toMatchObject({ node: 'pause', wake: t.deps.clock.now() + 24 * HOUR });
});

test('people at a deleted node can be taken out', async () => {
  const run = await stand();
  await edit(withoutDay);
  expect(await publishFlow(t.deps, t.actor, { ...move, gone: 'end' })).toMatchObject({ moved: 1, left: 0 });
  const [input] = await t.owner`select input from inputs where run_id = ${run}`;
  expect(input?.input).toMatchObject({ type: 'cancel', reason: 'node_removed' });
});

test('a preview names the waits that changed', async () => {
  await stand();
  await stand('cnt_demo_luis');
  await edit(withWait(12));
  expect(await previewPublish(t.deps, t.workspace, flow)).toMatchObject({
    people: 2,
    nodes: [{ node: 'day', name: 'Un día', people: 2, gone: false, waitChanged: true }],
  });
});

test('a run that somebody drives during the move is read again and moved all the same', async () => {
  const runs = await Promise.all(['cnt_demo_ana', 'cnt_demo_luis', 'cnt_demo_rosa'].map((contact) => stand(contact)));
  await edit(withWait(12));
  const { programs } = t.deps;
  let driven = false;
  const deps = {
    ...t.deps,
    programs: {
      get: async (workspace: string, version: string) => {
        // after the runs were read and before they are written, one of them moves on by itself
        if (version === DEMO.version && !driven) {
          driven = true;
          await t.owner`update runs set rev = rev + 1 where id = ${runs[1] ?? ''}`;
        }
        return programs.get(workspace, version);
      },
    },
  };
  expect(await publishFlow(deps, t.actor, move)).toMatchObject({ published: true, moved: 3, left: 0 });
  expect(driven).toBe(true);
});

test('a run with an input in its inbox is due at once after a move', async () => {
  const run = await stand();
  await t.owner`select hilo_input(${JSON.stringify([{ run, workspace: t.workspace, input: { type: 'timer', at: 1 } }])}::text::jsonb, 1)`;
  await t.owner`update runs set wake_at = now() + interval '1 day' where id = ${run}`;
  await edit(withWait(12));
  await publishFlow(t.deps, t.actor, move);
  expect((await runOf(run)).wake).toBe(t.deps.clock.now());
});

test('a publish of a revision that somebody saved over is a conflict', async () => {
  await edit(withWait(12));
  expect(await publishFlow(t.deps, t.actor, { ...move, rev: 1 })).toMatchObject({
    published: false,
    reason: 'conflict',
    rev: 2,
    by: t.actor.id,
  });
});

test('two publishes at once make two versions', async () => {
  const both = await Promise.all([publishFlow(t.deps, t.actor, move), publishFlow(t.deps, t.actor, move)]);
  expect(both.map((one) => (one.published ? one.number : 0)).sort()).toEqual([2, 3]);
});

test('an old version comes back as a draft and goes live only by a publish', async () => {
  await edit(withWait(12));
  await publishFlow(t.deps, t.actor, move);
  const { draftRev } = await draft();
  const document = await exportFlow(t.deps, t.workspace, { flow, version: DEMO.version });
  expect(await saveDraft(t.deps, t.actor, { flow, document, baseRev: draftRev })).toMatchObject({ saved: true });
  expect((await draft()).live).toBe(2);
  expect((await draft()).draft).toEqual(document);
});

test('a pause of everything tells first what resuming means, and shift adds its length', async () => {
  const run = await stand();
  expect(await pauseFlow(t.deps, t.actor, { flow, kind: 'all' })).toBe(true);
  t.deps.clock.advance(25 * HOUR);
  expect(await previewResume(t.deps, t.workspace, flow)).toMatchObject({
    paused: 'all',
    lasted: 25 * HOUR,
    live: 1,
    due: 1,
  });
  expect(await resumeFlow(t.deps, t.actor, { flow, mode: 'shift' })).toEqual({ resumed: true, people: 1 });
  const [input] = await t.owner`select input from inputs where run_id = ${run}`;
  expect(input?.input).toEqual({ type: 'shift', at: t.deps.clock.now(), by: 25 * HOUR });
  expect(await runOf(run)).toMatchObject({ inbox: 1, wake: t.deps.clock.now() });
  expect(await resumeFlow(t.deps, t.actor, { flow, mode: 'shift' })).toEqual({ resumed: false, reason: 'not_paused' });
});

test('a test run counts the pause in its own time', async () => {
  const run = await stand();
  const pace = { clock: t.deps.clock.now(), run: t.deps.clock.now(), factor: 1440 };
  await t.owner`update runs set pace = ${JSON.stringify(pace)}::text::jsonb where id = ${run}`;
  await pauseFlow(t.deps, t.actor, { flow, kind: 'all' });
  t.deps.clock.advance(60_000);
  await resumeFlow(t.deps, t.actor, { flow, mode: 'shift' });
  const [input] = await t.owner`select input from inputs where run_id = ${run}`;
  expect(input?.input).toEqual({ type: 'shift', at: pace.clock + 60_000, by: 24 * HOUR });
});

test.each([
  ['fire', 'all', 0],
  ['expire', 'all', 1],
  ['expire', 'sends', 0],
] as const)('resuming with %s after a pause of %s puts %i inputs and wakes everybody', async (mode, kind, inputs) => {
  const run = await stand();
  await pauseFlow(t.deps, t.actor, { flow, kind });
  t.deps.clock.advance(25 * HOUR);
  await resumeFlow(t.deps, t.actor, { flow, mode });
  expect(await runOf(run)).toMatchObject({ inbox: inputs, wake: t.deps.clock.now() });
  expect((await draft()).paused).toBeNull();
});

test('ingest hears of a pause, a publish and an archive at once here, and within a second elsewhere', async () => {
  const elsewhere = { ...t.deps, programs: { get: t.deps.programs.get } };
  expect(await liveStarts(elsewhere, t.workspace)).toMatchObject([{ flow, paused: null, priority: 5 }]);
  await pauseFlow(t.deps, t.actor, { flow, kind: 'entries' });
  expect(await liveStarts(t.deps, t.workspace)).toMatchObject([{ paused: 'entries' }]);
  expect(await liveStarts(elsewhere, t.workspace)).toMatchObject([{ paused: null }]);
  t.deps.clock.advance(1000);
  expect(await liveStarts(elsewhere, t.workspace)).toMatchObject([{ paused: 'entries' }]);
  await archiveFlow(t.deps, t.actor, { flow, archived: true });
  expect(await liveStarts(t.deps, t.workspace)).toEqual([]);
  expect(await listFlows(t.deps, t.workspace)).toEqual([]);
  expect(await listFlows(t.deps, t.workspace, { archived: true })).toMatchObject([{ archived: true }]);
});

test('a flow of another workspace is nobody’s here', async () => {
  const stranger = { workspace: t.other, id: 'member:mem_x' };
  expect(await getFlow(t.deps, t.other, flow)).toBeNull();
  expect(await listFlows(t.deps, t.other)).toEqual([]);
  expect(await publishFlow(t.deps, stranger, move)).toEqual({ published: false, reason: 'missing' });
  expect(await pauseFlow(t.deps, stranger, { flow, kind: 'all' })).toBe(false);
  expect(await resumeFlow(t.deps, stranger, { flow, mode: 'fire' })).toEqual({ resumed: false, reason: 'missing' });
  expect(await previewPublish(t.deps, t.other, flow)).toBeNull();
});
