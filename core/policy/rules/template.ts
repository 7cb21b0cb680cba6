import type { Purpose } from '../../vocabulary';
import type { PolicyFacts } from '../types';
import { HOUR } from '../zone';
import { findAddress } from './address';
import { pass, recheck, suppress, type Finding, type Rule, type RuleContext } from './rule';

type Template = PolicyFacts['templates'][number];

/** WhatsApp's customer service window: any inbound message opens it for 24 hours (channels.md 1.2). */
export const SERVICE_WINDOW = 24 * HOUR;
/** Meta reviews and unpauses templates within hours. */
const RECHECK_TEMPLATE = HOUR;

/** Categories a purpose may carry, judged by the provider's current category and not by the author's (channels.md 1.2). */
const CARRIES: Record<Purpose, readonly Template['category'][]> = {
  marketing: ['marketing', 'utility'],
  service: ['utility', 'authentication'],
  transactional: ['utility', 'authentication'],
};

function checkTemplate(context: RuleContext, template: Template): Finding {
  const { name, language, category, state } = template;
  const params = { template: name, language, category, state };
  if (state === 'pending' || state === 'paused') {
    return recheck(context, `policy.template.${state}`, RECHECK_TEMPLATE, params);
  }
  if (state !== 'approved') return suppress(context, `policy.template.${state}`, { ...params, class: 'F' });
  if (template.channel !== 'whatsapp') return pass('policy.template.approved', params);
  if (!CARRIES[context.proposal.purpose].includes(category)) {
    return suppress(context, 'policy.template.category', { ...params, purpose: context.proposal.purpose, class: 'F' });
  }
  const number = findAddress(context.facts, 'whatsapp').address?.value ?? '';
  if (category === 'marketing' && context.facts.contact.country === 'US' && /^\+?1\d/.test(number)) {
    return suppress(context, 'policy.template.us_marketing', { ...params, class: 'X' });
  }
  return pass('policy.template.approved', params);
}

/**
 * What the channel itself lets through: outside WhatsApp's 24 hours only an approved template whose category suits the purpose. Free
 * text outside the window carries retry class T: it would go as a template.
 */
export const template: Rule = {
  id: 'window',
  holdsReplies: true,
  check(context) {
    const { channel, facts, proposal } = context;
    const wanted = proposal.templates[channel];
    if (wanted) {
      const found = facts.templates.find(
        (one) => one.channel === channel && one.name === wanted.name && one.language === wanted.language,
      );
      if (found) return checkTemplate(context, found);
      const params = { template: wanted.name, language: wanted.language, channel };
      // Elsewhere a template is our own text, already rendered: nobody has to approve it.
      if (channel !== 'whatsapp') return pass('policy.window.none', { channel });
      return suppress(context, 'policy.template.unknown', { ...params, class: 'F' });
    }
    if (channel !== 'whatsapp') return pass('policy.window.none', { channel });
    const lastAt = facts.lastInbound.whatsapp ?? null;
    const zone = context.place.zone;
    if (lastAt !== null && facts.now - lastAt < SERVICE_WINDOW) {
      return pass('policy.window.open', { lastAt, closesAt: lastAt + SERVICE_WINDOW, zone });
    }
    return suppress(context, 'policy.window.closed', { class: 'T', lastAt, zone });
  },
};
