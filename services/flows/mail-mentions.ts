import { nearestLanguage } from '../../core/words';
import type { Language } from '../../core/vocabulary';
import { withWorkspace } from '../../db/client';
import { getCall, type CallView } from '../../db/queries/comments';
import { listMembers, type MemberView } from '../../db/queries/members';
import type { Deps } from '../deps';
import { sendOnce, type Outcome } from '../proofs/send-to-member';

/** What became of a mail to somebody whom a comment calls; `repeated`: it went out before. */
export type Mailed = { member: string } & (Outcome | { status: 'repeated' });

/**
 * Mails those whom a comment calls, at the address they sign in with and in their language, with a link to it. Once for each
 * comment and member, however often it is rewritten: the row that stands for the mail has their names. It is word among
 * colleagues, so no contact rule bears on it and nothing counts it. Without a sender of e-mail the call stays on screen.
 */
export async function mailMentions(deps: Deps, workspace: string, comment: string): Promise<Mailed[]> {
  const { call, members } = await withWorkspace(deps.db, workspace, async (tx) => {
    const found = await getCall(tx, { workspace, id: comment });
    const some = found !== null && found.called.length > 0;
    return { call: found, members: some ? await listMembers(tx, { workspace }) : [] };
  });
  if (!call) return [];
  const context = await deps.contexts.get(workspace);
  const called = members.filter(({ id }) => call.called.includes(id));
  const url = `${deps.publicUrl}/flows/${encodeURIComponent(call.flow)}?sheet=comments&thread=${call.thread}`;
  return Promise.all(
    called.map(async ({ id: member, email: to, language: own }): Promise<Mailed> => {
      const language = nearestLanguage(own ?? context.language);
      const content = { type: 'email' as const, ...mailOf(call, members, url, language), language };
      const actor = { workspace, id: `member:${call.author}` };
      const mail = { member, what: 'mention' as const, channel: 'email' as const, to, content };
      return { member, ...(await sendOnce(deps, actor, mail, `prf_${comment}_${member}`)) };
    }),
  );
}

function mailOf(
  { author, body, flowName: flow }: CallView,
  members: readonly MemberView[],
  url: string,
  language: Language,
): { subject: string; text: string } {
  const nameOf = (id: string) => members.find((member) => member.id === id)?.name;
  const said = body.replace(/<@([\w-]{1,64})>/g, (_, id: string) => `@${nameOf(id) ?? '…'}`);
  const by = nameOf(author) ?? '…';
  return language === 'es'
    ? {
        subject: `${by} te menciona en «${flow}»`,
        text: `${by} te menciona en un comentario del flujo «${flow}»:\n\n${said}\n\nVerlo y responder: ${url}`,
      }
    : {
        subject: `${by} mentions you in "${flow}"`,
        text: `${by} mentions you in a comment on the flow "${flow}":\n\n${said}\n\nSee it and reply: ${url}`,
      };
}
