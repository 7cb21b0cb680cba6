import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { FlowDocument } from '../../core/document';
import { diffDocuments, type Edit } from '../../core/edits';
import { testServices, type TestServices } from '../../tests/support/services';
import { DEMO } from '../demo';
import * as comments from './comments';
import { createFlow, exportFlow, readSince, saveDraft, saveEdits } from './drafts';
import { bePresent, leave } from './presence';
import { getFlow } from './read';

let t: TestServices;
beforeAll(async () => {
  t = await testServices();
});
afterAll(() => t.close());

const flow = DEMO.flow;
const other = () => ({ ...t.actor, id: 'member:mem_demo_marketer' });
const draft = async () => {
  const found = await getFlow(t.deps, t.workspace, flow);
  if (!found) throw new Error('no demo flow');
  return found;
};
const renamed = (document: FlowDocument, id: string, name: string): Edit[] =>
  diffDocuments(document, {
    ...document,
    nodes: document.nodes.map((node) => (node.id === id ? { ...node, name } : node)),
  });

describe('S23 a draft that two people save', () => {
  it('takes what was changed, and tells whoever is behind what they are missing', async () => {
    const { draft: document, draftRev: baseRev } = await draft();
    const mine = renamed(document, 'purchase', 'Mía');
    expect(await saveEdits(t.deps, t.actor, { flow, baseRev, edits: mine })).toEqual({ saved: true, rev: baseRev + 1 });
    const theirs = renamed(document, 'day', 'Suya');
    const behind = await saveEdits(t.deps, other(), { flow, baseRev, edits: theirs });
    const changes = [{ rev: baseRev + 1, by: t.actor.id, edits: mine }];
    expect(behind).toEqual({ saved: false, reason: 'behind', since: { rev: baseRev + 1, changes } });
    expect(await readSince(t.deps, t.workspace, { flow, since: baseRev })).toEqual({ rev: baseRev + 1, changes });
    expect((await draft()).draft.nodes.find(({ id }) => id === 'purchase')?.name).toBe('Mía');
  });

  it('gives the whole draft to whoever is behind what is still known, and a save by document counts as one', async () => {
    const { draft: document, draftRev } = await draft();
    await saveDraft(t.deps, other(), { flow, document: { ...document, name: 'Otra' }, baseRev: draftRev });
    const since = await readSince(t.deps, t.workspace, { flow, since: draftRev });
    const edits = [{ path: ['name'], before: document.name, after: 'Otra' }];
    expect(since).toEqual({ rev: draftRev + 1, changes: [{ rev: draftRev + 1, by: other().id, edits }] });
    await t.owner`delete from flow_edits where rev = ${draftRev}`;
    expect(await readSince(t.deps, t.workspace, { flow, since: draftRev - 1 })).toMatchObject({
      rev: draftRev + 1,
      document: { name: 'Otra' },
      by: other().id,
    });
  });

  it('stores nothing of edits that make no flow or that were made from another document', async () => {
    const { draft: document, draftRev: baseRev } = await draft();
    const broken: Edit[] = [{ path: ['nodes', 'new'], after: { id: 'not an id' } }];
    expect(await saveEdits(t.deps, t.actor, { flow, baseRev, edits: broken })).toMatchObject({ reason: 'invalid' });
    const elsewhere: Edit[] = [{ path: ['name'], before: 'nothing of ours', after: 'x' }];
    expect(await saveEdits(t.deps, t.actor, { flow, baseRev, edits: elsewhere })).toMatchObject({
      reason: 'behind',
      since: { document: { name: document.name } },
    });
    expect(await saveEdits(t.deps, t.actor, { flow: 'flw_none', baseRev, edits: [] })).toMatchObject({
      reason: 'missing',
    });
    expect((await draft()).draftRev).toBe(baseRev);
  });

  it('keeps every change of two who save as fast as they can', async () => {
    const created = await createFlow(t.deps, t.actor, { ...(await draft()).draft, name: 'Rápido' });
    if (!created.created) throw new Error('not created');
    const save = async (key: string, actor: typeof t.actor) => {
      for (let n = 0, saved = 0; saved < 8 && n < 200; n++) {
        const now = await getFlow(t.deps, t.workspace, created.flow);
        if (!now) throw new Error('gone');
        const edits = [{ path: ['nodes', 'purchase', 'config', `${key}${saved}`], after: saved }];
        const answer = await saveEdits(t.deps, actor, { flow: created.flow, baseRev: now.draftRev, edits });
        if (answer.saved) saved += 1;
      }
    };
    await Promise.all([save('a', t.actor), save('b', other())]);
    const document = await exportFlow(t.deps, t.workspace, { flow: created.flow });
    const { config } = document?.nodes.find(({ id }) => id === 'purchase') ?? {};
    expect(Object.keys(config ?? {}).filter((key) => /^[ab]\d$/.test(key))).toHaveLength(16);
  });
});

