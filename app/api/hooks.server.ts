import type { Deps } from '../../services/deps';
import { takeWebhook, type Hook } from '../../services/webhooks/take';
import { workWebhook } from '../../services/webhooks/work';
import { readBytes } from './body.server';
import { faultOf } from './fault.server';
import { problemResponse } from './problem.server';
import { languageOf } from './router.server';
import { issueErrors } from './said.server';

const MAX_BYTES = 4 * 1024 * 1024;

/** `POST /hooks/{connection}` and `POST /hooks/pbx/{source}`: verified, stored, answered; worked off right after. */
export async function answerHook(
  deps: Deps,
  request: Request,
  { connection, kind }: Pick<Hook, 'connection' | 'kind'>,
): Promise<Response> {
  const respond = (problem: Parameters<typeof problemResponse>[0]) => problemResponse(problem, languageOf(request));
  if (request.method !== 'POST') {
    return respond({ code: 'method_not_allowed', params: { allow: 'POST' }, headers: { allow: 'POST' } });
  }
  if (!/^[\w.-]{1,100}$/.test(connection)) return respond({ code: 'not_found' });
  try {
    const body = await readBytes(request, MAX_BYTES);
    if (!body.ok) return respond(body.problem);
    const { headers, url } = request;
    const taken = await takeWebhook(deps, { connection, kind, headers, url, body: body.value });
    if (taken.status === 'unknown') return respond({ code: 'not_found' });
    if (taken.status === 'bad_signature') return respond({ code: 'bad_signature' });
    if (taken.status === 'invalid') {
      return respond({ code: 'invalid', errors: issueErrors([{ path: taken.field, message: taken.reason }], '') });
    }
    const { id, workspace, fresh } = taken;
    // Not awaited: the sender has its answer, and what this process does not finish the sweep does.
    if (fresh) {
      workWebhook(deps, workspace, id).catch((error: unknown) =>
        deps.log.error({ err: error, workspace, webhook: id }, 'a webhook waits for the sweep'),
      );
    }
    return Response.json({ status: fresh ? 'stored' : 'duplicate' }, { headers: { 'cache-control': 'no-store' } });
  } catch (error) {
    deps.log.error({ err: error, connection }, 'a webhook could not be stored');
    return respond(faultOf(error));
  }
}
