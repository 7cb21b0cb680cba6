import type { Chip, Piece } from './chips';

/** How a chip is drawn. */
export interface ChipView {
  label: string;
  /** The fallback, or that there is none; null: none is needed. */
  aside: string | null;
  /** The sample's value. */
  title: string;
  /** Nothing is said where the value is missing. */
  open: boolean;
}

/** What ends an editable text that would not show its last, empty line. */
const TAIL = 'data-tail';

/** Draws pieces into an editable element; what stood there goes. */
export function drawPieces(root: HTMLElement, pieces: readonly Piece[], view: (chip: Chip) => ChipView): void {
  const nodes: Node[] = pieces.map((piece) =>
    piece.type === 'text' ? document.createTextNode(piece.text) : drawChip(piece, view(piece)),
  );
  const last = pieces.at(-1);
  // Without it no caret can stand after a last chip or on a last empty line.
  if (last && (last.type === 'chip' || last.text.endsWith('\n'))) nodes.push(tail());
  root.replaceChildren(...nodes);
}

function tail(): HTMLElement {
  const end = document.createElement('br');
  end.setAttribute(TAIL, '');
  return end;
}

function drawChip(chip: Chip, { label, aside, title, open }: ChipView): HTMLElement {
  const element = document.createElement('span');
  element.contentEditable = 'false';
  element.className = 'value-chip';
  element.dataset.source = chip.source;
  element.title = title;
  if (open) element.dataset.open = '';
  element.append(label);
  if (aside !== null) {
    const small = document.createElement('span');
    small.className = 'value-chip-aside';
    small.textContent = ` · ${aside}`;
    element.append(small);
  }
  return element;
}

const sourceOf = (node: Node): string | null => (node instanceof HTMLElement ? (node.dataset.source ?? null) : null);

/** The source that stands in an editable element, and the chips in it; the browser's own line breaks are newlines. */
export function readSource(root: HTMLElement): { source: string; chips: string[] } {
  const chips: string[] = [];
  const read = (node: Node): string => {
    if (node.nodeType === Node.TEXT_NODE) return (node.textContent ?? '').replaceAll('\u00a0', ' ');
    const chip = sourceOf(node);
    if (chip !== null) {
      chips.push(chip);
      return chip;
    }
    if (node.nodeName === 'BR') {
      const ends = node instanceof HTMLElement && (node.hasAttribute(TAIL) || node.nextSibling === null);
      return ends ? '' : '\n';
    }
    const inner = [...node.childNodes].map(read).join('');
    return node !== root && node.nodeName === 'DIV' && node.previousSibling ? `\n${inner}` : inner;
  };
  return { source: read(root), chips };
}

/** The selection inside `root` as places in its source; null where it is elsewhere. */
export function readSelection(root: HTMLElement): { from: number; to: number } | null {
  const selection = root.ownerDocument.getSelection();
  if (!selection || selection.rangeCount === 0) return null;
  const range = selection.getRangeAt(0);
  if (!root.contains(range.startContainer) || !root.contains(range.endContainer)) return null;
  return {
    from: placeOf(root, range.startContainer, range.startOffset),
    to: placeOf(root, range.endContainer, range.endOffset),
  };
}

/** How much source stands before a point of the document. */
function placeOf(root: HTMLElement, container: Node, offset: number): number {
  let place = 0;
  let found = false;
  const walk = (node: Node): void => {
    if (found) return;
    if (node === container && node.nodeType === Node.TEXT_NODE) {
      place += offset;
      found = true;
      return;
    }
    const chip = sourceOf(node);
    if (chip !== null) {
      // A point inside of a chip is one before it.
      if (node.contains(container)) found = true;
      else place += chip.length;
      return;
    }
    if (node.nodeType === Node.TEXT_NODE) {
      place += node.textContent?.length ?? 0;
      return;
    }
    if (node.nodeName === 'BR') {
      if (node instanceof HTMLElement && !node.hasAttribute(TAIL) && node.nextSibling) place += 1;
      return;
    }
    const children = [...node.childNodes];
    for (const [at, child] of children.entries()) {
      if (node === container && at === offset) {
        found = true;
        return;
      }
      walk(child);
      if (found) return;
    }
    if (node === container) found = true;
  };
  walk(root);
  return place;
}

/** Puts the caret, or a selection, at places of the source. A place within a chip is the one after it. */
export function select(root: HTMLElement, from: number, to = from): void {
  const selection = root.ownerDocument.getSelection();
  if (!selection) return;
  const range = root.ownerDocument.createRange();
  range.setStart(...pointAt(root, from));
  range.setEnd(...pointAt(root, to));
  selection.removeAllRanges();
  selection.addRange(range);
}

function pointAt(root: HTMLElement, place: number): [Node, number] {
  let left = place;
  const children = [...root.childNodes];
  for (const [at, child] of children.entries()) {
    if (child.nodeType === Node.TEXT_NODE) {
      const length = child.textContent?.length ?? 0;
      if (left <= length) return [child, left];
      left -= length;
      continue;
    }
    const chip = sourceOf(child);
    if (chip === null) continue;
    if (left <= 0) return [root, at];
    left -= chip.length;
    if (left <= 0) {
      const next = children[at + 1];
      return next?.nodeType === Node.TEXT_NODE ? [next, 0] : [root, at + 1];
    }
  }
  const end = children.findLastIndex((child) => !(child instanceof HTMLElement && child.hasAttribute(TAIL))) + 1;
  return [root, end];
}

/** A caret that the browser left inside of a chip, where nothing can be written, goes to the side it is nearer to. */
export function leaveChip(root: HTMLElement): void {
  const selection = root.ownerDocument.getSelection();
  const { anchorNode: node, anchorOffset: offset } = selection ?? {};
  if (!selection?.isCollapsed || !node || offset === undefined || !root.contains(node)) return;
  const inner = node instanceof HTMLElement ? node : node.parentElement;
  const chip = inner?.closest('[data-source]');
  if (!chip?.parentNode || !root.contains(chip)) return;
  const passed = root.ownerDocument.createRange();
  passed.setStart(chip, 0);
  passed.setEnd(node, offset);
  const at = [...chip.parentNode.childNodes].indexOf(chip);
  selection.collapse(chip.parentNode, passed.toString() === '' ? at : at + 1);
}

/** The chip beside the caret on the side a key moves to. */
export function chipBeside(root: HTMLElement, side: 'before' | 'after'): HTMLElement | null {
  const selection = root.ownerDocument.getSelection();
  if (!selection?.isCollapsed || !selection.anchorNode || !root.contains(selection.anchorNode)) return null;
  const { anchorNode: node, anchorOffset: offset } = selection;
  let beside: Node | null | undefined;
  if (node.nodeType === Node.TEXT_NODE) {
    const length = node.textContent?.length ?? 0;
    if (side === 'before' && offset === 0) beside = node.previousSibling;
    if (side === 'after' && offset === length) beside = node.nextSibling;
  } else beside = node.childNodes[side === 'before' ? offset - 1 : offset];
  return beside && sourceOf(beside) !== null ? (beside as HTMLElement) : null;
}