describe('S23 who is in a flow', () => {
  const ana = () => ({ workspace: t.workspace, member: 'mem_demo_designer', flow, tab: 'tab_ana' });
  const beto = () => ({ workspace: t.workspace, member: 'mem_demo_marketer', flow, tab: 'tab_beto' });
  const at = (node: string | null, more: { take?: boolean } = {}) => ({ node, mayEdit: true, ...more });
  const holders = (people: Awaited<ReturnType<typeof bePresent>>, node: string) =>
    people?.filter((one) => one.node === node).map(({ tab }) => tab);

  it('is seen with the step they have open, first come first', async () => {
    await bePresent(t.deps, ana(), at('day'));
    t.deps.clock.advance(1000);
    expect(holders(await bePresent(t.deps, beto(), at('day')), 'day')).toEqual(['tab_ana', 'tab_beto']);
  });

  it('takes a step over, and the one who had it gets it back when it is left', async () => {
    expect(holders(await bePresent(t.deps, beto(), at('day', { take: true })), 'day')).toEqual(['tab_beto', 'tab_ana']);
    expect(holders(await bePresent(t.deps, ana(), at('day')), 'day')).toEqual(['tab_beto', 'tab_ana']);
    await bePresent(t.deps, beto(), at(null));
    expect(holders(await bePresent(t.deps, ana(), at('day')), 'day')).toEqual(['tab_ana']);
  });

  it('keeps a step that was taken over, whatever beat of the same tab was on its way', async () => {
    for (let round = 0; round < 10; round++) {
      const step = `step_${round}`;
      await bePresent(t.deps, ana(), at(step));
      t.deps.clock.advance(10);
      await Promise.all([
        bePresent(t.deps, beto(), at(step)),
        bePresent(t.deps, beto(), at(step, { take: true })),
        bePresent(t.deps, beto(), at(step)),
      ]);
      expect(holders(await bePresent(t.deps, ana(), at(step)), step)).toEqual(['tab_beto', 'tab_ana']);
    }
  });

  it('is gone when the tab says so, and when it says nothing for a while', async () => {
    await leave(t.deps, beto());
    expect((await bePresent(t.deps, ana(), at('day')))?.map(({ tab }) => tab)).toEqual(['tab_ana']);
    t.deps.clock.advance(60_000);
    expect((await bePresent(t.deps, beto(), at(null)))?.map(({ tab }) => tab)).toEqual(['tab_beto']);
  });

  it('cannot speak for another member’s tab, nor be in a flow of another workspace', async () => {
    await bePresent(t.deps, { ...ana(), tab: 'tab_beto' }, at('day'));
    expect(holders(await bePresent(t.deps, beto(), at(null)), 'day')).toEqual([]);
    expect(await bePresent(t.deps, { ...ana(), flow: 'flw_none' }, at(null))).toBeNull();
  });
});

describe('S16 comments', () => {
  const readers = ['admin', 'designer', 'marketer', 'supervisor', 'auditor'] as const;
  const ana = () => ({ workspace: t.workspace, member: 'mem_demo_designer' });
  const beto = () => ({ workspace: t.workspace, member: 'mem_demo_marketer' });
  const threads = (by = ana()) => comments.readThreads(t.deps, by, flow);
  const begin = (body: string, place: comments.ThreadPlace = { node: 'day', at: null }) =>
    comments.beginThread(t.deps, ana(), { flow, place, body, readers });

  it('are said at a step, answered, resolved, and opened again by an answer', async () => {
    const begun = await begin('¿Un día basta?');
    if (!begun.done) throw new Error(begun.reason);
    const { thread } = begun;
    await comments.reply(t.deps, beto(), { flow, thread, body: 'Sí', readers });
    expect(await comments.resolveThread(t.deps, beto(), { flow, thread, resolved: true })).toBe(true);
    expect((await threads())[0]).toMatchObject({
      node: 'day',
      at: null,
      resolvedBy: 'mem_demo_marketer',
      comments: [{ body: '¿Un día basta?' }, { body: 'Sí', author: 'mem_demo_marketer' }],
    });
    await comments.reply(t.deps, ana(), { flow, thread, body: 'Mejor dos', readers });
    expect((await threads())[0]?.resolvedAt).toBeNull();
  });

  it('call the members they name, who may read them, until they have looked', async () => {
    const begun = await begin('<@mem_demo_marketer> <@mem_demo_agent> <@mem_demo_designer> <@mem_nobody> miren', {
      node: null,
      at: { x: 10, y: 20 },
    });
    if (!begun.done) throw new Error(begun.reason);
    expect((await threads()).at(-1)).toMatchObject({
      at: { x: 10, y: 20 },
      unseen: false,
      comments: [{ mentions: ['mem_demo_marketer'] }],
    });
    expect((await threads(beto())).at(-1)?.unseen).toBe(true);
    expect(await comments.flowsMentioning(t.deps, beto())).toEqual([flow]);
    await comments.seeThread(t.deps, beto(), { flow, thread: begun.thread });
    expect(await comments.flowsMentioning(t.deps, beto())).toEqual([]);
    const edit = { flow, comment: begun.comment, body: 'ya no', readers };
    await comments.editComment(t.deps, ana(), edit);
    expect((await threads()).at(-1)?.comments[0]).toMatchObject({ body: 'ya no', mentions: [] });
  });

  it('are changed and taken back by who said them only; an empty conversation goes', async () => {
    const begun = await begin('Mío');
    if (!begun.done) throw new Error(begun.reason);
    const { comment } = begun;
    const before = (await threads()).length;
    expect(await comments.editComment(t.deps, beto(), { flow, comment, body: 'x', readers })).toMatchObject({
      reason: 'not_yours',
    });
    expect(await comments.removeComment(t.deps, beto(), { flow, comment })).toMatchObject({ reason: 'not_yours' });
    expect(await comments.removeComment(t.deps, ana(), { flow, comment })).toMatchObject({ done: true });
    expect(await threads()).toHaveLength(before - 1);
  });

  it('are refused where they say nothing or are about nothing of ours', async () => {
    expect(await begin('  ')).toEqual({ done: false, reason: 'empty' });
    const nowhere = { flow: 'flw_none', place: { node: null, at: null }, body: 'x', readers };
    expect(await comments.beginThread(t.deps, ana(), nowhere)).toEqual({ done: false, reason: 'missing' });
    const elsewhere = { flow: 'flw_none', thread: (await threads())[0]?.id ?? '', body: 'x', readers };
    expect(await comments.reply(t.deps, ana(), elsewhere)).toEqual({ done: false, reason: 'missing' });
  });
});
