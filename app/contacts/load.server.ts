import type { Proposal, RuleTrace } from '../../core/policy/types';
import type { Said } from '../../core/run';
import type { ChannelName, Purpose } from '../../core/vocabulary';
import { getContactPage } from '../../services/contacts';
import type { Deps } from '../../services/deps';
import { listPlannedMessages, type LiveMessage } from '../../services/planned-messages';
import { getThread, paceOfThread, verifyChain } from '../../services/thread';
import { whatIf, whyNot, type Explained, type WhatIfAnswer, type WhatIfQuestion } from '../../services/why-not';

/** What the address asks for. */
export interface Asked {
  /** `flow:node` of a live flow's message, or `other`. Absent: the first there is. */
  message?: string | undefined;
  channel?: ChannelName | 'any' | undefined;
  purpose?: Purpose | undefined;
  /** `name language`, or `none`: free text. */
  template?: string | undefined;
  /** Every decision, not only those on the message asked about. */
  all?: string | undefined;
  before?: string | undefined;
}

const ENTRIES = 100;
const DECISIONS = 50;

/** Everything the page of one contact shows; null: no such contact here. */
export async function loadContactPage(deps: Deps, workspace: string, id: string, asked: Asked, mayVerify: boolean) {
  const page = await getContactPage(deps, workspace, id);
  if (!page) return null;
  const { language } = page.contact;
  const [messages, offered] = await Promise.all([
    listPlannedMessages(deps, workspace, language),
    offeredTemplates(deps, workspace),
  ]);
  const question = questionOf(asked, messages, offered, language);
  const [thread, pace, chain, story, answer] = await Promise.all([
    getThread(deps, workspace, id, { limit: ENTRIES, ...(asked.before ? { before: asked.before } : {}) }),
    paceOfThread(deps, workspace, id),
    mayVerify ? verifyChain(deps, workspace, id) : null,
    whyNot(deps, workspace, id, { limit: DECISIONS }),
    whatIf(deps, workspace, { contact: id, ...question.proposal }),
  ]);
  // Told apart only when somebody chose a message: at first sight the whole story stands.
  const chosen = asked.all === undefined && (asked.message ?? asked.channel ?? asked.purpose) !== undefined;
  const decisions = chosen ? story.decisions.filter((one) => isAbout(one, question.proposal)) : story.decisions;
  return {
    ...page,
    now: deps.clock.now(),
    thread,
    pace,
    chain: chain && { valid: chain.valid, length: chain.length },
    why: {
      messages: messages.map(({ flow, flowName, node, name }) => ({ id: `${flow}:${node}`, flowName, name })),
      asked: question.shown,
      templates: offered.filter((one) => one.channel === question.shown.channel),
      answer: answer && answerOf(answer),
      decisions: decisions.map(({ id: key, at, test, verdict, said, trace, policyVersion }) => {
        const { against } = split(said, trace);
        return { id: key, at, test, verdict, said, trace, policyVersion, reason: against.at(0) ?? null };
      }),
      hidden: story.decisions.length - decisions.length,
      refused: story.refused.map(({ id: run, flowName, startedAt, said }) => ({ run, flowName, at: startedAt, said })),
    },
  };
}
export type LoadedContact = NonNullable<Awaited<ReturnType<typeof loadContactPage>>>;

type Offered = { channel: ChannelName; name: string; language: string };

async function offeredTemplates(deps: Deps, workspace: string): Promise<Offered[]> {
  const { templates } = await deps.contexts.get(workspace);
  return templates
    .filter(({ state }) => state === 'approved')
    .map(({ channel, name, language }) => ({ channel, name, language }));
}

type AskedProposal = Omit<WhatIfQuestion, 'contact'>;

/** The question the rules are asked, and what the panel shows as chosen. */
function questionOf(asked: Asked, messages: LiveMessage[], offered: Offered[], language: string | null) {
  const free = asked.message === 'other' || (!asked.message && (asked.channel ?? asked.purpose) !== undefined);
  const named = messages.find(({ flow, node }) => `${flow}:${node}` === asked.message);
  const message = free ? undefined : (named ?? messages[0]);
  if (message) {
    const { flow, node, purpose, intent, channels, templates } = message;
    const proposal: AskedProposal = { flow, purpose, intent, channels, templates };
    return { proposal, shown: { message: `${flow}:${node}`, channel: 'any' as const, purpose, template: 'none' } };
  }
  const channel = asked.channel ?? 'whatsapp';
  const purpose = asked.purpose ?? 'service';
  const ofChannel = offered.filter((one) => channel === 'any' || one.channel === channel);
  // Outside of WhatsApp's window free text goes nowhere: a template is what somebody would really send.
  const template =
    asked.template === 'none'
      ? undefined
      : (ofChannel.find((one) => nameOf(one) === asked.template) ??
        ofChannel.find((one) => one.language === language) ??
        ofChannel[0]);
  const templates: Proposal['templates'] = template
    ? { [template.channel]: { name: template.name, language: template.language } }
    : {};
  const proposal: AskedProposal = { purpose, templates, ...(channel === 'any' ? {} : { channels: [channel] }) };
  const shown = { message: 'other', channel, purpose, template: template ? nameOf(template) : 'none' };
  return { proposal, shown };
}

const nameOf = ({ name, language }: { name: string; language: string }) => `${name} ${language}`;

function isAbout({ proposal }: Explained, asked: AskedProposal): boolean {
  if (asked.intent !== undefined) return proposal.intent === asked.intent && proposal.flow === asked.flow;
  const { channels } = asked;
  return proposal.purpose === asked.purpose && (!channels || channels.some((one) => proposal.channels.includes(one)));
}

/** The verdict, what stood in the way, every other rule's word, and when it would be allowed. */
function answerOf({ decision, said, next }: WhatIfAnswer) {
  const { headline, against, passed } = split(said, decision.trace);
  // Put off until then, and free from then on, are one sentence.
  const known = decision.verdict === 'defer' && next.params.nextAt === decision.until;
  return {
    verdict: decision.verdict,
    headline: headline ?? { code: `policy.verdict.${decision.verdict}`, params: {} },
    against,
    passed,
    next: decision.verdict === 'allow' || known ? null : next,
  };
}

/** The sentences of a verdict, apart: those of the rules that stood in the way, in their order, and the others. */
function split([headline, ...rules]: readonly Said[], trace: readonly RuleTrace[]) {
  const keyOf = ({ code, params }: Said) => code + JSON.stringify(params);
  const stood = new Set(trace.filter((row) => row.verdict !== 'pass').map(keyOf));
  return {
    headline,
    against: rules.filter((rule) => stood.has(keyOf(rule))),
    passed: rules.filter((rule) => !stood.has(keyOf(rule))),
  };
}
