import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ScenarioSchema } from '../../core/scenario';
import { DEMO } from '../../services/demo';
import { EventSchema, ingest } from '../../services/ingest';
import { receive } from '../../services/receive';
import { testServices, type TestServices } from '../../tests/support/services';
import { PROOF_ROWS, PROOFS, TEMPLATES, WORKSPACES } from '../../tests/support/isolation-compose';
import { TOGETHER } from '../../tests/support/isolation-together';
import { attempt, type Trial } from '../../tests/support/isolation-trial';
import { settle } from '../../tests/support/turn';
import * as queries from './index';

let t: TestServices;
/** Ids of rows that the demo's workspace holds. */
const ids = { run: '', case: '', session: 'ses_x', suppression: '', delivery: '', scenario: 'scn_1' };
const contact = 'cnt_demo_ana';
const { flow, version } = DEMO;
const at = '2026-01-06T15:00:00.000Z';
const now = Date.parse(at);
const pace = { clock: now, run: now, factor: 60 };
const designer = 'mem_demo_designer';
const by = `member:${designer}`;

beforeAll(async () => {
  t = await testServices();
  const event = { id: 'e1', name: 'purchase', contact: { id: contact }, payload: {} };
  await ingest(t.deps, t.workspace, [EventSchema.parse(event)]);
  await settle(t.deps, t.workspace);
  t.deps.clock.advance(86_400_000);
  await settle(t.deps, t.workspace);
  const from = '+573005550101';
  await receive(t.deps, t.workspace, {
    type: 'message',
    providerId: 'm1',
    channel: 'whatsapp',
    from,
    text: 'Ayuda por favor',
    at,
  });
  await settle(t.deps, t.workspace);
  await t.owner`insert into sessions (id, workspace_id, member_id, expires_at) values ('ses_x', 'ws_demo', 'mem_demo_agent', now())`;
  await t.owner`insert into runs (id, workspace_id, flow_id, version_id, contact_id, entry_key, status, state, pace, started_at)
    values ('run_halted', 'ws_demo', ${flow}, ${version}, 'cnt_demo_luis', '', 'halted', '{"seq": 1}', ${JSON.stringify(pace)}::text::jsonb, now())`;
  const [row] = await t.owner`select k.id as case, k.run_id as run, (select id from suppressions) as suppression,
      (select min(id) from deliveries) as delivery from cases k`;
  await t.owner`insert into webhooks (id, workspace_id, provider, digest, body, received_at) values ('whk_x', 'ws_demo', 'x', 'x', 'x', ${at})`;
  await t.owner`insert into calls (id, workspace_id, run_id, call, state, result, opened_at, done_at)
    values ('run_halted.1', 'ws_demo', 'run_halted', '{"url": "https://x"}', 'done', '{}', ${at}, ${at})`;
  await t.owner`insert into flow_edits values ('ws_demo', ${flow}, 2, '[]', ${by}, ${at})`;
  await t.owner`insert into flow_presence values ('ws_demo', ${flow}, 'tab', ${designer}, 'purchase', ${at}, true, ${at})`;
  await t.owner`insert into comment_threads (id, workspace_id, flow_id, created_at)
    values ('dsc_x', 'ws_demo', ${flow}, ${at}), ('dsc_empty', 'ws_demo', ${flow}, ${at})`;
  await t.owner`insert into comments (id, workspace_id, thread_id, author_id, body, created_at)
    values ('cmt_x', 'ws_demo', 'dsc_x', ${designer}, 'x', ${at})`;
  await t.owner`insert into comment_mentions values ('ws_demo', 'cmt_x', ${designer}, null)`;
  for (const row of PROOF_ROWS) await t.owner.unsafe(row);
  Object.assign(ids, row);
  await t.owner`insert into scenarios (id, workspace_id, flow_id, name, scenario, expected, expected_by, expected_at, created_at)
    values ('scn_1', 'ws_demo', ${flow}, 'one', '{}', '{}', 'x', now(), now())`;
  const drafted = JSON.stringify(await parsed());
  await t.owner`insert into versions (id, workspace_id, flow_id, number, document, mentions, author, published_at, test)
    values ('ver_test', 'ws_demo', ${flow}, 0, ${drafted}::text::jsonb, '{}', 'x', now(), true)`;
});
afterAll(() => t.close());

