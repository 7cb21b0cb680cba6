import { data } from '@remix-run/node';
import { z } from 'zod';
import { listContacts } from '../../services/contacts';
import { sampleContact } from '../../services/flows/sample-contact';
import { acceptScenario, deleteScenario, renameScenario, saveScenario } from '../../services/flows/scenarios';
import { tryDraft } from '../../services/flows/try-draft';
import { actionsOf, DESIGNERS, jsonField, notFound, screen } from '../http/route.server';
import { PACES } from '../sandbox/pace';
import { actorOf } from '../session.server';

const params = z.object({ flowId: z.string() });

/** Contacts to test with: those that a search finds, or one of them with all that rules and policy know. */
export const loader = screen({
  roles: DESIGNERS,
  params,
  search: z.object({ q: z.string().max(200).default(''), contact: z.string().max(64).optional() }),
  async load({ deps, me, search }) {
    if (search.contact !== undefined) {
      const contact = await sampleContact(deps, me.workspace.id, search.contact);
      if (!contact) throw notFound();
      return { contact, found: null };
    }
    const found = await listContacts(deps, me.workspace.id, { search: search.q, limit: 8 });
    return {
      contact: null,
      found: found.map(({ id, name, addresses }) => ({ id, name, address: addresses[0]?.value ?? null })),
    };
  },
});

const edits = actionsOf({ roles: DESIGNERS, params });
const Id = z.string().min(1).max(64);

export const action = edits.answer({
  keep: edits.intent(z.object({ scenario: jsonField(500_000) }), async ({ deps, me, params: at, form }) => {
    const saved = await saveScenario(deps, actorOf(me), { flow: at.flowId, scenario: form.scenario });
    if (saved.saved) return { ok: true as const, did: 'keep' as const, id: saved.id };
    if (saved.reason === 'missing') throw notFound();
    return data({ ok: false as const, did: 'keep' as const, reason: saved.reason }, 409);
  }),
  rename: edits.intent(z.object({ id: Id, name: z.string().max(200) }), async ({ deps, me, params: at, form }) => {
    const done = await renameScenario(deps, actorOf(me), { flow: at.flowId, ...form });
    if (done === 'missing') throw notFound();
    if (done === 'renamed') return { ok: true as const, did: 'rename' as const };
    return data({ ok: false as const, did: 'rename' as const, reason: done }, 409);
  }),
  remove: edits.intent(z.object({ id: Id }), async ({ deps, me, params: at, form }) => {
    if (!(await deleteScenario(deps, actorOf(me), { flow: at.flowId, ...form }))) throw notFound();
    return { ok: true as const, did: 'remove' as const };
  }),
  accept: edits.intent(
    z.object({ id: Id, reason: z.string().max(500), rev: z.coerce.number().int() }),
    async ({ deps, me, params: at, form }) => {
      const done = await acceptScenario(deps, actorOf(me), { flow: at.flowId, ...form });
      if (done.accepted) return { ok: true as const, did: 'accept' as const };
      if (done.reason === 'missing') throw notFound();
      return data({ ok: false as const, did: 'accept' as const, reason: done.reason }, 409);
    },
  ),
  try: edits.intent(
    z.object({
      contact: Id,
      node: Id,
      payload: jsonField(64_000),
      text: z.string().max(4000).optional(),
      pace: z.enum(PACES.map(({ value }) => value)),
    }),
    async ({ deps, me, params: at, form }) => {
      const payload = z.record(z.string(), z.json()).safeParse(form.payload);
      const pace = PACES.find(({ value }) => value === form.pace)?.factor ?? 1;
      const tried = await tryDraft(deps, actorOf(me), {
        ...form,
        flow: at.flowId,
        payload: payload.success ? payload.data : {},
        pace,
      });
      if (tried.tried) return { ok: true as const, did: 'try' as const, contact: tried.contact };
      if (tried.reason === 'missing') throw notFound();
      return data({ ok: false as const, did: 'try' as const, reason: tried.reason }, 409);
    },
  ),
});
