import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { FlowDocument } from '../../../core/document';
import { applyEdits, diffDocuments, type Edit } from '../../../core/edits';
import type { SavedEdits } from '../../../services/flows/drafts';
import { flowOf } from '../../../tests/support/flow';
import { renameNode, removeNodes } from '../document/commands';
import { toDocument } from '../document/records';
import { createEditor } from '../store';
import { createDraftSync } from './draft-sync';
import type { KeptDraft } from './kept-draft';
import type { Transport } from './transport';

const document = flowOf({ nodes: ['a', 'b'].map((id) => ({ id, kind: 'wait', name: id })) });

/** A server with one draft, as `services/flows/drafts.ts` keeps it. */
function createServer() {
  let draft = document;
  const log: SavedEdits[] = [];
  const rev = () => log.length + 1;
  const since = (from: number) =>
    from < 1 ? { rev: rev(), document: draft, by: null } : { rev: rev(), changes: log.slice(from - 1) };
  const save = (by: string, edits: readonly Edit[], baseRev: number) => {
    const next = baseRev === rev() ? applyEdits(draft, edits) : null;
    if (!next) return { state: 'behind' as const, since: since(baseRev) };
    draft = next;
    log.push({ rev: rev() + 1, by, edits: [...edits] });
    return { state: 'saved' as const, rev: rev() };
  };
  return { save, since, rev, draft: () => draft };
}
type Server = ReturnType<typeof createServer>;

function open(server: Server, name: string, shelf: { draft: KeptDraft | null } = { draft: null }) {
  const editor = createEditor(server.draft());
  const net = { on: true, takes: 0 };
  const transport: Transport = {
    save: async (edits, rev) =>
      net.on ? server.save(name, structuredClone(edits) as Edit[], rev) : { state: 'offline' },
    since: async (rev) => {
      const { on, takes } = net;
      if (takes > 0) await new Promise((answered) => setTimeout(answered, takes));
      return on ? { state: 'since', since: server.since(rev) } : { state: 'offline' };
    },
    leave: () => {},
  };
  const keeper = {
    put: async (draft: KeptDraft) => void (shelf.draft = structuredClone(draft)),
    drop: async () => void (shelf.draft = null),
    take: async () => (shelf.draft ? [shelf.draft] : []),
  };
  const sync = createDraftSync({ editor, rev: server.rev(), transport, keeper });
  const stop = sync.start();
  const rename = (id: string, to: string) => editor.getState().run((records) => renameNode(records, id, to));
  const nameOf = (id: string) => editor.getState().records.nodes.byId[id]?.name;
  return { editor, sync, stop, net, rename, nameOf, shelf, document: () => toDocument(editor.getState().records) };
}
const rest = () => vi.advanceTimersByTimeAsync(10_000);
const names = ({ nodes }: FlowDocument) => nodes.map(({ name }) => name);

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal('window', { addEventListener: () => {}, removeEventListener: () => {} });
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

it('S23 two at different steps: both saves land, and each sees the other’s', async () => {
  const server = createServer();
  const [ana, beto] = [open(server, 'ana'), open(server, 'beto')];
  ana.rename('a', 'de Ana');
  beto.rename('b', 'de Beto');
  await rest();
  ana.sync.hear();
  await rest();
  for (const one of [ana.document(), beto.document(), server.draft()])
    expect(names(one)).toEqual(['de Ana', 'de Beto']);
  expect([ana.sync.getState().state, beto.sync.getState().state]).toEqual(['saved', 'saved']);
  ana.editor.getState().undo();
  await rest();
  expect(names(server.draft())).toEqual(['a', 'de Beto']);
});

it('S23 the same field: nobody is written over, the second is asked, and what is answered is saved', async () => {
  for (const choice of ['mine', 'theirs'] as const) {
    const server = createServer();
    const [ana, beto] = [open(server, 'ana'), open(server, 'beto')];
    ana.rename('a', 'de Ana');
    await rest();
    beto.rename('a', 'de Beto');
    beto.rename('b', 'aparte');
    await rest();
    expect(names(server.draft())).toEqual(['de Ana', 'aparte']);
    expect(beto.nameOf('a')).toBe('de Beto');
    const { state, held } = beto.sync.getState();
    expect(state).toBe('conflict');
    expect(held).toMatchObject([
      { path: ['nodes', 'a', 'name'], base: 'a', mine: 'de Beto', theirs: 'de Ana', by: 'ana' },
    ]);
    beto.sync.settle(held[0]!, choice);
    await rest();
    const name = choice === 'mine' ? 'de Beto' : 'de Ana';
    expect(beto.nameOf('a')).toBe(name);
    expect(names(server.draft())).toEqual([name, 'aparte']);
    expect(beto.sync.getState().state).toBe('saved');
  }
});

