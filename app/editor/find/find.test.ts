import { describe, expect, it } from 'vitest';
import { FlowDocumentSchema } from '../../../core/document';
import { findIn } from '../../../core/find/find';
import { POST_SALE } from '../../../core/samples/post-sale';
import { toDocument } from '../document/records';
import { createEditor } from '../store';
import { excerptOf } from './excerpt';
import { refusalOf, replaceHere } from './replace-here';
import { NOTHING_SOUGHT, queryOf } from './sought';

const open = () => createEditor(FlowDocumentSchema.parse(POST_SALE));
const query = queryOf({ ...NOTHING_SOUGHT, text: 'compra' });
const finds = (editor: ReturnType<typeof open>) => (query ? findIn(toDocument(editor.getState().records), query) : []);

describe('find and replace in the open flow', () => {
  it('is one mark of its undo, however many texts', () => {
    const editor = open();
    const before = editor.getState().records;
    expect(finds(editor).length).toBeGreaterThan(2);
    expect(replaceHere(editor, finds(editor), 'pedido')).toBeNull();
    expect(finds(editor)).toEqual([]);
    expect(editor.getState().history.past).toHaveLength(1);
    editor.getState().undo();
    expect(editor.getState().records).toEqual(before);
  });

  it('changes nothing where the new text does not fit', () => {
    const editor = open();
    expect(replaceHere(editor, finds(editor), 'x'.repeat(300))).toBe('fit');
    expect(editor.getState().history.past).toEqual([]);
  });

  it('renames a variable only to a name that is one, and free', () => {
    const rename = { mode: 'variable', name: 'plan' } as const;
    expect(refusalOf(rename, 'tier', ['plan', 'order'])).toBeNull();
    expect(refusalOf(rename, '2nd plan', ['plan'])).toBe('name');
    expect(refusalOf(rename, 'order', ['plan', 'order'])).toBe('taken');
  });

  it('shows a find in a line of its text', () => {
    expect(excerptOf('Hoy\nvale 45.000 pesos', { from: 9, to: 15 }, '49.900')).toEqual({
      before: 'Hoy vale ',
      hit: '45.000',
      after: ' pesos',
      instead: '49.900',
    });
    expect(excerptOf('a'.repeat(100), { from: 50, to: 51 }, null).before).toBe(`…${'a'.repeat(34)}`);
  });

  it('takes a value as a whole, whatever of it is found, and cuts none in two', () => {
    const value = "{{ contact.attributes.city | default: 'tu ciudad' }}";
    const text = `Hola ${value}, llega ${value} mañana`;
    const at = text.indexOf('city');
    expect(excerptOf(text, { from: at, to: at + 4 }, 'town')).toMatchObject({
      before: 'Hola ',
      hit: value,
      instead: value.replace('city', 'town'),
      after: `, llega ${value}…`,
    });
    expect(excerptOf(text, { from: text.length - 6, to: text.length }, null).before).toBe(`…${value} `);
    expect(excerptOf(text, { from: at + 10, to: text.indexOf('llega') }, null).hit).toBe(`${value}, `);
  });
});
