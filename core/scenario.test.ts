import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { compile } from './compile';
import type { FlowDocumentInput } from './document';
import type { JsonObject } from './json';
import { defaultPolicies } from './policy/defaults';
import { SAMPLE_ENVIRONMENT } from './samples/environment';
import { POST_SALE } from './samples/post-sale';
import { compareOutcomes, type Outcome } from './scenario-outcome';
import { play, playScenario, runScenarios, ScenarioSchema, type ScenarioAct, type ScenarioInput } from './scenario';
import { backTo } from './simulate';

vi.setConfig({ testTimeout: 60_000 });
const SEED = 20261121;
const POLICIES = defaultPolicies();
const world = { environment: SAMPLE_ENVIRONMENT, policies: POLICIES };
const program = programOf(POST_SALE);

function programOf(document: FlowDocumentInput) {
  const compiled = compile(document, SAMPLE_ENVIRONMENT);
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.problems));
  return compiled.program;
}

/** Ana buys on a Tuesday at ten in Bogotá. */
const scenario = (change: Partial<ScenarioInput> = {}): ScenarioInput => ({
  name: 'Compra',
  start: { node: 'purchase', payload: { order: 'A-1' } },
  at: Date.parse('2026-11-24T15:00:00Z'),
  ...change,
});
function outcomeOf(input: ScenarioInput, document: unknown = POST_SALE): Outcome {
  const played = playScenario(document, input, SAMPLE_ENVIRONMENT, POLICIES);
  if (!played.played) throw new Error(played.code);
  return played.outcome;
}
const run = (document: unknown, input: ScenarioInput, expected: Outcome) =>
  runScenarios(document, [{ ...input, expected }], SAMPLE_ENVIRONMENT, POLICIES)[0];
const edit = (id: string, config: JsonObject): FlowDocumentInput => ({
  ...POST_SALE,
  nodes: POST_SALE.nodes.map((node) => (node.id === id ? { ...node, config: { ...node.config, ...config } } : node)),
});
const rewire = (from: string, outlet: string, to: string): FlowDocumentInput => ({
  ...POST_SALE,
  edges: POST_SALE.edges.map((edge) => (edge.from === from && edge.outlet === outlet ? { ...edge, to } : edge)),
});

const HELP: ScenarioAct[] = [
  { act: 'skip' },
  { act: 'reply', text: 'Necesito ayuda', button: { id: 'help', node: 'ask' } },
  { act: 'outcome', node: 'person', result: { status: 'resolved', outcome: 'solved' } },
];

describe('a scenario (S12)', () => {
  it('comes to the outlets taken, the sends with template and verdict, and the end', () => {
    expect(outcomeOf(scenario({ acts: HELP }))).toEqual({
      path: [
        { node: 'purchase', outlet: 'next' },
        { node: 'day', outlet: 'next' },
        { node: 'ask', outlet: 'button:help' },
        { node: 'person', outlet: 'resolved' },
      ],
      sends: [
        {
          node: 'ask',
          verdict: 'allow',
          code: null,
          channel: 'whatsapp',
          template: { name: 'postventa_24h', language: 'es' },
        },
      ],
      variables: {},
      end: { kind: 'completed', name: 'helped' },
    });
  });

  it('keeps why a send was refused', () => {
    const { sends } = outcomeOf(scenario({ contact: { consents: [] }, acts: [{ act: 'skip' }] }));
    expect(sends[0]).toEqual({
      node: 'ask',
      verdict: 'suppress',
      code: 'policy.consent.missing',
      channel: null,
      template: null,
    });
  });

  it('plays with outcomes forced on its steps', () => {
    const forced = { ask: { status: 'not_sent', code: 'send.failed' } } as const;
    const { path, sends } = outcomeOf(scenario({ forced, acts: [{ act: 'skip' }] }));
    expect(sends[0]).toMatchObject({ node: 'ask', verdict: 'forced', code: 'send.failed' });
    expect(path.at(-1)).toEqual({ node: 'ask', outlet: 'no_answer' });
    const anyway = scenario({
      contact: { consents: [] },
      forced: { ask: { status: 'sent' } },
      acts: [{ act: 'skip' }],
    });
    expect(outcomeOf(anyway).sends[0]).toMatchObject({ verdict: 'forced', channel: 'whatsapp' });
  });

  it('names a receipt by its step, so that added steps shift nothing', () => {
    const acts: ScenarioAct[] = [{ act: 'skip' }, { act: 'receipt', node: 'ask', status: 'failed' }];
    expect(outcomeOf(scenario({ acts })).path.at(-1)).toMatchObject({ node: 'ask' });
  });

  it('passes as long as the flow does what it did', () => {
    const input = scenario({ acts: HELP });
    expect(run(POST_SALE, input, outcomeOf(input))).toMatchObject({ result: 'passed' });
  });

  it('differs where the path does, and says from where on', () => {
    const input = scenario({ acts: HELP });
    expect(run(rewire('ask', 'button:help', 'email'), input, outcomeOf(input))).toMatchObject({
      result: 'differs',
      differences: [
        { what: 'path', at: 3, was: { node: 'person', outlet: 'resolved' }, now: null },
        { what: 'send', node: 'email', was: null, now: { channel: 'email', verdict: 'allow' } },
        { what: 'end', was: { kind: 'completed', name: 'helped' }, now: { kind: 'waits', name: 'email' } },
      ],
    });
  });

  it('differs where a rule of the workspace stops a send', () => {
    const input = scenario({ acts: [{ act: 'skip' }] });
    const [result] = runScenarios(POST_SALE, [{ ...input, expected: outcomeOf(input) }], SAMPLE_ENVIRONMENT, {
      ...POLICIES,
      killSwitch: true,
    });
    expect(result).toMatchObject({ result: 'differs' });
  });

  it.each([
    ['of a start that is gone', 'scenario.start_gone', POST_SALE, { start: { node: 'gone' } }],
    ['of a flow with errors', 'scenario.problems', { ...POST_SALE, nodes: [] }, {}],
    ['of something that is no flow', 'scenario.problems', 'nonsense', {}],
    ['with an act nobody knows', 'scenario.unreadable', POST_SALE, { acts: [{ act: 'fly' }] }],
  ] as const)('cannot run %s', (_name, code, document, change) => {
    const input = { ...scenario(), ...change } as ScenarioInput;
    expect(run(document, input, outcomeOf(scenario()))).toMatchObject({ result: 'cannot_run', code });
  });

  it('compares variables by name', () => {
    const before = outcomeOf(scenario());
    const after = { ...before, variables: { order: 'A-2' } };
    expect(compareOutcomes(before, after)).toEqual([{ what: 'variable', name: 'order', was: null, now: 'A-2' }]);
  });
});

