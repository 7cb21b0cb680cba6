import { afterAll, beforeEach, expect, test } from 'vitest';
import type { FlowDocumentInput } from '../../core/document';
import type { ScenarioInput } from '../../core/scenario';
import { testServices, type TestServices } from '../../tests/support/services';
import { settle } from '../../tests/support/turn';
import { readAudit } from '../audit';
import { DEMO } from '../demo';
import { listRuns } from '../runs/read';
import { saveDraft } from './drafts';
import { previewPublish } from './preview';
import { publishFlow, type PublishChoice } from './publish';
import { getFlow, listVersions } from './read';
import { sampleContact } from './sample-contact';
import {
  acceptScenario,
  deleteScenario,
  listScenarios,
  MOST_SCENARIOS,
  renameScenario,
  runScenarios,
  saveScenario,
} from './scenarios';
import { tryDraft, type Trial } from './try-draft';

const open: TestServices[] = [];
let t: TestServices;
beforeEach(async () => {
  t = await testServices();
  open.push(t);
});
afterAll(() => Promise.all(open.map((one) => one.close())));

const flow = DEMO.flow;
const choice: PublishChoice = { flow, reason: '', people: 'move', waits: 'keep' };
const scenario = (change: Partial<ScenarioInput> = {}): ScenarioInput => ({
  name: 'Pide ayuda',
  at: Date.parse('2026-11-24T15:00:00Z'),
  start: { node: 'purchase', payload: { order: 'A-1' } },
  acts: [{ act: 'skip' }, { act: 'reply', text: 'Necesito ayuda', button: { id: 'help', node: 'ask' } }],
  ...change,
});

async function keep(change: Partial<ScenarioInput> = {}): Promise<string> {
  const saved = await saveScenario(t.deps, t.actor, { flow, scenario: scenario(change) });
  if (!saved.saved) throw new Error(saved.reason);
  return saved.id;
}
async function edit(change: (document: FlowDocumentInput) => FlowDocumentInput): Promise<void> {
  const found = await getFlow(t.deps, t.workspace, flow);
  if (!found) throw new Error('no flow');
  const saved = await saveDraft(t.deps, t.actor, {
    flow,
    document: change(found.draft),
    baseRev: found.draftRev,
  });
  expect(saved).toMatchObject({ saved: true });
}
const toEmail = (document: FlowDocumentInput) => ({
  ...document,
  edges: document.edges.map((edge) => (edge.outlet === 'button:help' ? { ...edge, to: 'email' } : edge)),
});
const others = () => ({ ...t.actor, workspace: t.other });

test('S12 a scenario is kept with what it came to, and runs again', async () => {
  const id = await keep();
  expect(await listScenarios(t.deps, t.workspace, flow)).toMatchObject([
    { id, name: 'Pide ayuda', expectedBy: t.actor.id, expected: { end: { kind: 'waits', name: 'person' } } },
  ]);
  expect(await runScenarios(t.deps, t.workspace, { flow })).toMatchObject([{ id, result: 'passed' }]);
  expect(await runScenarios(t.deps, t.workspace, { flow, id })).toMatchObject([{ id, result: 'passed' }]);
});

test('a scenario keeps neither the name nor the addresses of the customer it was played with', async () => {
  const ana = await sampleContact(t.deps, t.workspace, 'cnt_demo_ana');
  expect(ana?.addresses.length).toBeGreaterThan(0);
  await keep({ contact: { ...ana, name: 'Nombre Real' } });
  const text = JSON.stringify(await listScenarios(t.deps, t.workspace, flow));
  expect(text).not.toContain('Nombre Real');
  for (const { value } of ana?.addresses ?? []) expect(text).not.toContain(value);
});

test('what cannot be kept says why', async () => {
  await keep();
  const save = (change: object) => saveScenario(t.deps, t.actor, { flow, scenario: { ...scenario(), ...change } });
  expect(await save({})).toMatchObject({ saved: false, reason: 'name_taken' });
  expect(await save({ name: '' })).toMatchObject({ saved: false, reason: 'invalid' });
  expect(await save({ name: 'x', start: { node: 'gone' } })).toMatchObject({ code: 'scenario.start_gone' });
  expect(await saveScenario(t.deps, t.actor, { flow: 'flw_none', scenario: scenario() })).toMatchObject({
    reason: 'missing',
  });
  for (let n = 1; n < MOST_SCENARIOS; n += 1) await keep({ name: `n ${n}`, acts: [] });
  expect(await save({ name: 'one more' })).toMatchObject({ reason: 'too_many' });
});

test('it is renamed and deleted', async () => {
  const id = await keep();
  await keep({ name: 'Otro' });
  const rename = (name: string) => renameScenario(t.deps, t.actor, { flow, id, name });
  expect([await rename('Otro'), await rename(' '), await rename('Nuevo')]).toEqual([
    'name_taken',
    'invalid',
    'renamed',
  ]);
  expect(await deleteScenario(t.deps, t.actor, { flow, id })).toBe(true);
  expect(await deleteScenario(t.deps, t.actor, { flow, id })).toBe(false);
});

