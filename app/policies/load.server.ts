import { PACKS, type CountryPack } from '../../core/policy/packs';
import { DAY, isoDate, localTime } from '../../core/policy/zone';
import type { Deps } from '../../services/deps';
import { getPoliciesPage } from '../../services/policies';
import { countRuns } from '../../services/runs/read';

const HOLIDAYS = 4;

/** The rules in force, with the law of each country they follow. */
export async function loadPoliciesPage(deps: Deps, workspace: { id: string; timeZone: string }) {
  const [page, counts] = await Promise.all([getPoliciesPage(deps, workspace.id), countRuns(deps, workspace.id)]);
  const { day } = localTime(workspace.timeZone, deps.clock.now());
  return {
    ...page,
    live: counts.live,
    packs: page.current.document.packs.flatMap((country) => {
      const pack = PACKS[country];
      return pack ? [lawOf(pack, day)] : [];
    }),
  };
}
export type LoadedPolicies = Awaited<ReturnType<typeof loadPoliciesPage>>;
export type Law = LoadedPolicies['packs'][number];

/** A pack as data that travels, and its holidays from a day on. */
function lawOf({ holidays, ...law }: CountryPack, from: number) {
  const year = new Date(from * DAY).getUTCFullYear();
  const next = [...holidays(year), ...holidays(year + 1)]
    .filter(([day]) => day >= from)
    .sort(([a], [b]) => a - b)
    .slice(0, HOLIDAYS);
  return { ...law, holidays: next.map(([day, name]) => ({ date: isoDate(day), name })) };
}
