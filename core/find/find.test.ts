import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FlowDocumentSchema, type FlowDocument } from '../document';
import { findKind } from '../nodes';
import { POST_SALE } from '../samples/post-sale';
import { findIn, replaceIn, revertIn, type FindQuery } from './find';
import { matchesOf, type FindOptions } from './match';

const LOOSE: FindOptions = { case: false, whole: false, accents: false };
const found = (text: string, wanted: string, options: Partial<FindOptions> = {}) =>
  matchesOf(text, wanted, { ...LOOSE, ...options }).map(({ from, to }) => text.slice(from, to));

describe('looking for a text', () => {
  it.each<[text: string, wanted: string, options: Partial<FindOptions>, hits: string[]]>([
    ['Vale $45.000 hoy, mañana $45.000', '45.000', {}, ['45.000', '45.000']],
    ['Vale $145.000', '45.000', {}, ['45.000']],
    ['Vale $145.000', '45.000', { whole: true }, []],
    ['Más y mas', 'mas', {}, ['Más', 'mas']],
    ['Más y mas', 'mas', { accents: true }, ['mas']],
    ['Más y mas', 'Mas', { case: true }, ['Más']],
    ['Ma\u0301s', 'mas', {}, ['Ma\u0301s']],
    ['aaaa', 'aa', {}, ['aa', 'aa']],
    ['Straße', 'strasse', {}, []],
    ['👋 Hola 👋', '👋', {}, ['👋', '👋']],
    ['cien', '', {}, []],
    ['$5.00 (a+b)*', '(a+b)*', {}, ['(a+b)*']],
  ])('in «%s», «%s» with %o', (text, wanted, options, hits) => {
    expect(found(text, wanted, options)).toEqual(hits);
  });

  it('gives stretches in order, apart, and equal to what was wanted', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme' }),
        fc.string({ unit: 'grapheme', minLength: 1, maxLength: 3 }),
        (text, wanted) => {
          const spans = matchesOf(text, wanted, { case: true, whole: false, accents: true });
          let end = 0;
          for (const { from, to } of spans) {
            expect(from).toBeGreaterThanOrEqual(end);
            expect(text.slice(from, to)).toBe(wanted);
            end = to;
          }
          expect(spans.length).toBe(text.split(wanted).length - 1);
        },
      ),
      { seed: 7 },
    );
  });
});

const shop = (): FlowDocument =>
  FlowDocumentSchema.parse({
    ...POST_SALE,
    variables: [{ name: 'plan', type: 'text', default: 'Plan Oro' }],
    nodes: [
      ...POST_SALE.nodes,
      {
        id: 'say',
        kind: 'message',
        name: 'Oferta Oro',
        config: {
          channels: { choose: 'one', channels: ['sms'] },
          content: {
            sms: {
              es: {
                type: 'text',
                text: 'El plan {{ vars.plan }} vale $45.000. vars.plan',
                buttons: [{ id: 'oro', title: 'Oro' }],
              },
            },
          },
        },
      },
      {
        id: 'which',
        kind: 'branch',
        config: {
          conditions: [
            { id: 'oro', name: 'Es Oro', rule: { all: [{ field: 'vars.plan', op: 'eq', value: 'Oro' }] } },
            { id: 'dear', name: '', rule: { field: 'event.amount', op: 'gt', value: 45000 } },
            { id: 'cel', name: '', rule: { expression: "vars.plan == 'vars.plan' && vars.plan_2 == 'Oro'" } },
          ],
        },
      },
      { id: 'keep', kind: 'set', config: { variables: [{ name: 'plan', value: '{{ vars.plan | upcase }}' }] } },
    ],
    notes: [{ id: 'n1', text: 'Revisar el precio de Oro', position: { x: 0, y: 0 } }],
  });
const text = (wanted: string, options: Partial<FindOptions> = {}): FindQuery => ({
  mode: 'text',
  text: wanted,
  options: { ...LOOSE, ...options },
});