const document = {
  schema: 1 as const,
  kind: 'bot' as const,
  name: 'x',
  settings: { purpose: 'service' as const },
  nodes: [],
  edges: [],
};
const parsed = () => import('../../core/document').then(({ FlowDocumentSchema }) => FlowDocumentSchema.parse(document));
const connection = { provider: 'sandbox', channels: ['sms'], settings: {}, sealed: null, enabled: true };
const { name: _name, ...kept } = ScenarioSchema.parse({ name: 'x', start: { node: 'start' }, at: now });
const outcome = { path: [], sends: [], variables: {}, end: { kind: 'waits', name: '' } };

/** One trial a query: TypeScript refuses this table while a query is missing from it. */
const TRIALS: { [M in keyof typeof queries]: Record<Functions<(typeof queries)[M]>, Trial> } = {
  apiKeys: {
    listApiKeys: { ask: (tx, workspace) => queries.apiKeys.listApiKeys(tx, { workspace }) },
    insertApiKey: {
      ask: (tx, workspace) =>
        queries.apiKeys.insertApiKey(tx, { workspace, id: 'key_x', name: 'x', hash: 'x', role: 'admin' }),
    },
    revokeApiKey: { ask: (tx, workspace) => queries.apiKeys.revokeApiKey(tx, { workspace, id: DEMO.apiKey, at }) },
  },
  audit: {
    insertAudit: {
      ask: (tx, workspace) =>
        queries.audit.insertAudit(tx, { workspace, id: 'aud_x', at, actor: by, action: 'x', subject: 'x', detail: {} }),
    },
    listAudit: { ask: (tx, workspace) => queries.audit.listAudit(tx, { workspace }) },
  },
  cases: {
    listCases: { ask: (tx, workspace) => queries.cases.listCases(tx, { workspace, view: 'all' }) },
    countCases: { ask: (tx, workspace) => queries.cases.countCases(tx, { workspace }) },
    listContactCases: { ask: (tx, workspace) => queries.cases.listContactCases(tx, { workspace, contact }) },
    getCase: { ask: (tx, workspace) => queries.cases.getCase(tx, { workspace, id: ids.case }) },
    setOwner: {
      ask: (tx, workspace) => queries.cases.setOwner(tx, { workspace, id: ids.case, owner: 'mem_demo_agent' }),
    },
    setFirstReply: { ask: (tx, workspace) => queries.cases.setFirstReply(tx, { workspace, id: ids.case, at }) },
    closeCase: { ask: (tx, workspace) => queries.cases.closeCase(tx, { workspace, id: ids.case, outcome: 'x', at }) },
  },
  comments: TOGETHER.comments,
  connections: {
    listConnections: { ask: (tx, workspace) => queries.connections.listConnections(tx, { workspace }) },
    getConnection: {
      ask: (tx, workspace) => queries.connections.getConnection(tx, { workspace, id: DEMO.connection }),
    },
    insertConnection: {
      ask: (tx, workspace) => queries.connections.insertConnection(tx, { workspace, id: 'con_x', ...connection }),
    },
    updateConnection: {
      ask: (tx, workspace) =>
        queries.connections.updateConnection(tx, { workspace, id: DEMO.connection, change: { enabled: false } }),
    },
  },
  consents: {
    listConsents: { ask: (tx, workspace) => queries.consents.listConsents(tx, { workspace, contact }) },
    appendConsents: {
      ask: (tx, workspace) =>
        queries.consents.appendConsents(tx, {
          workspace,
          contact,
          consents: [
            {
              id: 'cst_x',
              channel: 'sms',
              purpose: 'marketing',
              status: 'granted',
              basis: null,
              evidence: {},
              at,
              expiresAt: null,
            },
          ],
        }),
    },
    insertSuppression: {
      ask: (tx, workspace) =>
        queries.consents.insertSuppression(tx, {
          workspace,
          id: 'sup_x',
          contact,
          channel: null,
          purpose: null,
          reason: 'x',
          until: null,
          at,
        }),
    },
    deleteSuppression: {
      ask: (tx, workspace) =>
        queries.consents.deleteSuppression(tx, { workspace, id: ids.suppression, contact: 'cnt_demo_ivan' }),
    },
    cancelReserved: {
      ask: async (tx, workspace) => {
        await tx.execute(sql`update deliveries set state = 'reserved' where contact_id = ${contact}`);
        const cancelled = await queries.consents.cancelReserved(tx, {
          workspace,
          contact,
          channel: null,
          purpose: null,
          code: 'x',
          now,
        });
        await tx.execute(
          sql`update deliveries set state = 'accepted' where contact_id = ${contact} and state = 'reserved'`,
        );
        return cancelled;
      },
    },
  },
  contacts: {
    listContacts: { ask: (tx, workspace) => queries.contacts.listContacts(tx, { workspace }) },
    getContact: { ask: (tx, workspace) => queries.contacts.getContact(tx, { workspace, id: contact }) },
    findContact: { ask: (tx, workspace) => queries.contacts.findContact(tx, { workspace, externalId: 'C-1001' }) },
    lockContact: { ask: (tx, workspace) => queries.contacts.lockContact(tx, { workspace, id: contact }) },
    identifyContact: {
      ask: (tx, workspace) =>
        queries.contacts.identifyContact(tx, { workspace, reference: { id: contact, name: 'x', newId: 'cnt_x' }, now }),
    },
    bumpPolicy: { ask: (tx, workspace) => queries.contacts.bumpPolicy(tx, { workspace, contact }) },
    listContactRuns: { ask: (tx, workspace) => queries.contacts.listContactRuns(tx, { workspace, contact }) },
  },
  decisions: {
    listDecisions: { ask: (tx, workspace) => queries.decisions.listDecisions(tx, { workspace, contact }) },
    listRunDecisions: { ask: (tx, workspace) => queries.decisions.listRunDecisions(tx, { workspace, run: ids.run }) },
  },
  flowEdits: TOGETHER.flowEdits,
  flowPeople: {
    countStanding: { ask: (tx, workspace) => queries.flowPeople.countStanding(tx, { workspace, flow }) },
    listMovable: {
      ask: (tx, workspace) =>
        queries.flowPeople.listMovable(tx, { workspace, flow, version: 'ver_x', after: '', limit: 9 }),
    },
    moveRuns: {
      ask: async (tx, workspace) => {
        const [run] = await tx.execute<{ rev: number; inbox: number }>(
          sql`select rev, inbox from runs where id = ${ids.run}`,
        );
        const { newRun } = await import('../../core/transition');
        const step = { seq: 900, at: now, why: { code: 'run.moved', params: {} } };
        const move = {
          id: ids.run,
          rev: run?.rev ?? 0,
          inbox: run?.inbox ?? 0,
          state: newRun(ids.run),
          wake: null,
          node: null,
          step,
          cancelled: [],
        };
        return queries.flowPeople.moveRuns(tx, { workspace, version, moves: [move], now });
      },
    },
    countHeld: { ask: (tx, workspace) => queries.flowPeople.countHeld(tx, { workspace, flow, now }) },
    releaseRuns: {
      ask: (tx, workspace) =>
        queries.flowPeople.releaseRuns(tx, { workspace, flow, mode: 'shift', pausedAt: now, now }),
    },
    putInputs: {
      ask: (tx, workspace) =>
        queries.flowPeople.putInputs(tx, {
          workspace,
          inputs: [{ run: ids.run, input: { type: 'timer', at: now } }],
          now,
        }),
    },
  },
  flows: {
    listFlows: { ask: (tx, workspace) => queries.flows.listFlows(tx, { workspace }) },
    getFlow: { ask: (tx, workspace) => queries.flows.getFlow(tx, { workspace, id: flow }) },
    // the demo's draft is what it published
    isDraftLive: { ask: (tx, workspace) => queries.flows.isDraftLive(tx, { workspace, id: flow }) },
    getFlowHead: { ask: (tx, workspace) => queries.flows.getFlowHead(tx, { workspace, id: flow }) },
    getDraftText: { ask: (tx, workspace) => queries.flows.getDraftText(tx, { workspace, id: flow }) },
    hasFlow: { ask: (tx, workspace) => queries.flows.hasFlow(tx, { workspace, id: flow }) },
    insertFlow: {
      ask: async (tx, workspace) =>
        queries.flows.insertFlow(tx, { workspace, id: 'flw_x', document: await parsed(), at, by }),
    },
    updateDraft: {
      ask: async (tx, workspace) =>
        queries.flows.updateDraft(tx, { workspace, id: flow, baseRev: 1, document: await parsed(), at, by }),
    },
    setLiveVersion: {
      ask: (tx, workspace) => queries.flows.setLiveVersion(tx, { workspace, id: flow, version, draining: true, at }),
    },
    setPause: { ask: (tx, workspace) => queries.flows.setPause(tx, { workspace, id: flow, paused: 'all', at }) },
    setArchived: { ask: (tx, workspace) => queries.flows.setArchived(tx, { workspace, id: flow, at }) },
    listLiveFlows: { ask: (tx, workspace) => queries.flows.listLiveFlows(tx, { workspace }) },
    listDrafts: { ask: (tx, workspace) => queries.flows.listDrafts(tx, { workspace }) },
    listFlowBriefs: { ask: (tx, workspace) => queries.flows.listFlowBriefs(tx, { workspace }) },
  },
  live: {
    // says that something changed, and nothing of what: the listener asks in its own workspace
    notifyInbox: { ask: (tx, workspace) => queries.live.notifyInbox(tx, { workspace, case: ids.case }), idle: true },
  },
  members: {
    getMember: { ask: (tx, workspace) => queries.members.getMember(tx, { workspace, id: 'mem_demo_agent' }) },
    listMembers: { ask: (tx, workspace) => queries.members.listMembers(tx, { workspace }) },
    setMemberPreferences: {
      ask: (tx, workspace) =>
        queries.members.setMemberPreferences(tx, { workspace, id: 'mem_demo_agent', theme: 'dark' }),
    },
    insertSession: {
      ask: (tx, workspace) =>
        queries.members.insertSession(tx, { workspace, id: 'ses_y', member: 'mem_demo_agent', expiresAt: at }),
    },
    deleteSession: { ask: (tx, workspace) => queries.members.deleteSession(tx, { workspace, id: ids.session }) },
    deleteStaleSessions: {
      ask: (tx, workspace) =>
        queries.members.deleteStaleSessions(tx, {
          workspace,
          member: 'mem_demo_agent',
          before: '2100-01-01T00:00:00Z',
        }),
    },
  },
  phones: {
    listPhoneMessages: { ask: (tx, workspace) => queries.phones.listPhoneMessages(tx, { workspace, contact }) },
    lastPace: { ask: (tx, workspace) => queries.phones.lastPace(tx, { workspace, contact: 'cnt_demo_luis' }) },
  },
  policies: {
    currentPolicies: { ask: (tx, workspace) => queries.policies.currentPolicies(tx, { workspace }) },
    getPolicies: { ask: (tx, workspace) => queries.policies.getPolicies(tx, { workspace, version: 1 }) },
    listPolicies: { ask: (tx, workspace) => queries.policies.listPolicies(tx, { workspace }) },
    lastKillSwitchMove: { ask: (tx, workspace) => queries.policies.lastKillSwitchMove(tx, { workspace }) },
    insertPolicies: {
      elsewhere: true,
      ask: async (tx, workspace) => {
        const { defaultPolicies } = await import('../../core/policy/defaults');
        return queries.policies.insertPolicies(tx, {
          workspace,
          id: 'pol_x',
          version: 9,
          document: defaultPolicies(),
          author: by,
          reason: '',
          at,
        });
      },
    },
  },
  presence: TOGETHER.presence,
  proofs: PROOFS,
  runControl: {
    lockRun: { ask: (tx, workspace) => queries.runControl.lockRun(tx, { workspace, id: ids.run }) },
    endHalted: {
      ask: (tx, workspace) => queries.runControl.endHalted(tx, { workspace, id: 'run_halted', reason: 'x', now }),
    },
    reviveRun: { ask: (tx, workspace) => queries.runControl.reviveRun(tx, { workspace, id: 'run_halted', now }) },
  },
  runs: {
    listRuns: { ask: (tx, workspace) => queries.runs.listRuns(tx, { workspace }) },
    countRuns: { ask: (tx, workspace) => queries.runs.countRuns(tx, { workspace, most: 9 }) },
    getRun: { ask: (tx, workspace) => queries.runs.getRun(tx, { workspace, id: ids.run }) },
    listSteps: { ask: (tx, workspace) => queries.runs.listSteps(tx, { workspace, runs: [ids.run] }) },
    nameNodes: { ask: (tx, workspace) => queries.runs.nameNodes(tx, { workspace, runs: [ids.run] }) },
    listRunDeliveries: { ask: (tx, workspace) => queries.runs.listRunDeliveries(tx, { workspace, run: ids.run }) },
    listRunCases: { ask: (tx, workspace) => queries.runs.listRunCases(tx, { workspace, run: ids.run }) },
    lockLiveRun: { ask: (tx, workspace) => queries.runs.lockLiveRun(tx, { workspace, id: ids.run }) },
    setPace: { ask: (tx, workspace) => queries.runs.setPace(tx, { workspace, id: ids.run, pace, now }) },
  },
  scenarios: {
    listScenarios: { ask: (tx, workspace) => queries.scenarios.listScenarios(tx, { workspace, flow }) },
    insertScenario: {
      ask: async (tx, workspace) =>
        queries.scenarios.insertScenario(tx, {
          workspace,
          id: 'scn_x',
          flow,
          name: 'x',
          scenario: kept,
          expected: outcome,
          by,
          at,
        }),
      elsewhere: true,
    },
    renameScenario: {
      ask: (tx, workspace) => queries.scenarios.renameScenario(tx, { workspace, flow, id: ids.scenario, name: 'y' }),
    },
    setExpected: {
      ask: (tx, workspace) =>
        queries.scenarios.setExpected(tx, {
          workspace,
          flow,
          id: ids.scenario,
          expected: outcome,
          reason: 'x',
          by,
          at,
        }),
    },
    deleteScenario: {
      ask: (tx, workspace) => queries.scenarios.deleteScenario(tx, { workspace, flow, id: ids.scenario }),
    },
    listRecentDeliveries: {
      ask: (tx, workspace) => queries.scenarios.listRecentDeliveries(tx, { workspace, contact, since: 0 }),
    },
  },
  surroundings: {
    listRecentEventNames: {
      ask: (tx, workspace) => queries.surroundings.listRecentEventNames(tx, { workspace }),
    },
    listLateSends: { ask: (tx, workspace) => queries.surroundings.listLateSends(tx, { workspace, since: now }) },
    listLateCalls: { ask: (tx, workspace) => queries.surroundings.listLateCalls(tx, { workspace, since: now - 1 }) },
  },
  templates: TEMPLATES,
  thread: {
    listThread: { ask: (tx, workspace) => queries.thread.listThread(tx, { workspace, contact }) },
    checkChain: { ask: (tx, workspace) => queries.thread.checkChain(tx, { workspace, contact }) },
    listChain: { ask: (tx, workspace) => queries.thread.listChain(tx, { workspace, contact }) },
    say: {
      ask: (tx, workspace) =>
        queries.thread.say(tx, { workspace, id: 'msg_x', contact, at: now, direction: 'note', author: by, text: 'x' }),
    },
  },
  versions: {
    listVersions: { ask: (tx, workspace) => queries.versions.listVersions(tx, { workspace, flow }) },
    getVersion: { ask: (tx, workspace) => queries.versions.getVersion(tx, { workspace, id: version }) },
    findTestVersion: {
      ask: async (tx, workspace) => queries.versions.findTestVersion(tx, { workspace, flow, document: await parsed() }),
    },
    lastVersionNumber: { ask: (tx, workspace) => queries.versions.lastVersionNumber(tx, { workspace, flow }) },
    insertVersion: {
      ask: async (tx, workspace) =>
        queries.versions.insertVersion(tx, {
          workspace,
          id: 'ver_x',
          flow,
          number: 9,
          document: await parsed(),
          mentions: [],
          author: by,
          reason: '',
          at,
        }),
    },
  },
  webhooks: {
    insertWebhook: {
      elsewhere: true,
      ask: (tx, workspace) =>
        queries.webhooks.insertWebhook(tx, {
          workspace,
          id: 'whk_y',
          provider: 'x',
          digest: 'y',
          body: 'y',
          receivedAt: at,
        }),
    },
    getWebhook: { ask: (tx, workspace) => queries.webhooks.getWebhook(tx, { workspace, id: 'whk_x' }) },
    listOpenWebhooks: {
      ask: (tx, workspace) =>
        queries.webhooks.listOpenWebhooks(tx, { workspace, before: '2027-01-01T00:00:00Z', limit: 5 }),
    },
    closeWebhook: { ask: (tx, workspace) => queries.webhooks.closeWebhook(tx, { workspace, id: 'whk_x', at }) },
    noteWebhook: {
      ask: (tx, workspace) => queries.webhooks.noteWebhook(tx, { workspace, id: 'whk_x', error: 'x', doneAt: null }),
    },
    countKnownSends: {
      ask: (tx, workspace) =>
        queries.webhooks.countKnownSends(tx, { workspace, receipts: [{ delivery: ids.delivery, providerId: null }] }),
    },
  },
  workspaces: WORKSPACES,
};
type Functions<M> = { [K in keyof M]: M[K] extends (...args: never[]) => Promise<unknown> ? K : never }[keyof M];

