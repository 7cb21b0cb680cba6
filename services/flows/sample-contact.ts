import { VirtualContactSchema, type VirtualContact } from '../../core/virtual-contact';
import { CHANNELS, PURPOSES, type ChannelName } from '../../core/vocabulary';
import { withWorkspace } from '../../db/client';
import { listContactCases } from '../../db/queries/cases';
import { getContact } from '../../db/queries/contacts';
import { listRecentDeliveries } from '../../db/queries/scenarios';
import type { Deps } from '../deps';

const HOUR = 3_600_000;
/** As far back as the rules look. */
const LATELY_MS = 31 * 24 * HOUR;

/** A real contact as a test takes them: what rules, texts and the policy know of them now. Null: no such contact. */
export async function sampleContact(
  deps: Pick<Deps, 'db' | 'clock' | 'contexts'>,
  workspace: string,
  id: string,
): Promise<VirtualContact | null> {
  const now = deps.clock.now();
  const hoursAgo = (at: number) => Math.max(0, (now - at) / HOUR);
  const { timeZone, country } = await deps.contexts.get(workspace);
  return withWorkspace(deps.db, workspace, async (tx) => {
    const contact = await getContact(tx, { workspace, id });
    if (!contact) return null;
    const { standing } = contact;
    const lately = await listRecentDeliveries(tx, { workspace, contact: id, since: now - LATELY_MS });
    const cases = await listContactCases(tx, { workspace, contact: id });
    const taken = VirtualContactSchema.safeParse({
      id: contact.id,
      name: contact.name ?? '',
      language: contact.language ?? undefined,
      timeZone: contact.timeZone ?? timeZone,
      country: contact.country ?? country ?? '',
      attributes: contact.attributes,
      tags: contact.tags,
      addresses: contact.addresses.filter(({ state }) => state === 'ok').map(({ kind, value }) => ({ kind, value })),
      consents: CHANNELS.flatMap((channel) =>
        PURPOSES.flatMap((purpose) => {
          const known = standing.consents?.[`${channel}:${purpose}`];
          if (!known) return [];
          const over = known.expiresAt !== null && known.expiresAt <= now;
          return [{ channel, purpose, status: over ? ('expired' as const) : known.status }];
        }),
      ),
      lately: lately.map(({ at, ...one }) => ({ ...one, hoursAgo: hoursAgo(at) })),
      lastInbound: Object.fromEntries(
        Object.entries(standing.lastInbound ?? {}).map(([channel, at]) => [channel as ChannelName, hoursAgo(at)]),
      ),
      suppressions: contact.suppressions
        .filter(({ until }) => until === null || Date.parse(until) > now)
        .map(({ channel, purpose, reason }) => ({ channel, purpose, reason })),
      openCases: cases.filter(({ status }) => status !== 'resolved').map(({ kind }) => kind),
    });
    return taken.success ? taken.data : null;
  });
}
