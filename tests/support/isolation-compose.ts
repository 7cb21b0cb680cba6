import * as proofs from '../../db/queries/proofs';
import * as templates from '../../db/queries/templates';
import { getWorkspace, setContentLanguages } from '../../db/queries/workspaces';
import type { Trial } from './isolation-trial';

const at = '2026-01-06T15:00:00.000Z';
const member = 'mem_demo_agent';
const proof = {
  at,
  what: 'proof' as const,
  channel: 'sms' as const,
  provider: 'sandbox',
  content: null,
  text: 'x',
  status: 'accepted' as const,
  detail: {},
};

/** What the trials of proofs ask about, in the demo's workspace. */
export const PROOF_ROWS = [
  `insert into member_addresses (id, workspace_id, member_id, kind, value, code_hash, code_until)
    values ('mad_x', 'ws_demo', '${member}', 'email', 'x@x.example', 'x', '2100-01-01')`,
  `insert into proofs (id, workspace_id, member_id, at, what, channel, provider, status)
    values ('prf_x', 'ws_demo', '${member}', '${at}', 'proof', 'sms', 'sandbox', 'unknown')`,
];

/** One trial a query. */
export const PROOFS = {
  listMemberAddresses: { ask: (tx, workspace) => proofs.listMemberAddresses(tx, { workspace, member }) },
  upsertMemberAddress: {
    elsewhere: true,
    ask: (tx, workspace) =>
      proofs.upsertMemberAddress(tx, { workspace, member, id: 'mad_y', kind: 'email', value: 'y@x.example' }),
  },
  setAddressCode: {
    ask: (tx, workspace) => proofs.setAddressCode(tx, { workspace, member, id: 'mad_x', hash: 'y', until: at }),
  },
  tryAddressCode: {
    ask: (tx, workspace) => proofs.tryAddressCode(tx, { workspace, member, id: 'mad_x', now: at, most: 5 }),
  },
  setAddressVerified: {
    ask: (tx, workspace) => proofs.setAddressVerified(tx, { workspace, member, id: 'mad_x', at }),
  },
  deleteMemberAddress: {
    ask: (tx, workspace) => proofs.deleteMemberAddress(tx, { workspace, member, id: 'mad_x' }),
  },
  insertProof: {
    ask: (tx, workspace) => proofs.insertProof(tx, { workspace, member, ...proof, id: 'prf_y' }),
    elsewhere: true,
  },
  setProofStatus: {
    ask: (tx, workspace) => proofs.setProofStatus(tx, { workspace, id: 'prf_x', status: 'refused', detail: {} }),
  },
  countProofs: {
    ask: (tx, workspace) => proofs.countProofs(tx, { workspace, member, what: 'proof', since: '2020-01-01T00:00:00Z' }),
  },
  listProofs: { ask: (tx, workspace) => proofs.listProofs(tx, { workspace, member, limit: 5 }) },
} satisfies Record<string, Trial>;

export const WORKSPACES = {
  getWorkspace: { elsewhere: true, ask: (tx, workspace) => getWorkspace(tx, { workspace }) },
  setContentLanguages: {
    elsewhere: true,
    ask: (tx, workspace) => setContentLanguages(tx, { workspace, languages: ['es-CO', 'en'] }),
  },
} satisfies Record<string, Trial>;

const template = {
  id: 'tpl_x',
  name: 'x',
  language: 'es',
  channel: 'whatsapp',
  category: 'utility' as const,
  state: 'approved' as const,
  body: 'x',
  buttons: [],
  detail: {},
};

export const TEMPLATES = {
  listTemplates: { ask: (tx, workspace) => templates.listTemplates(tx, { workspace }) },
  upsertTemplate: {
    elsewhere: true,
    ask: (tx, workspace) => templates.upsertTemplate(tx, { workspace, ...template }),
  },
  setTemplateState: {
    ask: (tx, workspace) =>
      templates.setTemplateState(tx, { workspace, id: 'tpl_demo_postventa_24h_es', state: 'paused' }),
  },
} satisfies Record<string, Trial>;
