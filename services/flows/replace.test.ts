import { sql } from 'drizzle-orm';
import { afterAll, beforeEach, expect, test } from 'vitest';
import type { FindQuery } from '../../core/find/find';
import type { FlowDocumentInput } from '../../core/document';
import { withWorkspace } from '../../db/client';
import { testServices, type TestServices } from '../../tests/support/services';
import { readAudit } from '../audit';
import { DEMO } from '../demo';
import { createFlow, saveDraft } from './drafts';
import { getFlow } from './read';
import { findInDrafts, listReplacements, replaceInDrafts, revertReplacement } from './replace';

const open: TestServices[] = [];
let t: TestServices;
beforeEach(async () => {
  t = await testServices();
  open.push(t);
});
afterAll(() => Promise.all(open.map((one) => one.close())));

const me = () => ({ workspace: t.workspace, id: `member:${DEMO.member('designer')}` });
const PRICE: FindQuery = { mode: 'text', text: '45.000', options: { case: false, whole: false, accents: false } };

const priced = (name: string): FlowDocumentInput => ({
  schema: 1,
  kind: 'journey',
  name,
  settings: { purpose: 'service' },
  nodes: [
    { id: 'a', kind: 'goal', name: 'Cuesta 45.000', config: { name: 'x' } },
    { id: 'b', kind: 'goal', name: 'También 45.000', config: { name: 'x' } },
  ],
  edges: [],
});

async function make(name: string, actor = me()): Promise<string> {
  const made = await createFlow(t.deps, actor, priced(name));
  if (!made.created) throw new Error(made.reason);
  return made.flow;
}
const namesIn = async (flow: string) => (await getFlow(t.deps, t.workspace, flow))?.draft.nodes.map(({ name }) => name);

async function replaceAll(replacement = '49.900') {
  const found = await findInDrafts(t.deps, t.workspace, PRICE);
  const drafts = found.map(({ flow, rev, finds }) => ({ flow, rev, finds: finds.map(({ id }) => id) }));
  return {
    found,
    drafts,
    run: () => replaceInDrafts(t.deps, me(), { operation: 'op_1', query: PRICE, replacement, drafts }),
  };
}

test('a price is found in every draft of the workspace, in none of another, and put right in all of them', async () => {
  const one = await make('Uno');
  const two = await make('Dos');
  const elsewhere = await make('Ajeno', { workspace: t.other, id: 'member:x' });
  const { found, run } = await replaceAll();
  expect(found.map(({ name, finds }) => [name, finds.length])).toEqual([
    ['Dos', 2],
    ['Uno', 2],
  ]);
  expect(await run()).toMatchObject([
    { flow: two, replaced: 2, rev: 2 },
    { flow: one, replaced: 2, rev: 2 },
  ]);
  expect(await namesIn(one)).toEqual(['Cuesta 49.900', 'También 49.900']);
  expect((await getFlow(t.deps, t.other, elsewhere))?.draft.nodes[0]?.name).toBe('Cuesta 45.000');
  const [entry] = await readAudit(t.deps, t.workspace, { subject: one });
  expect(entry).toMatchObject({ action: 'flow.replace', actor: me().id, detail: { replacement: '49.900' } });
});

test('a draft that somebody saved in between is named and left alone; only what was chosen changes in the others', async () => {
  const one = await make('Uno');
  const two = await make('Dos');
  const { drafts } = await replaceAll();
  await saveDraft(
    t.deps,
    { workspace: t.workspace, id: `member:${DEMO.member('admin')}` },
    { flow: one, document: priced('Uno'), baseRev: 1 },
  );
  const chosen = drafts.map((draft) => ({ ...draft, finds: draft.finds.slice(1) }));
  const results = await replaceInDrafts(t.deps, me(), {
    operation: 'op_2',
    query: PRICE,
    replacement: '1',
    drafts: chosen,
  });
  expect(results).toContainEqual({ flow: one, name: 'Uno', replaced: 0, reason: 'conflict', by: 'Camila Duarte' });
  expect(await namesIn(one)).toEqual(['Cuesta 45.000', 'También 45.000']);
  expect(await namesIn(two)).toEqual(['Cuesta 45.000', 'También 1']);
});

test('a text that does not fit is refused whole', async () => {
  const one = await make('Uno');
  const { run } = await replaceAll('x'.repeat(300));
  expect(await run()).toEqual([{ flow: one, name: 'Uno', replaced: 0, reason: 'invalid' }]);
  expect(await namesIn(one)).toEqual(['Cuesta 45.000', 'También 45.000']);
});

test('a replacement is listed with who and where, and taken back but for what was edited since', async () => {
  const one = await make('Uno');
  const two = await make('Dos');
  await (await replaceAll()).run();
  expect(await listReplacements(t.deps, t.workspace)).toMatchObject([
    { operation: 'op_1', find: '45.000', replacement: '49.900', reverted: false, flows: [{ texts: 2 }, { texts: 2 }] },
  ]);
  expect(await listReplacements(t.deps, t.other)).toEqual([]);
  const edited = priced('Uno');
  await saveDraft(t.deps, me(), {
    flow: one,
    baseRev: 2,
    document: {
      ...edited,
      nodes: edited.nodes.map((node, at) => ({ ...node, name: at === 0 ? 'Cuesta 49.900' : 'Gratis' })),
    },
  });
  const back = await revertReplacement(t.deps, me(), 'op_1');
  expect(back.kept).toBe(1);
  expect(await namesIn(one)).toEqual(['Cuesta 45.000', 'Gratis']);
  expect(await namesIn(two)).toEqual(['Cuesta 45.000', 'También 45.000']);
  expect(await listReplacements(t.deps, t.workspace)).toMatchObject([{ operation: 'op_1', reverted: true }]);
  expect(await revertReplacement(t.deps, { workspace: t.other, id: 'member:x' }, 'op_1')).toEqual({
    drafts: [],
    kept: 0,
  });
});

test('a replacement is taken back however much was replaced since', async () => {
  const one = await make('Uno');
  await (await replaceAll()).run();
  await withWorkspace(t.deps.db, t.workspace, (tx) =>
    tx.execute(sql`
      insert into audit (workspace_id, id, at, actor, action, subject, detail)
      select ${t.workspace}, 'zzz_' || n, now(), 'member:x', 'flow.replace', 'x', '{"operation":"op_2"}'
      from generate_series(1, 600) n`),
  );
  expect(await revertReplacement(t.deps, me(), 'op_1')).toMatchObject({
    drafts: [{ flow: one, replaced: 2 }],
    kept: 0,
  });
  expect(await namesIn(one)).toEqual(['Cuesta 45.000', 'También 45.000']);
});
