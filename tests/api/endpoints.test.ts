import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { DEMO } from '../../services/demo';
import { settle } from '../support/turn';
import { serveApi, type Served } from './serve';

let served: Served;
beforeAll(async () => {
  served = await serveApi();
});
afterAll(() => served.close());

const DAY = 24 * 3600 * 1000;
const ANA = 'cnt_demo_ana';

/** A flow that the API starts: it says hello with two buttons and waits. */
const flowNamed = (name: string) => ({
  schema: 1,
  kind: 'journey',
  name,
  settings: { purpose: 'service', entry: { kind: 'after_exit' } },
  variables: [{ name: 'order', type: 'text', input: true }],
  nodes: [
    { id: 'start', kind: 'start', config: { on: 'api' } },
    { id: 'wait', kind: 'wait', config: { until: 'duration', duration: { amount: 10, unit: 'days' } } },
    { id: 'end', kind: 'end', config: {} },
  ],
  edges: [
    { from: 'start', outlet: 'next', to: 'wait' },
    { from: 'wait', outlet: 'next', to: 'end' },
  ],
});

describe('contacts', () => {
  test('are found, read, made and changed', async () => {
    const found = await served.call('GET', '/contacts?search=ana&limit=3');
    expect((found.body.items as { id: string }[]).map((row) => row.id)).toContain(ANA);
    const first = await served.call('GET', '/contacts?limit=2');
    const second = await served.call('GET', `/contacts?limit=2&after=${String(first.body.next)}`);
    const ids = [...(first.body.items as { id: string }[]), ...(second.body.items as { id: string }[])].map(
      (c) => c.id,
    );
    expect(new Set(ids).size).toBe(4);
    const made = await served.call('POST', '/contacts', {
      body: { externalId: 'crm-1', phone: '+573007770001', email: 'Nora@Example.test', name: 'Nora' },
    });
    expect(made.body.addresses).toMatchObject([{ value: '+573007770001' }, { value: 'nora@example.test' }]);
    const changed = await served.call('PUT', `/contacts/${String(made.body.id)}`, { body: { name: 'Nora Paz' } });
    expect(changed.body).toMatchObject({ id: made.body.id, name: 'Nora Paz', externalId: 'crm-1' });
    expect((await served.call('GET', '/contacts?externalId=crm-1')).body.items).toHaveLength(1);
  });

  test('of another workspace do not exist', async () => {
    for (const path of ['', '/thread', '/export', '/decisions', '/why']) {
      expect(await served.call('GET', `/contacts/${ANA}${path}`, { as: 'other' })).toMatchObject({ status: 404 });
    }
    expect((await served.call('PUT', `/contacts/${ANA}`, { as: 'other', body: { name: 'x' } })).status).toBe(404);
    expect((await served.call('GET', '/contacts', { as: 'other' })).body.items).toEqual([]);
  });

  test('have a thread, an export, and a "why" in the language asked for', async () => {
    await served.call('POST', '/events', { body: { id: 't-1', name: 'visit', contact: { id: ANA } } });
    const thread = await served.call('GET', `/contacts/${ANA}/thread?kinds=event&limit=1`);
    expect(thread.body.entries).toMatchObject([{ kind: 'event' }]);
    expect((await served.call('GET', `/contacts/${ANA}/export`, { as: 'auditor' })).body.schema).toBe(1);
    const why = await served.call('GET', `/contacts/cnt_demo_diego/why?purpose=marketing&channel=whatsapp,email`, {
      headers: { 'accept-language': 'es' },
    });
    expect(why.body).toMatchObject({ verdict: 'suppress' });
    expect(String(why.body.reasons)).toMatch(/consent/i);
    expect(await served.call('GET', `/contacts/${ANA}/why?purpose=nothing`)).toMatchObject({
      status: 400,
      body: { errors: [{ field: 'purpose' }] },
    });
  });
});

