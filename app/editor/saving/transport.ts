import type { Edit } from '../../../core/edits';
import type { SaveAnswer, SinceAnswer } from '../../routes/flows.$flowId.draft';
import { paths } from '../../http/paths';

export type Trouble = { state: 'offline' } | { state: 'signed_out' } | { state: 'refused' };

/** How the draft reaches the server. Whatever happens comes back as an answer: the work is never torn down. */
export interface Transport {
  save: (edits: readonly Edit[], baseRev: number) => Promise<SaveAnswer | Trouble>;
  since: (rev: number) => Promise<SinceAnswer | Trouble>;
  /** The page closes: one last try that nobody waits for. */
  leave: (edits: readonly Edit[], baseRev: number) => void;
}

/** No answer for so long is no connection. */
const PATIENCE_MS = 30_000;

export function createTransport(flow: string, csrf: string): Transport {
  const address = paths.flowDraft(flow);
  const formOf = (edits: readonly Edit[], baseRev: number) => {
    const form = new FormData();
    form.set('csrf', csrf);
    form.set('intent', 'save');
    form.set('edits', JSON.stringify(edits));
    form.set('baseRev', String(baseRev));
    return form;
  };
  return {
    save: (edits, baseRev) => ask<SaveAnswer>(address, { method: 'POST', body: formOf(edits, baseRev) }),
    since: (rev) => ask<SinceAnswer>(`${address}?since=${rev}`, {}),
    leave: (edits, baseRev) => void navigator.sendBeacon(address, formOf(edits, baseRev)),
  };
}

async function ask<Answer>(address: string, init: RequestInit): Promise<Answer | Trouble> {
  try {
    const response = await fetch(address, { ...init, redirect: 'manual', signal: AbortSignal.timeout(PATIENCE_MS) });
    if (response.type === 'opaqueredirect' || response.status === 401) return { state: 'signed_out' };
    if (response.ok) return (await response.json()) as Answer;
    // A server that starts again, or something before it: nothing was said about the draft.
    return { state: response.status >= 500 ? 'offline' : 'refused' };
  } catch {
    return { state: 'offline' };
  }
}
