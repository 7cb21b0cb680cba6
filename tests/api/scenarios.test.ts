import { afterAll, beforeAll, expect, test } from 'vitest';
import { DEMO } from '../../services/demo';
import { serveApi, type Served } from './serve';

let served: Served;
beforeAll(async () => {
  served = await serveApi();
});
afterAll(() => served.close());

const path = `/flows/${DEMO.flow}/scenarios`;
const scenario = {
  name: 'Pide ayuda',
  at: Date.parse('2026-11-24T15:00:00Z'),
  start: { node: 'purchase', payload: { order: 'A-1' } },
  acts: [{ act: 'skip' }, { act: 'reply', text: 'Necesito ayuda', button: { id: 'help', node: 'ask' } }],
};

test('S12 scenarios are kept, run, accepted, renamed and deleted by the API', async () => {
  const made = await served.call('POST', path, { body: { scenario } });
  expect(made.status).toBe(201);
  const id = String(made.body.id);
  expect(await served.call('POST', path, { body: { scenario } })).toMatchObject({
    status: 409,
    body: { code: 'not_possible', reason: 'scenario.name_taken' },
  });
  expect((await served.call('GET', path)).body.items).toMatchObject([
    { id, name: 'Pide ayuda', expected: { end: { kind: 'waits', name: 'person' } } },
  ]);

  const { body: flow } = await served.call('GET', `/flows/${DEMO.flow}`);
  const draft = flow.draft as { edges: { outlet: string; to: string }[] };
  const edges = draft.edges.map((edge) => (edge.outlet === 'button:help' ? { ...edge, to: 'email' } : edge));
  const saved = await served.call('PUT', `/flows/${DEMO.flow}/draft`, {
    body: { document: { ...draft, edges }, baseRev: flow.draftRev },
  });
  expect(saved.status).toBe(200);
  expect((await served.call('POST', `${path}/run`, { body: {} })).body.items).toMatchObject([
    { id, result: 'differs', differences: [{ what: 'send', node: 'email' }, { what: 'end' }] },
  ]);
  expect(await served.call('POST', `/flows/${DEMO.flow}/publish`, { body: {} })).toMatchObject({
    status: 409,
    body: { code: 'flow_scenarios', scenarios: [{ id, result: 'differs' }] },
  });
  expect(await served.call('POST', `/flows/${DEMO.flow}/publish`, { body: { scenarios: 'anyway' } })).toMatchObject({
    status: 409,
    body: { reason: 'flow.reason_missing' },
  });
  expect((await served.call('POST', `${path}/${id}/accept`, { body: { reason: ' ' } })).status).toBe(400);
  const accepted = await served.call('POST', `${path}/${id}/accept`, { body: { reason: 'Primero un correo' } });
  expect(accepted.status).toBe(200);
  expect((await served.call('POST', `${path}/run`, { body: { scenario: id } })).body.items).toMatchObject([
    { id, result: 'passed' },
  ]);
  expect((await served.call('POST', `/flows/${DEMO.flow}/publish`, { body: {} })).status).toBe(200);
  expect((await served.call('PUT', `${path}/${id}`, { body: { name: 'Otro' } })).status).toBe(200);
  expect((await served.call('DELETE', `${path}/${id}`)).status).toBe(200);
  expect((await served.call('DELETE', `${path}/${id}`)).status).toBe(404);
});

test('what cannot be kept is told by field or by reason', async () => {
  const wrong = await served.call('POST', path, { body: { scenario: { ...scenario, at: 'soon' } } });
  expect(wrong).toMatchObject({ status: 400, body: { code: 'invalid', errors: [{ field: 'scenario.at' }] } });
  const gone = await served.call('POST', path, { body: { scenario: { ...scenario, start: { node: 'gone' } } } });
  expect(gone).toMatchObject({ status: 409, body: { reason: 'scenario.start_gone' } });
});

test('of another workspace do not exist', async () => {
  for (const [method, at, body] of [
    ['GET', path, undefined],
    ['POST', path, { scenario }],
    ['POST', `${path}/run`, {}],
    ['PUT', `${path}/scn_x`, { name: 'x' }],
    ['POST', `${path}/scn_x/accept`, { reason: 'x' }],
    ['DELETE', `${path}/scn_x`, undefined],
  ] as const)
    expect(await served.call(method, at, { as: 'other', ...(body ? { body } : {}) })).toMatchObject({ status: 404 });
});