describe('consents and suppressions', () => {
  test('are recorded with evidence, one or many, all or none', async () => {
    const word = {
      contact: { id: ANA },
      channel: 'sms',
      purpose: 'marketing',
      status: 'granted',
      evidence: { form: 'f1' },
    };
    const count = async () => (await served.call('GET', `/consents?contact=${ANA}`)).body.items as object[];
    const before = (await count()).length;
    expect((await served.call('POST', '/consents', { body: word })).body).toMatchObject({ cancelled: 0 });
    const bad = await served.call('POST', '/consents', {
      body: { consents: [word, { ...word, contact: { id: 'cnt_nobody' } }] },
    });
    expect(bad).toMatchObject({ status: 400, body: { errors: [{ field: 'consents[1].contact.id' }] } });
    const after = await count();
    expect(after).toHaveLength(before + 1);
    expect(after[0]).toMatchObject({ channel: 'sms', status: 'granted', evidence: { form: 'f1' } });
  });

  test('a suppression holds until it is lifted', async () => {
    const made = await served.call('POST', '/suppressions', { body: { contact: ANA, reason: 'asked by phone' } });
    const id = String(made.body.id);
    const why = await served.call('GET', `/contacts/${ANA}/why`);
    expect(why.body).toMatchObject({ verdict: 'suppress', code: expect.stringContaining('suppression') as string });
    expect((await served.call('GET', `/suppressions?contact=${ANA}`)).body.items).toMatchObject([{ id }]);
    const lift = `/suppressions/${id}?contact=${ANA}&reason=changed%20mind`;
    expect((await served.call('DELETE', lift)).status).toBe(200);
    expect((await served.call('DELETE', lift)).status).toBe(404);
  });
});

describe('flows and runs', () => {
  test('a flow is imported, published, started once a person, paused, resumed; its run is read and cancelled', async () => {
    const made = await served.call('POST', '/flows/import', { body: flowNamed('By API') });
    const flow = String(made.body.flow);
    const start = { flow, contact: { id: ANA }, payload: { order: 'A-9', other: 1 }, id: 's-1' };
    expect(await served.call('POST', '/runs', { body: start })).toMatchObject({
      status: 409,
      body: { code: 'not_possible', reason: 'start.not_published' },
    });
    expect((await served.call('GET', `/flows/${flow}/publish`)).body.people).toBe(0);
    expect((await served.call('POST', `/flows/${flow}/publish`, { body: {} })).body).toMatchObject({ number: 1 });

    const run = (await served.call('POST', '/runs', { body: start })).body;
    expect(run).toMatchObject({ contact: ANA, refused: null });
    expect(await served.call('POST', '/runs', { body: start })).toMatchObject({ status: 409 });
    const again = await served.call('POST', '/runs', { body: { ...start, id: 's-2' } });
    expect(again.body).toMatchObject({ refused: 'entry.already_in' });
    await settle(served.deps, served.workspace);
    const page = await served.call('GET', `/runs/${String(run.run)}`);
    expect(page.body).toMatchObject({ run: { status: 'live', node: 'wait', state: { vars: { order: 'A-9' } } } });
    const listed = await served.call('GET', `/runs?flow=${flow}&status=refused`, {
      headers: { 'accept-language': 'es' },
    });
    expect(listed.body.items).toMatchObject([{ reason: expect.stringContaining('Ya estaba dentro') as string }]);

    expect((await served.call('POST', `/flows/${flow}/pause`, { body: { kind: 'all' } })).status).toBe(200);
    expect((await served.call('GET', `/flows/${flow}/resume`)).body).toMatchObject({ live: 1 });
    expect((await served.call('POST', `/flows/${flow}/resume`, { body: { mode: 'shift' } })).body).toMatchObject({
      people: 1,
    });
    expect((await served.call('POST', `/flows/${flow}/resume`, { body: { mode: 'shift' } })).status).toBe(409);

    const id = String(run.run);
    expect((await served.call('POST', `/runs/${id}/retry`)).status).toBe(409);
    expect((await served.call('POST', `/runs/${id}/cancel`, { body: { reason: 'test' } })).status).toBe(200);
    await settle(served.deps, served.workspace);
    expect((await served.call('GET', `/runs/${id}`)).body.run).toMatchObject({ status: 'ended' });
    expect((await served.call('POST', `/runs/${id}/cancel`)).status).toBe(409);
    for (const verb of ['retry', 'cancel', 'jump']) {
      expect((await served.call('POST', `/runs/${id}/${verb}`, { as: 'other' })).status).toBe(404);
    }
  });

  test('a run at a pace jumps to what it waits for', async () => {
    const flow = String((await served.call('POST', '/flows/import', { body: flowNamed('Fast') })).body.flow);
    await served.call('POST', `/flows/${flow}/publish`);
    const body = { flow, contact: { phone: '+573001230099' }, pace: 1440 };
    const { run } = (await served.call('POST', '/runs', { body })).body;
    await settle(served.deps, served.workspace);
    expect((await served.call('POST', `/runs/${String(run)}/jump`)).status).toBe(200);
    await settle(served.deps, served.workspace);
    expect((await served.call('GET', `/runs/${String(run)}`)).body.run).toMatchObject({ status: 'ended' });
  });

  test('a draft is saved on its revision, a broken one is told and never published', async () => {
    const flow = String((await served.call('POST', '/flows/import', { body: flowNamed('Draft') })).body.flow);
    const { draftRev } = (await served.call('GET', `/flows/${flow}`)).body;
    const broken = { ...flowNamed('Draft'), edges: [{ from: 'start', outlet: 'next', to: 'nowhere' }] };
    const saved = await served.call('PUT', `/flows/${flow}/draft`, { body: { document: broken, baseRev: draftRev } });
    expect(saved.body.problems).not.toEqual([]);
    const conflict = await served.call('PUT', `/flows/${flow}/draft`, {
      body: { document: broken, baseRev: draftRev },
    });
    expect(conflict).toMatchObject({ status: 409, body: { code: 'conflict', rev: 2 } });
    const refused = await served.call('POST', `/flows/${flow}/publish`);
    expect(refused).toMatchObject({ status: 422, body: { code: 'flow_problems' } });
    expect((await served.call('POST', '/flows/check', { body: broken })).body.publishable).toBe(false);
    const malformed = await served.call('POST', '/flows/import', {
      body: {
        ...flowNamed('x'),
        nodes: [
          { id: 'start', kind: 'start' },
          { id: 'a b', kind: 'wait' },
        ],
      },
    });
    expect(malformed).toMatchObject({ status: 400, body: { errors: [{ field: 'nodes[1].id' }] } });
  });

  test('a document that was exported is the one that was imported', async () => {
    const exported = await served.call('GET', `/flows/${DEMO.flow}/export?version=${DEMO.version}`);
    const made = await served.call('POST', '/flows/import', { body: exported.body });
    const again = await served.call('GET', `/flows/${String(made.body.flow)}/export`);
    expect(again.body).toEqual(exported.body);
    expect((await served.call('GET', `/flows/${DEMO.flow}/versions`)).body.items).toHaveLength(1);
    expect((await served.call('GET', '/flows')).body.items).not.toEqual([]);
    for (const path of ['', '/export', '/versions', '/publish', '/resume']) {
      expect((await served.call('GET', `/flows/${DEMO.flow}${path}`, { as: 'other' })).status).toBe(404);
    }
  });
});