it('S23 a step that I deleted while they wrote in it waits for an answer, its wires with it', async () => {
  const server = createServer();
  const [ana, beto] = [open(server, 'ana'), open(server, 'beto')];
  ana.rename('a', 'de Ana');
  await rest();
  beto.editor.getState().run((records) => removeNodes(records, ['a']));
  await rest();
  expect(names(server.draft())).toEqual(['de Ana', 'b']);
  const [one] = beto.sync.getState().held;
  beto.sync.settle(one!, 'theirs');
  await rest();
  expect(names(beto.document()).sort()).toEqual(['b', 'de Ana']);
  expect(names(server.draft()).sort()).toEqual(['b', 'de Ana']);
});

it('S23 offline: what was edited is kept, tried again, and merged with what others saved meanwhile', async () => {
  const server = createServer();
  const [ana, beto] = [open(server, 'ana'), open(server, 'beto')];
  ana.net.on = false;
  ana.rename('a', 'sin red');
  await rest();
  expect(ana.sync.getState().state).toBe('offline');
  expect(ana.shelf.draft?.patches).toHaveLength(1);
  beto.rename('b', 'de Beto');
  await rest();
  ana.net.on = true;
  await rest();
  expect(names(server.draft())).toEqual(['sin red', 'de Beto']);
  expect(names(ana.document())).toEqual(['sin red', 'de Beto']);
  expect(ana.shelf.draft).toBeNull();
});

it('S23 offline: what others did is asked for in vain while the next try is due, and the try is not forgotten', async () => {
  const server = createServer();
  const ana = open(server, 'ana');
  ana.net.on = false;
  ana.rename('a', 'de Ana');
  await rest();
  expect(ana.sync.getState().state).toBe('offline');
  ana.net.takes = 6_000;
  ana.sync.hear();
  await vi.advanceTimersByTimeAsync(6_000);
  Object.assign(ana.net, { on: true, takes: 0 });
  await rest();
  expect(ana.sync.getState().state).toBe('saved');
  expect(names(server.draft())).toContain('de Ana');
});

it('S23 offline, the tab closed, somebody else saves, opened again: all of it is there, and what conflicts is asked again', async () => {
  const server = createServer();
  const shelf = { draft: null };
  const [ana, beto] = [open(server, 'ana', shelf), open(server, 'beto')];
  ana.net.on = false;
  ana.rename('a', 'sin red');
  ana.rename('b', 'también');
  await rest();
  ana.stop();
  beto.rename('b', 'de Beto');
  await rest();
  for (let visit = 0; visit < 2; visit++) {
    const again = open(server, 'ana', shelf);
    await rest();
    expect(names(server.draft())).toEqual(['sin red', 'de Beto']);
    expect(again.sync.getState().held).toMatchObject([{ base: 'b', mine: 'también', theirs: 'de Beto' }]);
    expect(again.nameOf('b')).toBe('también');
    again.stop();
  }
});

it('S23 a save whose answer was lost is no change of anybody else’s', async () => {
  const server = createServer();
  const ana = open(server, 'ana');
  ana.rename('a', 'una vez');
  server.save('ana', diffDocuments(document, ana.document()), 1);
  await rest();
  expect(server.rev()).toBe(2);
  expect(ana.sync.getState()).toMatchObject({ state: 'saved', rev: 2, held: [] });
});

it('S3 what is pasted as the canvas opens, before saving begins, is saved as well', async () => {
  const server = createServer();
  const editor = createEditor(server.draft());
  const saved: Edit[] = [];
  const sync = createDraftSync({
    editor,
    rev: server.rev(),
    transport: {
      save: async (edits, rev) => (saved.push(...edits), server.save('ana', edits, rev)),
      since: async (rev) => ({ state: 'since', since: server.since(rev) }),
      leave: () => {},
    },
    keeper: { put: async () => {}, drop: async () => {}, take: async () => [] },
  });
  editor.getState().run((records) => renameNode(records, 'a', 'traído'));
  sync.start();
  expect(sync.getState().state).toBe('unsaved');
  await rest();
  expect(saved).toHaveLength(1);
  expect(names(server.draft())).toEqual(['traído', 'b']);
});