const anAct = fc.oneof(
  { weight: 4, arbitrary: fc.constant<ScenarioAct>({ act: 'skip' }) },
  fc.record({ act: fc.constant('pass' as const), ms: fc.integer({ min: 0, max: 10 * 86_400_000 }) }),
  fc.record({ act: fc.constant('reply' as const), text: fc.constantFrom('Todo bien', 'Necesito ayuda', '¿?') }),
  fc.record({ act: fc.constant('event' as const), name: fc.constantFrom('purchase', 'other') }),
  fc.record({
    act: fc.constant('receipt' as const),
    node: fc.constantFrom('ask', 'email'),
    status: fc.constantFrom('delivered' as const, 'read' as const, 'failed' as const),
  }),
  fc.constant<ScenarioAct>({ act: 'outcome', node: 'person', result: { status: 'no_agent' } }),
);
const acts = fc.array(anAct, { maxLength: 12 });

describe('whatever is done in it', () => {
  it('plays the same every time', () => {
    fc.assert(
      fc.property(acts, (list) => {
        const parsed = ScenarioSchema.parse(scenario({ acts: list }));
        const [one, other] = [play(program, parsed, world), play(program, parsed, world)];
        if (!one.played || !other.played) throw new Error('plays');
        expect(one.outcome).toEqual(other.outcome);
        expect(JSON.stringify(one.simulation.frames)).toBe(JSON.stringify(other.simulation.frames));
      }),
      { seed: SEED, numRuns: 60 },
    );
  });

  it('stands, walked back and played forward again, where it stood', () => {
    fc.assert(
      fc.property(acts, fc.nat(12), (list, kept) => {
        const keep = Math.min(kept, list.length);
        const whole = play(program, ScenarioSchema.parse(scenario({ acts: list })), world);
        const part = play(program, ScenarioSchema.parse(scenario({ acts: list.slice(0, keep) })), world);
        if (!whole.played || !part.played) throw new Error('plays');
        expect(backTo(whole.simulation, whole.frames[keep] ?? 1).frames).toEqual(part.simulation.frames);
      }),
      { seed: SEED, numRuns: 60 },
    );
  });

  it('comes to the same outcome whatever the wording', () => {
    fc.assert(
      fc.property(acts, fc.string({ maxLength: 40 }), (list, words) => {
        const text = words.replace(/[{}]/g, '').trim() || 'x';
        const reworded = edit('email', {
          content: {
            email: { es: { type: 'email', subject: text, text }, en: { type: 'email', subject: text, text } },
          },
        });
        expect(outcomeOf(scenario({ acts: list }), reworded)).toEqual(outcomeOf(scenario({ acts: list })));
      }),
      { seed: SEED, numRuns: 60 },
    );
  });
});
