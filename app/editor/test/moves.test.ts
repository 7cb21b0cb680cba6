import { describe, expect, it } from 'vitest';
import { compile } from '../../../core/compile';
import { defaultPolicies } from '../../../core/policy/defaults';
import { SAMPLE_ENVIRONMENT } from '../../../core/samples/environment';
import { POST_SALE } from '../../../core/samples/post-sale';
import { latest } from '../../../core/simulate';
import { play, ScenarioSchema, type Scenario } from '../../../core/scenario';
import { actsUpTo, awaited, pastWaits, withForced } from './moves';

const scenario = ScenarioSchema.parse({
  name: 'x',
  start: { node: 'purchase' },
  at: Date.parse('2026-11-24T15:00:00Z'),
  acts: [{ act: 'skip' }, { act: 'reply', text: 'Todo bien', button: { id: 'fine', node: 'ask' } }],
});
function played(one: Scenario) {
  const compiled = compile(POST_SALE, SAMPLE_ENVIRONMENT);
  if (!compiled.ok) throw new Error('compiles');
  const done = play(compiled.program, one, { environment: SAMPLE_ENVIRONMENT, policies: defaultPolicies() });
  if (!done.played) throw new Error(done.code);
  return done;
}

describe('walking through a test', () => {
  it('goes on from an earlier frame after the acts that led there', () => {
    const { frames } = played(scenario);
    expect(frames).toHaveLength(3);
    expect(actsUpTo(frames, null)).toBe(2);
    expect(actsUpTo(frames, 1)).toBe(0);
    expect(actsUpTo(frames, (frames[0] ?? 0) + 0)).toBe(1);
    expect(actsUpTo(frames, 99)).toBe(2);
  });

  it('forces an outcome from the step that called out, and gives up what came after', () => {
    const done = played(scenario);
    const forced = withForced(scenario, done, 'ask', { status: 'not_sent', code: 'send.failed' });
    expect(forced.acts).toEqual([{ act: 'skip' }]);
    expect(played(forced).outcome.sends[0]).toMatchObject({ node: 'ask', verdict: 'forced' });
    expect(withForced(forced, played(forced), 'ask', null).forced).toEqual({});
  });

  it('keeps what was done where the step was not reached yet', () => {
    expect(withForced(scenario, played(scenario), 'email', { status: 'sent' }).acts).toHaveLength(2);
  });

  it('S14 skips every wait up to where the customer must answer, and never what answers for them', () => {
    const begun = played({ ...scenario, acts: [] });
    expect(pastWaits(begun.simulation, begun.simulation.frames.length - 1)).toEqual({ skips: 1 });
    const asked = played({ ...scenario, acts: [{ act: 'skip' }] });
    const last = asked.simulation.frames.length - 1;
    expect(pastWaits(asked.simulation, last)).toEqual({ frame: last });
  });

  it('S14 says what a test waits for where skipping the waits stops', () => {
    const waits = (acts: Scenario['acts']) => {
      const { simulation } = played({ ...scenario, acts });
      return awaited(simulation.program, latest(simulation));
    };
    const help: Scenario['acts'] = [
      { act: 'skip' },
      { act: 'reply', text: 'Necesito ayuda', button: { id: 'help', node: 'ask' } },
    ];
    expect(waits([])).toBe(null);
    expect(waits([{ act: 'skip' }])).toBe('answer');
    expect(waits(help)).toBe('agent');
    expect(waits([...help, { act: 'cancel', reason: 'x' }])).toBe(null);
  });

  it('S14 goes to a moment that was played already where there is one, and knows the end for one', () => {
    const { simulation, frames } = played(scenario);
    const asked = (frames[1] ?? 0) - 1;
    expect(pastWaits(simulation, 1)).toEqual({ frame: asked });
    const over = played({ ...scenario, acts: [...scenario.acts, { act: 'cancel', reason: 'x' }] }).simulation;
    expect(pastWaits(over, over.frames.length - 1)).toEqual({ frame: over.frames.length - 1 });
  });
});