test('the main job by the API alone: purchase, message on the phone, "Necesito ayuda", a case, a reply, resolved (R48, R65)', async () => {
  const { deps, workspace, call } = served;
  const stored = await call('POST', '/events', {
    body: {
      id: 'main-1',
      name: 'purchase',
      contact: { phone: '+573001119999', name: 'Iris', timeZone: 'America/Bogota', country: 'CO' },
      payload: { order: 'A-77', amount: 10 },
      consents: [{ channel: 'whatsapp', purpose: 'service', status: 'granted', evidence: { method: 'web_form' } }],
    },
  });
  const [{ contact }] = stored.body.results as [{ contact: string }];
  await settle(deps, workspace);
  deps.clock.advance(DAY);
  await settle(deps, workspace);
  const phone = await call('GET', `/sandbox/phones/${contact}`);
  expect(phone.body.messages).toMatchObject([
    { from: 'us', channel: 'whatsapp', buttons: [{ title: 'Todo bien' }, { title: 'Necesito ayuda' }] },
  ]);
  const say = (body: object) => call('POST', `/sandbox/phones/${contact}/messages`, { body });
  expect(await say({ button: 'No such' })).toMatchObject({ status: 409, body: { reason: 'sandbox.no_button' } });
  expect(await say({ text: 'a', digits: '1' })).toMatchObject({ status: 400 });
  expect((await say({ button: 'Necesito ayuda' })).body).toMatchObject({ to: 'run' });
  await settle(deps, workspace);

  const cases = (await call('GET', '/cases?view=open')).body.items as { id: string; contact: string }[];
  const id = cases.find((one) => one.contact === contact)?.id ?? '';
  expect((await call('GET', `/cases/${id}`)).body.case).toMatchObject({ status: 'open', card: { node: 'person' } });
  for (const [verb, body] of [
    ['reply', { text: 'x' }],
    ['note', { text: 'x' }],
    ['assign', { member: null }],
    ['resolve', { outcome: 'solved' }],
    ['handback', { node: 'ask' }],
  ] as const) {
    expect((await call('POST', `/cases/${id}/${verb}`, { as: 'other', body })).status).toBe(404);
  }
  const member = DEMO.member('agent');
  expect((await call('POST', `/cases/${id}/assign`, { body: { member } })).status).toBe(200);
  expect((await call('POST', `/cases/${id}/assign`, { body: { member: 'mem_nobody' } })).status).toBe(409);
  expect((await call('POST', `/cases/${id}/reply`, { as: 'agent', body: { text: 'Hola Iris' } })).status).toBe(200);
  expect((await call('POST', `/cases/${id}/note`, { body: { text: 'prefers mornings' } })).status).toBe(200);
  const after = (await call('GET', `/sandbox/phones/${contact}?channel=whatsapp`)).body.messages as { text: string }[];
  expect(after.map((message) => message.text)).toContain('Hola Iris');
  expect((await call('POST', `/cases/${id}/handback`, { body: { node: 'nowhere' } })).status).toBe(409);
  expect((await call('POST', `/cases/${id}/resolve`, { body: { outcome: 'resolved' } })).status).toBe(200);
  expect((await call('POST', `/cases/${id}/reply`, { body: { text: 'again' } })).status).toBe(422);
  const decisions = await call('GET', `/contacts/${contact}/decisions`);
  expect(decisions.body.decisions).not.toEqual([]);
});

