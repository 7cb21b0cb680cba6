import { focusCanvas } from './canvas/use-canvas-scope';

/** The sheet at the right: what is selected, or what was opened from the top bar. */
export const sheetNow = (): HTMLElement | null => document.querySelector('aside');

const FIELDS = 'input:not([type=hidden]), textarea, [contenteditable=true], select, button';

/** Into the sheet, at the first thing to be filled in or pressed. */
export function focusSheet(): void {
  const sheet = sheetNow();
  (sheet?.querySelector<HTMLElement>(FIELDS) ?? sheet)?.focus();
}

/** The places of the Studio from top to bottom, and how each takes the keyboard. */
const PLACES: readonly { at: string; enter: (place: HTMLElement) => void }[] = [
  { at: 'header', enter: (place) => place.querySelector<HTMLElement>('input, button, a')?.focus() },
  { at: '[role=tree]', enter: (place) => place.querySelector<HTMLElement>('[tabindex="0"]')?.focus() },
  { at: '.react-flow', enter: focusCanvas },
  { at: 'aside', enter: focusSheet },
  { at: 'section[data-problems]', enter: (place) => place.querySelector('button')?.focus() },
];

/** To the next place of the Studio, or the one before, round and round; not out of a dialog. */
export function goToPlace(step: 1 | -1): void {
  if (document.querySelector('[role=dialog], [role=alertdialog]')) return;
  const there = PLACES.flatMap(({ at, enter }) => {
    const place = document.querySelector<HTMLElement>(at);
    return place ? [{ place, enter }] : [];
  });
  const here = there.findIndex(({ place }) => place.contains(document.activeElement));
  const next = there.at((here === -1 ? Math.min(step, 0) : here + step) % there.length);
  next?.enter(next.place);
}
