import type { LoaderFunctionArgs } from '@remix-run/node';
import { liveStream, readTopics } from '../api/live.server';
import { problemResponse } from '../api/problem.server';
import { languageOf } from '../api/router.server';
import { depsOf } from '../http/deps.server';
import { FLOW_READERS } from '../runs/roles';
import { getSignedIn } from '../session.server';

/** Live updates for the screens of whoever is signed in: `/live?topics=runs,inbox,contact:cnt_1`. */
export async function loader({ context, request }: LoaderFunctionArgs) {
  const deps = depsOf(context);
  const language = languageOf(request);
  const me = await getSignedIn(deps, request);
  if (!me) return problemResponse({ code: 'unauthorized' }, language);
  const topics = readTopics(new URL(request.url).searchParams.get('topics') ?? '');
  if (!topics)
    return problemResponse(
      { code: 'invalid', errors: [{ field: 'topics', reason: 'runs, inbox, run:<id>, contact:<id>, flow:<id>' }] },
      language,
    );
  if (topics.some(({ topic }) => topic.startsWith('flow')) && !FLOW_READERS.includes(me.member.role)) {
    return problemResponse({ code: 'forbidden' }, language);
  }
  const isStillIn = async () => (await getSignedIn(deps, request)) !== null;
  return liveStream(deps, request, { workspace: me.workspace.id, isStillIn }, topics);
}
