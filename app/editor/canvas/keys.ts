import { isWordKey, type Words } from '../../words';

/** A combination as the tables write it: `Mod+C`, `Shift+F10`, `Alt+ArrowUp`, `?`. `Mod` is Ctrl, or Cmd on a Mac. */
export type Keys = string;

interface Pressed {
  key: string;
  ctrlKey: boolean;
  metaKey: boolean;
  altKey: boolean;
  shiftKey: boolean;
}

/** Whether a key event is that combination. A sign that needs Shift on some keyboards (`?`, `+`) does not ask for it. */
export function isPressed(event: Pressed, keys: Keys): boolean {
  const parts = keys.split('+').filter((part) => part !== '');
  const key = keys.endsWith('+') ? '+' : (parts.pop() ?? '');
  const sign = key.length === 1 && !/[a-z]/i.test(key);
  return (
    event.key.toLowerCase() === key.toLowerCase() &&
    (event.ctrlKey || event.metaKey) === parts.includes('Mod') &&
    event.altKey === parts.includes('Alt') &&
    (sign || event.shiftKey === parts.includes('Shift'))
  );
}

const SIGNS: Record<string, string> = { ArrowUp: '↑', ArrowDown: '↓', ArrowLeft: '←', ArrowRight: '→', Mod: 'Ctrl' };

/** The keys of a combination as they stand on the keyboard. */
export function keyNames(keys: Keys, w: Words): string[] {
  const parts = keys.endsWith('+') ? [...keys.slice(0, -1).split('+'), '+'] : keys.split('+');
  return parts
    .filter((part) => part !== '')
    .map((part) => {
      const named = `studio.key.${part}`;
      return SIGNS[part] ?? (isWordKey(named) ? w(named) : part);
    });
}
