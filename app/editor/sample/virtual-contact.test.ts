import { describe, expect, it } from 'vitest';
import { compile } from '../../../core/compile';
import { defaultPolicies } from '../../../core/policy/defaults';
import { SAMPLE_ENVIRONMENT } from '../../../core/samples/environment';
import { POST_SALE } from '../../../core/samples/post-sale';
import { act, messagesOf, simulate } from '../../../core/simulate';
import { factsOf, policyOf, VIRTUAL_CONTACT } from './virtual-contact';

// A Tuesday, ten in the morning in Bogotá.
const at = Date.UTC(2025, 5, 3, 15);

function play(consents: boolean) {
  const compiled = compile(POST_SALE, SAMPLE_ENVIRONMENT);
  if (!compiled.ok) throw new Error('the sample compiles');
  const contact = { ...VIRTUAL_CONTACT, consents };
  const around = { policies: defaultPolicies(), environment: SAMPLE_ENVIRONMENT, flowId: 'flow_x', at };
  const policy = policyOf(contact, around);
  const begun = act(simulate({ program: compiled.program, facts: factsOf(contact), at, policy }), {
    act: 'start',
    node: 'purchase',
    payload: { order: '1042' },
  });
  return act(begun, { act: 'skip' });
}

describe('the customer of a test', () => {
  it('is written to a day later, under the rules of the workspace', () => {
    expect(messagesOf(play(true)).map(({ channel, node }) => ({ channel, node }))).toEqual([
      { channel: 'whatsapp', node: 'ask' },
    ]);
  });

  it('is not, where consent was not given', () => {
    expect(messagesOf(play(false))).toEqual([]);
  });
});