test('publishing runs every scenario: a difference keeps it back until it is accepted with a reason', async () => {
  const id = await keep();
  await edit(toEmail);
  const refused = await publishFlow(t.deps, t.actor, choice);
  expect(refused).toMatchObject({
    published: false,
    reason: 'scenarios',
    scenarios: [{ id, result: 'differs', differences: [{ what: 'send', node: 'email' }, { what: 'end' }] }],
  });
  const accept = (reason: string, rev?: number) => acceptScenario(t.deps, t.actor, { flow, id, reason, rev });
  expect(await accept('  ')).toEqual({ accepted: false, reason: 'reason_missing' });
  expect(await accept('Ahora va por correo', 1)).toEqual({ accepted: false, reason: 'conflict' });
  expect(await accept('Ahora va por correo')).toEqual({ accepted: true });
  expect(await listScenarios(t.deps, t.workspace, flow)).toMatchObject([
    { reason: 'Ahora va por correo', expectedBy: t.actor.id },
  ]);
  const [entry] = await readAudit(t.deps, t.workspace, { subject: id });
  expect(entry).toMatchObject({ action: 'scenario.accept', detail: { reason: 'Ahora va por correo' } });
  expect(await publishFlow(t.deps, t.actor, choice)).toMatchObject({ published: true });
  const [version] = await listVersions(t.deps, t.workspace, flow);
  expect(version?.scenarios).toMatchObject({ anyway: false, items: [{ id, name: 'Pide ayuda', result: 'passed' }] });
});

test('it is published in spite of a difference only with a reason, and the version says so', async () => {
  await keep();
  await edit(toEmail);
  const anyway = { ...choice, scenarios: 'anyway' as const };
  expect(await publishFlow(t.deps, t.actor, anyway)).toMatchObject({ published: false, reason: 'reason_missing' });
  expect(await publishFlow(t.deps, t.actor, { ...anyway, reason: 'Urge' })).toMatchObject({ published: true });
  const [version] = await listVersions(t.deps, t.workspace, flow);
  expect(version).toMatchObject({ reason: 'Urge', scenarios: { anyway: true, items: [{ result: 'differs' }] } });
});

test('a change of wording keeps nothing back', async () => {
  await keep();
  await edit(
    (document) => JSON.parse(JSON.stringify(document).replaceAll('¿cómo va todo', '¿qué tal')) as FlowDocumentInput,
  );
  expect(await publishFlow(t.deps, t.actor, choice)).toMatchObject({ published: true });
});

test('scenarios of another workspace do not exist', async () => {
  const id = await keep();
  expect(await listScenarios(t.deps, t.other, flow)).toBeNull();
  expect(await runScenarios(t.deps, t.other, { flow })).toBeNull();
  expect(await saveScenario(t.deps, others(), { flow, scenario: scenario() })).toMatchObject({ reason: 'missing' });
  expect(await renameScenario(t.deps, others(), { flow, id, name: 'x' })).toBe('missing');
  expect(await deleteScenario(t.deps, others(), { flow, id })).toBe(false);
  expect(await acceptScenario(t.deps, others(), { flow, id, reason: 'x' })).toMatchObject({ reason: 'missing' });
  expect(await sampleContact(t.deps, t.other, 'cnt_demo_ana')).toBeNull();
});

const trial: Trial = { flow, contact: 'cnt_demo_ana', node: 'purchase', payload: { order: 'A-9' }, pace: 1440 };

test('a draft runs for real on the sandbox, at a pace, without a version that anybody sees', async () => {
  await edit(toEmail);
  const before = await listVersions(t.deps, t.workspace, flow);
  const tried = await tryDraft(t.deps, t.actor, trial);
  expect(tried).toMatchObject({ tried: true, contact: 'cnt_demo_ana' });
  await settle(t.deps, t.workspace);
  t.deps.clock.advance(60_000);
  await settle(t.deps, t.workspace);
  const [run] = await listRuns(t.deps, t.workspace);
  expect(run).toMatchObject({ id: tried.tried ? tried.run : '', node: 'ask', version: null, pace: { factor: 1440 } });
  expect(await listVersions(t.deps, t.workspace, flow)).toEqual(before);
  expect((await getFlow(t.deps, t.workspace, flow))?.live).toBe(1);
  // The same draft again is the same version; and nobody in it is moved or counted by a publish.
  expect(await tryDraft(t.deps, t.actor, trial)).toMatchObject({ tried: true });
  const [made] = await t.owner`select count(*)::int as n from versions where test`;
  expect(made?.n).toBe(1);
  expect((await previewPublish(t.deps, t.workspace, flow))?.people).toBe(0);
  expect(await publishFlow(t.deps, t.actor, choice)).toMatchObject({ published: true, number: 2, moved: 0 });
});

test('a draft that cannot run says why', async () => {
  const attempt = (change: Partial<Trial>) => tryDraft(t.deps, t.actor, { ...trial, ...change });
  expect(await attempt({ flow: 'flw_none' })).toEqual({ tried: false, reason: 'missing' });
  expect(await attempt({ node: 'gone' })).toEqual({ tried: false, reason: 'no_start' });
  expect(await attempt({ contact: 'cnt_none' })).toEqual({ tried: false, reason: 'unknown_contact' });
  expect(await tryDraft(t.deps, others(), trial)).toEqual({ tried: false, reason: 'missing' });
  await edit((document) => ({ ...document, edges: [] }));
  expect(await attempt({})).toEqual({ tried: false, reason: 'problems' });
});
