import * as queries from '../../db/queries';
import { DEMO } from '../../services/demo';
import type { Trial } from './isolation-trial';

const { flow } = DEMO;
const at = '2026-01-06T15:00:00.000Z';
const designer = 'mem_demo_designer';
const by = `member:${designer}`;

/** Trials of the queries behind two people in one flow: part of `db/queries/isolation.test.ts`, which walks them. */
export const TOGETHER = {
  comments: {
    listThreads: { ask: (tx, workspace) => queries.comments.listThreads(tx, { workspace, flow, member: designer }) },
    getThread: { ask: (tx, workspace) => queries.comments.getThread(tx, { workspace, id: 'dsc_x' }) },
    getComment: { ask: (tx, workspace) => queries.comments.getComment(tx, { workspace, id: 'cmt_x' }) },
    getCall: { ask: (tx, workspace) => queries.comments.getCall(tx, { workspace, id: 'cmt_x' }) },
    insertThread: {
      ask: (tx, workspace) =>
        queries.comments.insertThread(tx, {
          workspace,
          id: 'dsc_y',
          flow,
          node: null,
          at: { x: 1, y: 2 },
          createdAt: at,
        }),
    },
    insertComment: {
      ask: (tx, workspace) =>
        queries.comments.insertComment(tx, {
          workspace,
          id: 'cmt_y',
          thread: 'dsc_x',
          author: designer,
          body: 'x',
          createdAt: at,
        }),
    },
    updateComment: {
      ask: (tx, workspace) =>
        queries.comments.updateComment(tx, { workspace, id: 'cmt_x', author: designer, body: 'y', editedAt: at }),
    },
    deleteComment: {
      ask: (tx, workspace) => queries.comments.deleteComment(tx, { workspace, id: 'cmt_x', author: designer }),
    },
    deleteEmptyThread: {
      ask: (tx, workspace) => queries.comments.deleteEmptyThread(tx, { workspace, id: 'dsc_empty' }),
    },
    setResolved: {
      ask: (tx, workspace) => queries.comments.setResolved(tx, { workspace, id: 'dsc_x', at, by: designer }),
    },
    putMentions: {
      ask: (tx, workspace) =>
        queries.comments.putMentions(tx, { workspace, comment: 'cmt_x', members: ['mem_demo_admin'] }),
    },
    seeMentions: {
      ask: (tx, workspace) => queries.comments.seeMentions(tx, { workspace, thread: 'dsc_x', member: designer, at }),
    },
    listFlowsMentioning: {
      ask: (tx, workspace) => queries.comments.listFlowsMentioning(tx, { workspace, member: designer }),
    },
  },
  flowEdits: {
    insertFlowEdits: {
      ask: (tx, workspace) => queries.flowEdits.insertFlowEdits(tx, { workspace, flow, rev: 3, edits: [], by, at }),
    },
    listFlowEdits: { ask: (tx, workspace) => queries.flowEdits.listFlowEdits(tx, { workspace, flow, since: 1 }) },
  },
  presence: {
    listPresent: {
      ask: (tx, workspace) => queries.presence.listPresent(tx, { workspace, flow, since: '2020-01-01T00:00:00Z' }),
    },
    putPresent: {
      elsewhere: true,
      ask: (tx, workspace) =>
        queries.presence.putPresent(tx, {
          workspace,
          flow,
          tab: 'other',
          member: designer,
          node: 'purchase',
          nodeAt: at,
          mayEdit: true,
          at,
        }),
    },
    firstAtNode: { ask: (tx, workspace) => queries.presence.firstAtNode(tx, { workspace, flow, node: 'purchase' }) },
    deletePresent: {
      ask: (tx, workspace) => queries.presence.deletePresent(tx, { workspace, flow, tab: 'tab', member: designer }),
    },
    deleteStalePresent: {
      ask: (tx, workspace) =>
        queries.presence.deleteStalePresent(tx, { workspace, flow, before: '2100-01-01T00:00:00Z' }),
    },
  },
} satisfies Record<string, Record<string, Trial>>;
