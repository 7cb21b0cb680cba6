import { describe, expect, it } from 'vitest';
import { compile } from './compile';
import { facts, policies } from './policy/facts.fixture';
import { SAMPLE_ENVIRONMENT } from './samples/environment';
import { SAMPLE_FACTS } from './samples/facts';
import { POST_SALE } from './samples/post-sale';
import { act, latest, messagesOf, simulate } from './simulate';
import { simulatedPolicy } from './simulate-policy';

const compiled = compile(POST_SALE, SAMPLE_ENVIRONMENT);
if (!compiled.ok) throw new Error(JSON.stringify(compiled.problems));
const { program } = compiled;
const { templates } = SAMPLE_ENVIRONMENT;

const ask = (change: Parameters<typeof facts>[0]) => {
  const known = facts({ templates, ...change });
  const policy = simulatedPolicy(known, policies());
  const sim = simulate({ program, facts: SAMPLE_FACTS, at: known.now, policy });
  return act(act(sim, { act: 'start', node: 'purchase' }), { act: 'skip' });
};

describe('the simulator under the real policy', () => {
  it('sends what the policy allows, and shows the decision with its trace', () => {
    const sim = ask({});
    expect(messagesOf(sim)[0]).toMatchObject({ node: 'ask', channel: 'whatsapp' });
    expect(latest(sim).decision).toMatchObject({ verdict: 'allow', channel: 'whatsapp' });
  });

  it('sends nothing without consent, and the journal says so', () => {
    const sim = ask({ consents: [] });
    expect(messagesOf(sim)).toEqual([]);
    const whys = sim.frames.flatMap(({ steps }) => steps.map(({ why }) => why?.code));
    expect(whys).toContain('message.not_sent');
  });
});
