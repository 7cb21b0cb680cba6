import type { Connection, Outgoing, SendOutcome } from '../../channels/channel';
import { encodeButton, textOf } from '../../channels/text';
import type { Instant, JsonObject } from '../../core/json';
import type { RenderedContent } from '../../core/run';
import type { ChannelName, Purpose } from '../../core/vocabulary';
import { newId } from '../../db/ids';
import type { Deps } from '../deps';
import type { WorkspaceContext } from '../workspace-context';
import type { Settled, ThreadMessage } from './commit';

/** What every send needs, whoever makes it: a run's drive, the senders' queue, an agent. */
export interface Dispatch {
  id: string;
  workspace: string;
  contact: string;
  run: string | null;
  node: string | null;
  case?: string | null;
  channel: ChannelName;
  address: string;
  provider: string;
  content: RenderedContent;
  purpose: Purpose;
  test: boolean;
  /** Who speaks: `run`, or `member:<id>`. */
  author: string;
}

/** The text people read on the thread. */
export function threadText(content: RenderedContent, context: WorkspaceContext): string {
  if (content.type !== 'template') return textOf(content);
  const template = context.templates.find((t) => t.name === content.name && t.language === content.language);
  return textOf(content, template?.body);
}

/**
 * Calls the provider once. A refusal is a value; an exception, a timeout or a lost connection after the call began is `unknown`,
 * because nobody can tell what became of it.
 * @param timeoutMs how long the provider may take
 */
export async function callProvider(
  deps: Deps,
  context: WorkspaceContext,
  dispatch: Dispatch,
  timeoutMs: number,
): Promise<SendOutcome> {
  const channel = deps.channels.get(dispatch.provider);
  if (!channel) return { status: 'rejected', retry: 'F', code: 'send.no_provider', detail: dispatch.provider };
  const outgoing: Outgoing = {
    delivery: dispatch.id,
    channel: dispatch.channel,
    to: dispatch.address,
    content: dispatch.content,
    purpose: dispatch.purpose,
    text: threadText(dispatch.content, context),
    buttons: (dispatch.content.buttons ?? []).map(({ id, title }) => ({
      id,
      title,
      payload: encodeButton({
        id,
        ...(dispatch.run && dispatch.node ? { run: dispatch.run, node: dispatch.node } : {}),
      }),
    })),
  };
  let connection: Connection;
  try {
    connection = connectionOf(deps, context, dispatch.provider, timeoutMs);
  } catch (error) {
    // Nothing was called: its secrets cannot be opened.
    return {
      status: 'rejected',
      retry: 'F',
      code: 'send.connection_broken',
      detail: error instanceof Error ? error.name : '',
    };
  }
  try {
    return await channel.send(connection, outgoing);
  } catch (error) {
    return { status: 'unknown', detail: error instanceof Error ? error.name : 'error' };
  }
}

export function connectionOf(deps: Deps, context: WorkspaceContext, provider: string, timeoutMs: number): Connection {
  const row = context.connections.find((connection) => connection.provider === provider);
  const secrets = row?.sealed ? (JSON.parse(deps.vault.open(row.sealed)) as JsonObject) : {};
  return {
    settings: { ...(row?.settings as JsonObject | undefined), ...secrets },
    fetch: deps.fetch,
    signal: provider === 'sandbox' ? NEVER : AbortSignal.timeout(timeoutMs),
  };
}
// A timer per send is dear where thousands a second are answered at once.
const NEVER = new AbortController().signal;

/** The ledger's and the thread's side of an accepted send. */
export function acceptedRows(
  deps: Deps,
  context: WorkspaceContext,
  dispatch: Dispatch,
  outcome: Extract<SendOutcome, { status: 'accepted' }>,
  at: Instant,
): { settled: Settled; message: ThreadMessage } {
  return {
    settled: { id: dispatch.id, state: 'accepted', providerId: outcome.providerId, at, nextAt: null },
    message: sentMessage(deps, context, dispatch, at),
  };
}

export function sentMessage(deps: Deps, context: WorkspaceContext, dispatch: Dispatch, at: Instant): ThreadMessage {
  return {
    id: newId('message', deps.clock.now()),
    workspace: dispatch.workspace,
    contact: dispatch.contact,
    at,
    direction: 'out',
    channel: dispatch.channel,
    author: dispatch.author,
    text: threadText(dispatch.content, context),
    content: messageContent(dispatch),
    delivery: dispatch.id,
    run: dispatch.run ?? undefined,
    case: dispatch.case ?? undefined,
    test: dispatch.test,
  };
}

function messageContent({ content, node }: Dispatch): JsonObject {
  const shown: JsonObject = { type: content.type };
  if (node) shown.node = node;
  if (content.type === 'email') shown.subject = content.subject;
  if (content.type === 'template') shown.template = content.name;
  if (content.type === 'text' && content.media) shown.media = content.media;
  if (content.type === 'text' && content.list) {
    shown.list = content.list;
    shown.buttons = content.buttons ?? [];
  } else if (content.buttons?.length) shown.buttons = content.buttons.map(({ id, title }) => ({ id, title }));
  return shown;
}
