import { CHANNELS, type ChannelName } from '../../core/vocabulary';
import { getContactPage, listContacts } from '../../services/contacts';
import type { Deps } from '../../services/deps';
import { liveStarts } from '../../services/flows/starts';
import { addressFor, readPhones } from '../../services/phones';
import { listRuns, readJournals } from '../../services/runs/read';

/** Everything the sandbox shows of one virtual customer. Null: no customer here to play. */
export async function loadSandbox(deps: Deps, workspace: string, wanted: string | undefined) {
  const contacts = await listContacts(deps, workspace, { limit: 100 });
  // The first that anybody made: in the demo, somebody who consented to everything.
  const id = wanted ?? contacts.at(-1)?.id;
  const page = id ? await getContactPage(deps, workspace, id) : null;
  if (!page) return null;
  const { contact } = page;
  const { messages } = await readPhones(deps, workspace, contact.id);
  const runs = await listRuns(deps, workspace, { contact: contact.id, limit: 3 });
  const journal = await readJournals(
    deps,
    workspace,
    runs.filter((run) => run.status !== 'refused').map((run) => run.id),
  );
  const listed = contacts.some((one) => one.id === contact.id) ? contacts : [...contacts, contact];
  return {
    contacts: listed.map(({ id, name, addresses }) => ({ id, name: name ?? addresses[0]?.value ?? id })),
    contact: {
      id: contact.id,
      name: contact.name,
      timeZone: contact.timeZone,
      addresses: Object.fromEntries(
        CHANNELS.map((channel) => [channel, addressFor(contact.addresses, channel)]),
      ) as Record<ChannelName, string | null>,
      /** The channels on which service may be said. */
      consented: CHANNELS.filter((channel) => contact.standing.consents?.[`${channel}:service`]?.status === 'granted'),
    },
    messages,
    runs,
    journal,
    cases: page.cases.filter((one) => one.status !== 'resolved' || runs.length > 0).slice(0, 3),
    /** The names of the events that a live flow starts on. */
    events: [
      ...new Set(
        (await liveStarts(deps, workspace)).flatMap(({ program }) =>
          program.starts.flatMap((start) => (start.type === 'event' && start.event ? [start.event] : [])),
        ),
      ),
    ],
  };
}

export type Sandbox = NonNullable<Awaited<ReturnType<typeof loadSandbox>>>;
