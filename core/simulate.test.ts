import { describe, expect, it } from 'vitest';
import { compile } from './compile';
import { act, back, backTo, latest, messagesOf, simulate, type SimulatedPolicy } from './simulate';
import { SAMPLE_ENVIRONMENT } from './samples/environment';
import { SAMPLE_FACTS } from './samples/facts';
import { POST_SALE } from './samples/post-sale';

const compiled = compile(POST_SALE, SAMPLE_ENVIRONMENT);
if (!compiled.ok) throw new Error(JSON.stringify(compiled.problems));
const { program } = compiled;
const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const T0 = Date.parse('2026-11-24T15:00:00Z');
const begin = (policy?: SimulatedPolicy) =>
  act(simulate({ program, facts: SAMPLE_FACTS, at: T0, ...(policy ? { policy } : {}) }), {
    act: 'start',
    node: 'purchase',
    payload: { order: 'A-1' },
  });

describe('the simulator', () => {
  it('plays the demo journey to its end, with what the contact received', () => {
    let sim = act(begin(), { act: 'skip' });
    expect(messagesOf(sim)).toMatchObject([
      { node: 'ask', channel: 'whatsapp', at: T0 + DAY, content: { name: 'postventa_24h' } },
    ]);
    sim = act(sim, { act: 'skip' });
    expect(messagesOf(sim).at(-1)).toMatchObject({ node: 'email', channel: 'email', at: T0 + 8 * DAY });
    sim = act(sim, { act: 'skip' });
    expect(latest(sim).state.outcome).toMatchObject({ name: 'silent' });
  });

  it('lets days pass, waking the run whenever it asked to be', () => {
    const sim = act(begin(), { act: 'pass', ms: 8 * DAY });
    expect(messagesOf(sim).map(({ node }) => node)).toEqual(['ask', 'email']);
    expect(latest(sim).at).toBe(T0 + 8 * DAY);
  });

  it('walks back every step, and goes on differently from there', () => {
    const asked = act(begin(), { act: 'skip' });
    const help = act(asked, { act: 'reply', text: 'Necesito ayuda', button: { id: 'help', node: 'ask' } });
    expect(latest(help).state.at?.node).toBe('person');
    const before = back(help);
    expect(before.frames).toEqual(asked.frames);
    const fine = act(before, { act: 'reply', text: 'Todo bien' });
    expect(latest(fine).state.outcome?.name).toBe('satisfied');
    expect(latest(backTo(fine, 1)).state.startedAt).toBeNull();
  });

  it('holds a send as the policy says and asks again when the hold is over', () => {
    let asked = 0;
    const policy: SimulatedPolicy = ({ channels }, at) => {
      asked += 1;
      const [channel = 'whatsapp'] = channels;
      return at < T0 + DAY + HOUR
        ? { verdict: 'defer', until: T0 + DAY + HOUR, code: 'policy.hours', params: {} }
        : { verdict: 'allow', channel };
    };
    let sim = act(begin(policy), { act: 'skip' });
    expect(messagesOf(sim)).toEqual([]);
    sim = act(sim, { act: 'skip' });
    expect(messagesOf(sim)).toMatchObject([{ at: T0 + DAY + HOUR }]);
    expect(asked).toBe(2);
  });

  it('waits for a person at a handoff, and goes on as the person resolves it', () => {
    const help = act(act(begin(), { act: 'skip' }), { act: 'reply', text: 'Necesito ayuda' });
    const sim = act(help, {
      act: 'outcome',
      node: 'person',
      result: { status: 'resolved', outcome: 'solved', resumeAt: 'email' },
    });
    expect(latest(sim).state.at?.node).toBe('email');
  });

  it('ends at once on the goal', () => {
    const sim = act(act(begin(), { act: 'skip' }), { act: 'event', name: 'purchase' });
    expect(latest(sim).state.outcome?.kind).toBe('goal');
  });
});
