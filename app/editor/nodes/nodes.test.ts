import { describe, expect, it } from 'vitest';
import { CHANNELS } from '../../../core/vocabulary';
import { NODE_KINDS } from '../../../core/nodes';
import { createWords, isWordKey } from '../../words';
import { readNode } from '../canvas/read-node';
import { KIND_FORMS } from './forms';
import { editorOf, KIND_EDITORS } from './index';
import { groupedKinds } from './groups';
import { outletLabel } from './outlet-label';

describe('the two sides of a node kind', () => {
  it('draws every kind that core knows, and no other', () => {
    const known = NODE_KINDS.map(({ kind }) => kind).sort();
    expect(KIND_EDITORS.map(({ kind }) => kind).sort()).toEqual(known);
    expect(Object.keys(KIND_FORMS).sort()).toEqual(known);
    expect(groupedKinds({ starts: true }).flatMap((group) => group.kinds)).toHaveLength(NODE_KINDS.length);
  });

  it.each(KIND_EDITORS)('$kind has its ways out from the first moment, while fields are still empty', (editor) => {
    const { outlets } = readNode({
      kind: editor.kind,
      config: editor.initial({ languages: ['es', 'en'], flow: 'journey' }),
    });
    expect(outlets.length > 0).toBe(editor.kind !== 'end');
  });

  it.each(KIND_EDITORS)('$kind names all of its outlets in words', (editor) => {
    const config = editor.initial({ languages: ['es'], flow: 'journey' });
    for (const { name } of readNode({ kind: editor.kind, config }).outlets) {
      const own = editor.outletLabel?.(config, name, createWords('es'));
      expect(own ?? isWordKey(`studio.outlet.${name}`), name).toBeTruthy();
    }
  });

  it('calls a button by its title in the language of the viewer', () => {
    const content = Object.fromEntries(
      CHANNELS.slice(0, 1).map((channel) => [
        channel,
        {
          en: { type: 'text', text: '', buttons: [{ id: 'help', title: 'Help' }] },
          es: { type: 'text', text: '', buttons: [{ id: 'help', title: 'Ayuda' }] },
        },
      ]),
    );
    expect(outletLabel('message', { content }, 'button:help', createWords('es'))).toBe('Ayuda');
    expect(outletLabel('message', { content }, 'button:help', createWords('en'))).toBe('Help');
    expect(outletLabel('message', { content }, 'button:gone', createWords('en'))).toBe('gone');
  });

  it('begins a bot with a message of the customer, and a journey with something they did', () => {
    expect(editorOf('start').initial({ languages: ['es'], flow: 'bot' })).toMatchObject({ on: 'message' });
    expect(editorOf('start').initial({ languages: ['es'], flow: 'journey' })).toMatchObject({ on: 'event' });
  });

  it('shows a kind of a later release and keeps it', () => {
    expect(editorOf('telepathy').name).toBe('studio.kind.unknown');
  });
});
