import { paths } from '../../http/paths';
import type { Draft } from '../flows.$flowId.draft';

/** The draft of a flow. `opening.tsx` asks for it in the same words, so that the browser asks once. */
export async function fetchDraft(flowId: string): Promise<Draft> {
  const response = await fetch(paths.flowDraft(flowId), { redirect: 'manual' });
  if (response.ok) return (await response.json()) as Draft;
  throw new Response(null, { status: response.status || 401 });
}
