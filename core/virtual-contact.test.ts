import { describe, expect, it } from 'vitest';
import { compile } from './compile';
import { defaultPolicies } from './policy/defaults';
import { SAMPLE_ENVIRONMENT } from './samples/environment';
import { POST_SALE } from './samples/post-sale';
import { act, latest, messagesOf, simulate } from './simulate';
import { anonymous, factsOf, policyOf, VirtualContactSchema, type VirtualContactInput } from './virtual-contact';

// A Tuesday, ten in the morning in Bogotá.
const at = Date.UTC(2025, 5, 3, 15);
const compiled = compile(POST_SALE, SAMPLE_ENVIRONMENT);
if (!compiled.ok) throw new Error('the sample compiles');
const { program } = compiled;

/** A day after the purchase, when the question is due. */
function play(change: VirtualContactInput = {}) {
  const contact = VirtualContactSchema.parse(change);
  const around = { policies: defaultPolicies(), environment: SAMPLE_ENVIRONMENT, flowId: 'flow_x', at };
  const begun = act(simulate({ program, facts: factsOf(contact), at, policy: policyOf(contact, around) }), {
    act: 'start',
    node: 'purchase',
    payload: { order: '1042' },
  });
  return act(begun, { act: 'skip' });
}
const verdicts = (change: VirtualContactInput) => play(change).frames.flatMap(({ decision }) => decision ?? []);

describe('the customer of a test', () => {
  it('is written to a day later, under the rules of the workspace', () => {
    expect(messagesOf(play()).map(({ channel, node }) => ({ channel, node }))).toEqual([
      { channel: 'whatsapp', node: 'ask' },
    ]);
  });

  it('is not, where consent was not given, or was withdrawn for that channel and purpose', () => {
    expect(messagesOf(play({ consents: [] }))).toEqual([]);
    const withdrawn = [{ channel: 'whatsapp', purpose: 'service', status: 'withdrawn' } as const];
    expect(verdicts({ consents: withdrawn })[0]).toMatchObject({ code: 'policy.consent.withdrawn' });
  });

  it('is held by the cap that what they were written lately fills, and told until when', () => {
    const lately = [1, 2].map((n) => ({ channel: 'sms', purpose: 'service', hoursAgo: -24 + n }) as const);
    expect(VirtualContactSchema.safeParse({ lately }).success).toBe(false);
    const full = [0, 1].map(() => ({ channel: 'sms', purpose: 'service', hoursAgo: 1 }) as const);
    const policies = {
      ...defaultPolicies(),
      caps: [{ id: 'two', max: 2, window: { rolling: 'hours', hours: 48 } as const }],
    };
    const contact = VirtualContactSchema.parse({ lately: full });
    const policy = policyOf(contact, { policies, environment: SAMPLE_ENVIRONMENT, flowId: null, at });
    const begun = act(simulate({ program, facts: factsOf(contact), at, policy }), { act: 'start', node: 'purchase' });
    const held = latest(act(begun, { act: 'skip' }));
    expect(held.decision).toMatchObject({ verdict: 'defer', code: 'policy.cap.full' });
    expect(held.decision).toHaveProperty('trace');
  });

  it('is answered at once where they have just written, whatever the caps', () => {
    const policies = { ...defaultPolicies(), caps: [{ id: 'one', max: 1, window: { calendar: 'day' } as const }] };
    const contact = VirtualContactSchema.parse({ lately: [{ channel: 'whatsapp', purpose: 'service', hoursAgo: 0 }] });
    const policy = policyOf(contact, { policies, environment: SAMPLE_ENVIRONMENT, flowId: null, at });
    const proposal = {
      purpose: 'service',
      intent: 'answer',
      flow: null,
      channels: ['whatsapp'],
      templates: {},
      inConversation: false,
    } as const;
    const ask = (heard: object) =>
      policy({ ...proposal, channels: ['whatsapp'] }, at, { sent: [], heard, tags: [] }).verdict;
    expect(ask({})).not.toBe('allow');
    expect(ask({ whatsapp: at - 60_000 })).toBe('allow');
  });

  it('is kept without name and addresses, and with the attributes that the flow reads only', () => {
    const real = VirtualContactSchema.parse({
      id: 'cnt_1',
      name: 'Rosa Pérez',
      attributes: { tier: 'gold', document: '52123456' },
      addresses: [{ kind: 'email', value: 'rosa@example.org' }],
    });
    const kept = anonymous(real, { rule: { field: 'contact.attributes.tier' } });
    expect(kept).toMatchObject({ id: 'cnt_1', name: 'Ana', attributes: { tier: 'gold' } });
    expect(kept.addresses.map(({ kind }) => kind)).toEqual(['email']);
    expect(JSON.stringify(kept)).not.toMatch(/Rosa|rosa|52123456/);
  });
});
