import { getCaseFlow, listCaseWorkers } from '../../services/case-flow';
import { countCases, getCase, listCases } from '../../services/cases';
import type { Deps } from '../../services/deps';
import { paceOfThread } from '../../services/thread';
import type { SignedIn } from '../session.server';
import { readCard } from './card';
import { CASE_WORKERS } from './roles';
import type { InboxSearch } from './search';

/** The most cases of a queue on one screen. */
const MOST_SHOWN = 200;

/** The queue, and the case that is open beside it. Null: no such case here. */
export async function loadInbox(deps: Deps, me: SignedIn, search: InboxSearch, caseId: string | undefined) {
  const workspace = me.workspace.id;
  const member = me.member.id;
  const [cases, counts, open] = await Promise.all([
    listCases(deps, workspace, { view: search.view, member, search: search.q, limit: MOST_SHOWN }),
    countCases(deps, workspace, member),
    caseId ? loadCase(deps, workspace, caseId, search.entries) : null,
  ]);
  if (caseId && !open) return null;
  return {
    cases,
    cut: cases.length === MOST_SHOWN,
    counts,
    open,
    workers: open ? await listCaseWorkers(deps, workspace, CASE_WORKERS) : [],
    me: { id: member, mayWork: CASE_WORKERS.includes(me.member.role) },
    search,
  };
}

async function loadCase(deps: Deps, workspace: string, id: string, entries: number) {
  const page = await getCase(deps, workspace, id, entries);
  if (!page) return null;
  const { contact, thread } = page;
  const { card, ...found } = page.case;
  return {
    case: found,
    card: readCard(card),
    flow: await getCaseFlow(deps, workspace, page.case),
    contact: {
      id: contact.id,
      name: contact.name ?? contact.addresses[0]?.value ?? contact.id,
      timeZone: contact.timeZone,
      tags: contact.tags,
      addresses: contact.addresses.map(({ id, kind, value }) => ({ id, kind, value })),
      consents: contact.standing.consents ?? {},
      lastInbound: contact.standing.lastInbound,
    },
    thread,
    pace: await paceOfThread(deps, workspace, contact.id),
  };
}

export type Inbox = NonNullable<Awaited<ReturnType<typeof loadInbox>>>;
export type OpenCase = NonNullable<Inbox['open']>;