describe('finding in a flow', () => {
  it('looks at messages, names, conditions, variables and notes, and never at what others point to', () => {
    expect(
      findIn(shop(), text('oro', { whole: true })).map(({ path, kind }) => [path.slice(1).join('/'), kind]),
    ).toEqual([
      ['0/default', 'variable'],
      ['say/name', 'name'],
      ['say/config/content/sms/es/buttons/0/title', 'text'],
      ['which/config/conditions/0/name', 'name'],
      ['which/config/conditions/0/rule/all/0/value', 'condition'],
      ['which/config/conditions/2/rule/expression', 'condition'],
      ['n1/text', 'text'],
    ]);
  });

  it('finds the parameters and the name of a template', () => {
    const kinds = findIn(shop(), text('postventa')).map(({ kind }) => kind);
    expect(kinds.length).toBeGreaterThan(0);
    expect(new Set(kinds)).toEqual(new Set(['template']));
  });

  it('replaces the chosen finds only, and leaves every other step as it is', () => {
    const document = shop();
    const [first] = findIn(document, text('45.000'));
    const { document: next, spots } = replaceIn(document, first ? [first] : [], '49.900');
    expect(spots).toEqual([
      {
        path: ['nodes', 'say', 'config', 'content', 'sms', 'es', 'text'],
        before: 'El plan {{ vars.plan }} vale $45.000. vars.plan',
        after: 'El plan {{ vars.plan }} vale $49.900. vars.plan',
      },
    ]);
    const changed = next.nodes.filter((node, at) => node !== document.nodes[at]);
    expect(changed.map(({ id }) => id)).toEqual(['say']);
  });

  it('finds the number that a condition compares with, and leaves a number there', () => {
    const document = shop();
    const { document: next } = replaceIn(document, findIn(document, text('45000')), '49900');
    expect(findIn(next, text('49900')).map(({ path }) => path.slice(-4))).toEqual([
      ['conditions', '1', 'rule', 'value'],
    ]);
    expect(JSON.stringify(next.nodes.find(({ id }) => id === 'which'))).toContain('"value":49900}');
  });

  it('renames a variable where it is declared, set, read and judged, and not where the word only stands', () => {
    const document = shop();
    const finds = findIn(document, { mode: 'variable', name: 'plan' });
    const { document: next } = replaceIn(document, finds, 'tier');
    expect(next.variables[0]?.name).toBe('tier');
    expect(JSON.stringify(next.nodes.slice(POST_SALE.nodes.length))).toBe(
      JSON.stringify(document.nodes.slice(POST_SALE.nodes.length))
        .replace('{{ vars.plan }}', '{{ vars.tier }}')
        .replace('"field":"vars.plan"', '"field":"vars.tier"')
        .replace("vars.plan == 'vars.plan'", "vars.tier == 'vars.plan'")
        .replace(
          '{"name":"plan","value":"{{ vars.plan | upcase }}"}',
          '{"name":"tier","value":"{{ vars.tier | upcase }}"}',
        ),
    );
  });

  it('comes back to the same document when the new text was nowhere before, and by its spots in any case', () => {
    const word = fc.stringMatching(/^[a-zñá0-9.$ ]{1,6}$/);
    fc.assert(
      fc.property(word, word, (before, after) => {
        const document = shop();
        const exact = { case: true, accents: true };
        const there = replaceIn(document, findIn(document, text(before, exact)), after);
        expect(revertIn(there.document, there.spots)).toEqual({ document, reverted: there.spots.length, kept: [] });
        // `$$` for `$` next to a `$` gives three: only a text that shares no sign with the flow's own can be told apart.
        const fresh = `⟦${after}⟧`;
        const marked = replaceIn(document, findIn(document, text(before, exact)), fresh).document;
        expect(replaceIn(marked, findIn(marked, text(fresh, exact)), before).document).toEqual(document);
      }),
      { seed: 11, numRuns: 60 },
    );
  });

  it('takes back what still stands, and names what was edited since', () => {
    const document = shop();
    const { document: next, spots } = replaceIn(document, findIn(document, text('oro')), 'Plata');
    const renamed = {
      ...next,
      nodes: next.nodes.map((node) => (node.id === 'say' ? { ...node, name: 'Otra' } : node)),
    };
    const back = revertIn(renamed, spots);
    expect(back.kept.map(({ path }) => path)).toEqual([['nodes', 'say', 'name']]);
    expect(back.document.nodes.at(-1)).toEqual(document.nodes.at(-1));
  });

  it('never changes a way out of a step, nor what its kind can read', () => {
    const document = shop();
    for (const wanted of ['a', 'e', 'o', 's']) {
      const { document: next } = replaceIn(document, findIn(document, text(wanted, { case: true })), `${wanted}x`);
      next.nodes.forEach((node, at) => {
        const before = document.nodes[at];
        const was = before && findKind(before.kind)?.read(before.config);
        const is = findKind(node.kind)?.read(node.config);
        if (was?.ok) expect(is?.ok && is.node.outlets, node.id).toEqual(was.node.outlets);
      });
    }
  });
});