test('a withdrawal cancels what was reserved before it is answered', async () => {
  const { owner, workspace } = served;
  await owner`insert into deliveries (id, workspace_id, contact_id, call_id, channel, purpose, intent, address, provider, content, state, at, state_at, next_at)
    values ('dlv_x', ${workspace}, ${ANA}, 'call_x', 'whatsapp', 'service', 'i', '+57', 'queued', '{}', 'reserved', now(), now(), now())`;
  const reply = await served.call('POST', '/consents', {
    body: {
      contact: { id: ANA },
      channel: 'whatsapp',
      purpose: 'service',
      status: 'withdrawn',
      evidence: { by: 'letter' },
    },
  });
  expect(reply.body).toMatchObject({ cancelled: 1 });
  const [row] = await owner`select state from deliveries where id = 'dlv_x'`;
  expect(row).toEqual({ state: 'cancelled' });
});

test('digits on the keypad are digits where no button waits for them', async () => {
  const reply = await served.call('POST', '/sandbox/phones/cnt_demo_diego/messages', {
    body: { channel: 'voice', digits: '42' },
  });
  expect(reply.body).toMatchObject({ status: 'taken' });
  expect((await served.call('GET', '/sandbox/phones/cnt_nobody')).status).toBe(404);
});

test('the rules are read and saved on their version; templates are listed and written', async () => {
  const { document } = (await served.call('GET', '/policies')).body;
  const save = () => served.call('PUT', '/policies', { body: { document, reason: 'as it was' } });
  expect((await save()).status).toBe(200);
  expect(await save()).toMatchObject({ status: 409, body: { code: 'conflict' } });
  expect(
    await served.call('PUT', '/policies', { body: { document: { ...(document as object), caps: 7 }, reason: 'x' } }),
  ).toMatchObject({ status: 400, body: { errors: [{ field: 'document.caps' }] } });
  const template = { name: 'hola', language: 'es', category: 'utility', body: 'Hola {{1}}' };
  expect((await served.call('POST', '/templates', { body: template })).status).toBe(201);
  const names = ((await served.call('GET', '/templates')).body.items as { name: string }[]).map((row) => row.name);
  expect(names).toContain('hola');
  expect((await served.call('GET', '/me', { as: 'auditor' })).body).toMatchObject({ role: 'auditor' });
});

test('an inbound word to stop is heard through the phone as well', async () => {
  const reply = await served.call('POST', '/sandbox/phones/cnt_demo_ana/messages', { body: { text: 'BAJA' } });
  expect(reply.body).toMatchObject({ to: 'opt_out' });
});
