import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { compile, compileVersion } from './compile';
import type { Environment } from './program';
import { SAMPLE_ENVIRONMENT } from './samples/environment';
import { POST_SALE } from './samples/post-sale';
import { say } from './words';

// A loaded machine must not fail a property.
vi.setConfig({ testTimeout: 60_000 });
const problemsOf = (document: unknown, environment: Environment = SAMPLE_ENVIRONMENT) =>
  compile(document, environment).problems;
const codes = (document: unknown, environment?: Environment) =>
  problemsOf(document, environment).map(({ code }) => code);
type Node = { id: string; kind: string; config?: unknown };
const flow = (nodes: Node[], edges: string[], more: Record<string, unknown> = {}) => ({
  schema: 1,
  kind: 'journey',
  name: 'test',
  settings: { purpose: 'service', goal: { event: 'purchase' } },
  nodes: [{ id: 's', kind: 'start', config: { on: 'api' } }, ...nodes],
  edges: edges.map((edge) => {
    const [from, outlet, to] = edge.split(' ');
    return { from, outlet, to };
  }),
  ...more,
});
const end = { id: 'e', kind: 'end' };
const wait = { id: 'w', kind: 'wait', config: { until: 'duration', duration: { amount: 1, unit: 'hours' } } };
const says = (content: unknown, more: Record<string, unknown> = {}) => ({
  id: 'm',
  kind: 'message',
  config: { channels: { channels: ['whatsapp'] }, content: { whatsapp: { es: content } }, ...more },
});
const sends = (content: unknown, more?: Record<string, unknown>, edges = ['s next m', 'm sent e']) =>
  flow([says(content, more), end], edges);
const template = (more: Record<string, unknown> = {}) => ({
  type: 'template',
  name: 'postventa_24h',
  parameters: ['a', 'b'],
  ...more,
});

