import { describe, expect, it } from 'vitest';
import type { FlowDocumentInput } from '../../../core/document';
import { POST_SALE } from '../../../core/samples/post-sale';
import { flowOf } from '../../../tests/support/flow';
import { createWords } from '../../words';
import { toRecords } from '../document/records';
import { flowSvg, PICTURE_INKS, type PictureColours } from './flow-svg';

const colours = Object.fromEntries(PICTURE_INKS.map((name) => [name, 'rgb(1, 2, 3)'])) as PictureColours;
const picture = (document: Partial<FlowDocumentInput>) =>
  flowSvg(toRecords(flowOf(document)), createWords('es'), colours);
const count = (svg: string, what: RegExp) => [...svg.matchAll(what)].length;

describe('S16 a flow as an image', () => {
  it('draws every step with its name and every wire', () => {
    const svg = picture(POST_SALE);
    for (const { name } of POST_SALE.nodes ?? []) if (name) expect(svg).toContain(name.slice(0, 12));
    expect(count(svg, /<path [^>]*fill="none"/g)).toBe(POST_SALE.edges.length);
    expect(count(svg, /<rect [^>]*width="248"/g)).toBe((POST_SALE.nodes ?? []).length);
  });

  it('reaches around everything, a note far away and the frame of a folded group too', () => {
    const svg = picture({
      groups: [{ id: 'g', name: 'Rescate' }],
      stages: [{ id: 's', name: 'Antes', top: -40 }],
      nodes: [
        { id: 'a', kind: 'start', position: { x: 0, y: 0 } },
        { id: 'b', kind: 'wait', group: 'g', position: { x: -500, y: 300 } },
      ],
      notes: [{ id: 'n', text: 'una\nnota', position: { x: 900, y: 900 } }],
    });
    const [, x, y, width, height] = /viewBox="(\S+) (\S+) (\S+) (\S+)"/.exec(svg)?.map(Number) ?? [];
    expect(x).toBeLessThan(-500);
    expect(y).toBeLessThan(0);
    expect((x ?? 0) + (width ?? 0)).toBeGreaterThan(1100);
    expect((y ?? 0) + (height ?? 0)).toBeGreaterThan(1000);
    for (const text of ['Rescate', 'Antes', '>una<', '>nota<']) expect(svg).toContain(text);
  });

  it('is what any program can read, whatever was written into it', () => {
    const svg = picture({
      name: '</title><script>',
      nodes: [{ id: 'a', kind: 'start', name: 'A & "B" \u0008<b>', position: { x: 0, y: 0 } }],
    });
    expect(svg).not.toContain('<script>');
    expect(svg).not.toContain('\u0008');
    expect(svg).toContain('A &amp; &quot;B&quot; &lt;b&gt;');
  });
});
