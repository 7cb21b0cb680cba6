import { describe, expect, it } from 'vitest';
import { compile } from '../core/compile';
import { FlowDocumentSchema } from '../core/document';
import { findKind } from '../core/nodes';
import { HUB, studioFlow } from './studio-flow';

const environment = { templates: [], flows: [], channels: undefined };

describe('the flow of the Studio bench (S22)', () => {
  const document = FlowDocumentSchema.parse(studioFlow({ nodes: 2000 }));
  const outletsOf = (id: string) =>
    new Set(document.edges.filter(({ from }) => from === id).map(({ outlet }) => outlet));

  it('has 2,000 steps, 40 % of them bilingual messages', () => {
    const messages = document.nodes.filter(
      ({ kind, config }) => kind === 'message' && 'en' in (config.content as { sms: object }).sms,
    );
    expect(document.nodes).toHaveLength(2000);
    expect(messages.length).toBeGreaterThan(780);
    expect(messages.length).toBeLessThan(820);
  });

  it('has three ways out or more at 15 % of them, and fifty intents at one', () => {
    const wide = document.nodes.filter(({ id }) => outletsOf(id).size >= 3);
    expect(wide.length).toBeGreaterThan(290);
    expect(wide.length).toBeLessThan(350);
    const hub = findKind('question')?.read(document.nodes.find(({ id }) => id === HUB)?.config ?? {});
    expect(hub?.ok && hub.node.outlets.filter(({ name }) => name.startsWith('choice:'))).toHaveLength(50);
  });

  it('has lanes, groups and notes, and could be published', () => {
    expect([document.stages.length, document.groups.length > 10, document.notes.length]).toEqual([6, true, 20]);
    const { problems } = compile(document, environment);
    expect(problems.filter(({ severity }) => severity === 'error')).toEqual([]);
  });

  it('is the same for the same seed, and another for another', () => {
    const of = (seed: number) => JSON.stringify(studioFlow({ nodes: 60, seed, untidy: true }));
    expect(of(3)).toBe(of(3));
    expect(of(3)).not.toBe(of(4));
  });
});