describe('compile', () => {
  it('finds nothing wrong with a small sound flow', () => {
    expect(codes(flow([wait, end], ['s next w', 'w next e']))).toEqual([]);
    expect(codes(sends(template()))).toEqual([]);
  });

  it.each<[string, unknown]>([
    ['flow.start_missing', { ...flow([end], []), nodes: [end], edges: [] }],
    ['node.dead_end', flow([wait], ['s next w'])],
    ['node.unreachable', flow([wait, end], ['s next e', 'w next e'])],
    ['node.duplicate_id', flow([end, end], ['s next e'])],
    ['node.kind_unknown', flow([{ id: 'e', kind: 'teleport' }], ['s next e'])],
    ['config.invalid', flow([{ id: 'w', kind: 'wait', config: { until: 'later' } }, end], ['s next w'])],
    ['edge.to_nowhere', flow([end], ['s next gone'])],
    ['edge.from_nowhere', flow([end], ['s next e', 'gone next e'])],
    ['edge.duplicate', flow([end, wait], ['s next e', 's next w', 'w next e'])],
    ['edge.outlet_unknown', flow([end], ['s next e', 's other e'])],
    ['edge.into_start', flow([wait], ['s next w', 'w next s'])],
    [
      'flow.loop_without_wait',
      flow(
        [
          { id: 'a', kind: 'set' },
          { id: 'b', kind: 'set' },
        ],
        ['s next a', 'a next b', 'b next a'],
      ),
    ],
    [
      'flow.loop_without_wait',
      sends(template(), { wait: { answer: { amount: 1, unit: 'days' } } }, [
        's next m',
        'm not_sent m',
        'm no_answer e',
      ]),
    ],
    ['flow.goal_missing', flow([end], ['s next e'], { settings: { purpose: 'service' } })],
    ['flow.exit_missing', flow([wait], ['s next w', 'w next w'], { settings: { purpose: 'service' } })],
    [
      'flow.time_zone_unknown',
      flow([end], ['s next e'], { settings: { purpose: 'service', timeZone: 'Mars/Olympus' } }),
    ],
    ['bot.no_human_path', flow([end], ['s next e'], { kind: 'bot' })],
    ['template.unknown', sends(template({ name: 'nope' }))],
    ['template.parameters', sends(template({ parameters: [] }))],
    ['template.parameters', sends(template({ parameters: ['a', ' '] }))],
    ['template.buttons', sends(template({ buttons: ['a', 'b', 'c'].map((id) => ({ id, title: id })) }))],
    ['content.missing', sends(template(), { channels: { channels: ['sms'] } })],
    [
      'content.too_many_buttons',
      sends({ type: 'text', text: 'a', buttons: ['1', '2', '3', '4'].map((id) => ({ id, title: id })) }),
    ],
    [
      'content.button_title_too_long',
      sends({ type: 'text', text: 'a', buttons: [{ id: 'a', title: 'x'.repeat(21) }] }),
    ],
    ['content.not_carried', sends({ type: 'email', subject: 'a', text: 'b' })],
    ['whatsapp.window_may_be_closed', sends({ type: 'text', text: 'a' })],
    ['liquid.fallback_missing', sends({ type: 'text', text: 'Hola {{ contact.name }}' })],
    ['liquid.invalid', sends({ type: 'text', text: 'Hola {{ contact.name' })],
    ['liquid.invalid', sends({ type: 'text', text: 'Hola {{ now. }}' })],
    ['variable.undefined', sends({ type: 'text', text: "{{ vars.x | default: '' }}" })],
    ['variable.unknown_root', sends({ type: 'text', text: "{{ user.x | default: '' }}" })],
    [
      'message.not_waiting',
      sends(template({ buttons: [{ id: 'a', title: 'a' }] }), {}, ['s next m', 'm button:a e', 'm sent e']),
    ],
    [
      'rule.invalid',
      flow(
        [{ id: 'b', kind: 'branch', config: { conditions: [{ id: 'x', rule: { expression: '1 +' } }] } }, end],
        ['s next b', 'b x e'],
      ),
    ],
    [
      'split.total',
      flow(
        [
          {
            id: 'b',
            kind: 'split',
            config: {
              variants: [
                { id: 'x', weight: 50 },
                { id: 'y', weight: 40 },
              ],
            },
          },
          end,
        ],
        ['s next b', 'b x e', 'b y e'],
      ),
    ],
    ['wait_for.nothing', flow([{ id: 'b', kind: 'wait_for', config: {} }, end], ['s next b'])],
    [
      'run_flow.unknown',
      flow([{ id: 'b', kind: 'run_flow', config: { flow: 'flw_x' } }, end], ['s next b', 'b ended e']),
    ],
    ['outlet.unwired', flow([{ id: 'b', kind: 'http', config: { url: 'https://x.co' } }, end], ['s next b', 'b ok e'])],
  ])('reports %s', (code, document) => {
    const found = problemsOf(document).find((problem) => problem.code === code);
    expect(found, `found only ${codes(document).join(', ')}`).toBeDefined();
    for (const language of ['es', 'en'] as const)
      expect(say(found ?? { code: '', params: {} }, language)).not.toBe(code);
  });

  it('refuses a template that is not approved (R39), and warns of a missing translation', () => {
    const [first] = SAMPLE_ENVIRONMENT.templates;
    if (!first) throw new Error('the sample has templates');
    const pending: Environment = { ...SAMPLE_ENVIRONMENT, templates: [{ ...first, state: 'pending' }] };
    const two = sends(template());
    expect(problemsOf(two, pending)).toMatchObject([{ node: 'm', code: 'template.not_approved', severity: 'error' }]);
    const settings = { purpose: 'service', goal: { event: 'x' }, languages: ['es', 'en'] };
    expect(problemsOf({ ...two, settings })).toMatchObject([
      {
        code: 'content.translation_missing',
        severity: 'warning',
        params: { language: 'en', channel: 'whatsapp', instead: 'es' },
      },
    ]);
  });

  it('lets free text follow an answer, and not a day of waiting after it', () => {
    const bot = (delay: number) => ({
      ...flow(
        [
          { ...wait, config: { until: 'duration', duration: { amount: delay, unit: 'hours' } } },
          says({ type: 'text', text: 'a' }),
          end,
        ],
        ['s next w', 'w next m', 'm sent e'],
      ),
      nodes: [
        { id: 's', kind: 'start', config: { on: 'message' } },
        { ...wait, config: { until: 'duration', duration: { amount: delay, unit: 'hours' } } },
        says({ type: 'text', text: 'a' }),
        end,
      ],
    });
    expect(codes(bot(23))).toEqual([]);
    expect(codes(bot(25))).toEqual(['whatsapp.window_may_be_closed']);
  });

  it('keeps a published version running whatever became of the workspace around it, unless it cannot be read', () => {
    const child = flow(
      [{ id: 'b', kind: 'run_flow', config: { flow: 'flw_archived' } }, end],
      ['s next b', 'b ended e'],
    );
    expect(compile(child, SAMPLE_ENVIRONMENT).ok).toBe(false);
    expect(compileVersion(child).ok).toBe(true);
    expect(compileVersion(POST_SALE).ok).toBe(true);
    expect(compileVersion(flow([{ id: 'x', kind: 'teleport' }], ['s next x'])).ok).toBe(false);
    expect(compileVersion(null).ok).toBe(false);
  });

  it('names the field of a bad config and of a bad document', () => {
    expect(
      problemsOf(
        flow([{ ...wait, config: { until: 'duration', duration: { amount: -1, unit: 'hours' } } }], ['s next w']),
      ),
    ).toContainEqual(
      expect.objectContaining({
        node: 'w',
        code: 'config.invalid',
        params: { field: 'duration.amount', issue: 'too_small', of: 'number', limit: 0 },
      }),
    );
    expect(problemsOf({ ...POST_SALE, name: 7 })).toMatchObject([
      { node: null, code: 'document.invalid', params: { field: 'name' } },
    ]);
  });

  it('is total: any JSON in, problems out', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (json) => {
        expect(compile(json, SAMPLE_ENVIRONMENT).ok).toBe(false);
      }),
      { seed: 1, numRuns: 300 },
    );
  });

  it('is total: a sound document with any part of it replaced by anything', () => {
    const text = JSON.stringify(POST_SALE);
    fc.assert(
      fc.property(fc.nat(10_000), fc.jsonValue(), (place, junk) => {
        let i = 0;
        const broken: unknown = JSON.parse(text, (_, value: unknown) => (i++ === place % 260 ? junk : value));
        expect(Array.isArray(compile(broken, SAMPLE_ENVIRONMENT).problems)).toBe(true);
      }),
      { seed: 2, numRuns: 300 },
    );
  });

  it('takes a chain and a circle of 5,000 nodes, and refuses what nests without end', () => {
    const ids = Array.from({ length: 4990 }, (_, i) => `n${i}`);
    const edges = ids.map((id, i) => `${id} next ${ids[(i + 1) % ids.length] ?? ''}`);
    const nodes = (kind: string) => ids.map((id) => ({ ...wait, id, ...(kind === 'set' ? { kind, config: {} } : {}) }));
    expect(compile(flow(nodes('wait'), ['s next n0', ...edges]), SAMPLE_ENVIRONMENT).ok).toBe(true);
    expect(
      codes(flow(nodes('set'), ['s next n0', ...edges])).filter((code) => code === 'flow.loop_without_wait'),
    ).toHaveLength(4990);
    let deep: unknown = 1;
    for (let i = 0; i < 50_000; i += 1) deep = [deep];
    expect(codes(flow([{ id: 'x', kind: 'set', config: deep }], []))).toEqual(['document.too_deep']);
  });
});