const every = Object.entries(TRIALS).flatMap(([module, trials]) =>
  Object.entries(trials as Record<string, Trial>).map(([name, trial]) => ({ name: `${module}.${name}`, trial })),
);

test('every query that is exported has a trial here', () => {
  const files = readdirSync(fileURLToPath(new URL('.', import.meta.url))).filter(
    (name) => name.endsWith('.ts') && !/^index|\.test\.ts$/.test(name),
  );
  const modules = files.map((name) => name.slice(0, -3).replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase()));
  expect(Object.keys(queries).sort()).toEqual(modules.sort());
  const exported = Object.entries(queries).flatMap(([module, functions]) =>
    Object.entries(functions).flatMap(([name, value]) => (typeof value === 'function' ? [`${module}.${name}`] : [])),
  );
  expect(every.map(({ name }) => name).sort()).toEqual(exported.sort());
});

test.each(every)('$name serves its own workspace and no other', async ({ trial }) => {
  const own = await attempt(t.deps.db, trial, 'ws_demo', 'ws_demo');
  expect(own.found || own.changed).toBe(!trial.idle);
  // a transaction of another workspace that asks for this one's rows: row-level security holds
  expect(await attempt(t.deps.db, trial, 'ws_other', 'ws_demo')).toEqual({ found: false, changed: false });
  // a transaction that sees both, asked in the other's name: the query's own `where` holds
  expect(await attempt(t.deps.db, trial, 'ws_demo,ws_other', 'ws_other')).toEqual({
    found: trial.elsewhere ?? false,
    changed: false,
  });
});
