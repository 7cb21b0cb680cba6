import { EventSchema, ingest, type EventInput } from '../services/ingest';
import type { Installation } from './installation';

/** People who are known already, with consent and its evidence: made through the same ingest, before anything is measured. */
export async function populate(hilo: Installation, count: number): Promise<void> {
  for (let from = 0; from < count; from += 500) {
    const batch = Array.from({ length: Math.min(500, count - from) }, (_, k) => person(from + k));
    await ingest(hilo.deps, hilo.workspace, batch);
  }
  await hilo.root`analyze`;
}

function person(n: number): EventInput {
  return EventSchema.parse({
    id: `person-${n}`,
    name: 'signed_up',
    contact: {
      externalId: `c-${n}`,
      phone: `+5730${String(n).padStart(8, '0')}`,
      email: `p${n}@example.test`,
      name: `Persona ${n}`,
      timeZone: 'America/Bogota',
      country: 'CO',
    },
    consents: (['whatsapp', 'email'] as const).map((channel) => ({
      channel,
      purpose: 'service',
      status: 'granted',
      evidence: { method: 'web_form' },
    })),
  });
}

/** An event of one of the people. */
export function eventOf(name: string, n: number): EventInput {
  return EventSchema.parse({
    id: `${name}-${n}`,
    name,
    payload: { order: `A-${n}`, amount: n % 500 },
    contact: { externalId: `c-${n}` },
  });
}

/** Waits for something the database will show. */
export async function until(done: () => Promise<boolean>, everyMs = 25): Promise<void> {
  while (!(await done())) await new Promise((resolve) => setTimeout(resolve, everyMs));
}
