import { data } from '@remix-run/node';
import { useLoaderData, type MetaFunction } from '@remix-run/react';
import { z } from 'zod';
import { getCurrentPolicies, savePolicies, setKillSwitch, type PoliciesSaved } from '../../services/policies';
import { actionsOf, FLOW_READERS, forbidden, screen } from '../http/route.server';
import { loadPoliciesPage } from '../policies/load.server';
import { PoliciesScreen } from '../policies/policies-screen';
import { RULERS, STOPPERS } from '../policies/roles';
import { actorOf } from '../session.server';
import { GeneralErrorBoundary } from '../shell/general-error-boundary';
import { createWords } from '../words';

export const meta: MetaFunction<typeof loader> = ({ data: loaded }) => [
  { title: loaded ? `${loaded.title} · Hilo` : 'Hilo' },
];

export const loader = screen({
  roles: FLOW_READERS,
  async load({ deps, me, language }) {
    const { role } = me.member;
    return {
      page: await loadPoliciesPage(deps, me.workspace),
      title: createWords(language)('policies.title'),
      mayStop: STOPPERS.includes(role),
      mayRule: RULERS.includes(role),
    };
  },
});

const Reason = z.string().trim().min(1, 'policies.reason.missing').max(500);
const answerOf = (saved: PoliciesSaved) =>
  saved.saved
    ? { ok: true as const, version: saved.version }
    : data({ ok: false as const, code: saved.reason }, saved.reason === 'conflict' ? 409 : 422);

const edits = actionsOf({ roles: STOPPERS });
export const action = edits.answer({
  kill: edits.intent(z.object({ on: z.enum(['true', 'false']), reason: Reason }), async ({ deps, me, form }) =>
    answerOf(await setKillSwitch(deps, actorOf(me), { on: form.on === 'true', reason: form.reason })),
  ),
  /** Fields `cap.<id>`: the caps' new numbers; `version`: the one that was edited. */
  caps: edits.intent(
    z.looseObject({ version: z.coerce.number().int().min(0), reason: Reason }),
    async ({ deps, me, form }) => {
      if (!RULERS.includes(me.member.role)) throw forbidden();
      const { document } = await getCurrentPolicies(deps, me.workspace.id);
      const caps = document.caps.map((cap) => {
        const max = form[`cap.${cap.id}`];
        return max === undefined ? cap : { ...cap, max: Number(max) };
      });
      const edited = { ...document, version: form.version, caps };
      return answerOf(await savePolicies(deps, actorOf(me), { document: edited, reason: form.reason }));
    },
  ),
});

export default function PoliciesRoute() {
  const loaded = useLoaderData<typeof loader>();
  return <PoliciesScreen {...loaded} />;
}

export function ErrorBoundary() {
  return <GeneralErrorBoundary />;
}
