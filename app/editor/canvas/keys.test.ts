import { describe, expect, it } from 'vitest';
import { createWords } from '../../words';
import { STUDIO_KEYS } from '../use-studio-keys';
import { CANVAS_ACTIONS } from './canvas-action-list';
import { isPressed, keyNames } from './keys';

const pressed = (key: string, held: Partial<Record<'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey', boolean>> = {}) => ({
  key,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
  ...held,
});

describe('the keys of the Studio', () => {
  it.each([
    ['A', pressed('a'), true],
    ['A', pressed('a', { ctrlKey: true }), false],
    ['Mod+A', pressed('a', { ctrlKey: true }), true],
    ['Mod+A', pressed('a', { metaKey: true }), true],
    ['Mod+Z', pressed('Z', { ctrlKey: true, shiftKey: true }), false],
    ['Mod+Shift+Z', pressed('Z', { ctrlKey: true, shiftKey: true }), true],
    ['?', pressed('?', { shiftKey: true }), true],
    ['+', pressed('+', { shiftKey: true }), true],
    ['+', pressed('+'), true],
    ['Alt+ArrowUp', pressed('ArrowUp', { altKey: true }), true],
    ['ArrowUp', pressed('ArrowUp', { altKey: true }), false],
  ])('%s', (keys, event, expected) => {
    expect(isPressed(event, keys)).toBe(expected);
  });

  it('S4 binds no combination twice, but for actions that are never possible at once', () => {
    const shared = new Map<string, string[]>();
    for (const { name, keys = [] } of [...CANVAS_ACTIONS, ...STUDIO_KEYS]) {
      for (const each of keys) shared.set(each, [...(shared.get(each) ?? []), name]);
    }
    const twice = [...shared].filter(([, names]) => names.length > 1);
    expect(twice).toEqual([
      ['Enter', ['studio.action.addHere', 'studio.action.open', 'studio.note.write']],
      ['Shift+ArrowDown', ['studio.action.gather.down', 'studio.note.taller']],
      ['Shift+ArrowUp', ['studio.action.gather.up', 'studio.note.shorter']],
      ['Shift+ArrowLeft', ['studio.action.gather.left', 'studio.note.narrower']],
      ['Shift+ArrowRight', ['studio.action.gather.right', 'studio.note.wider']],
      ['C', ['studio.action.connect', 'studio.action.reroute']],
    ]);
  });

  it('S4 gives every drag a place in a menu', () => {
    const inMenus = CANVAS_ACTIONS.filter(({ menu }) => menu).map(({ name }) => name);
    expect(inMenus).toEqual(
      expect.arrayContaining([
        'studio.action.add',
        'studio.action.connect',
        'studio.action.reroute',
        'studio.action.moveInto',
        'studio.action.swap',
        'studio.action.detach',
        'studio.action.move.up',
      ]),
    );
  });

  it('says keys as they stand on the keyboard', () => {
    expect(keyNames('Mod+Shift+Z', createWords('es'))).toEqual(['Ctrl', 'Mayús', 'Z']);
    expect(keyNames('Alt+ArrowUp', createWords('en'))).toEqual(['Alt', '↑']);
    expect(keyNames('+', createWords('en'))).toEqual(['+']);
  });
});
