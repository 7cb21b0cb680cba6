import { Fragment } from 'react';
import { cx } from '../../ui/cx';
import type { Words } from '../../words';
import { useWords } from '../../words/page';
import { piecesOf, type Chip } from './chips';
import { valueName } from './known-values';

const FILTERS = /^\{\{-?\s*[\w.-]+\s*\|?\s*|\s*-?\}\}$/g;

/** What stands in for the value or, where more is done with it, its filters. */
const asideOf = (chip: Chip): string | null => (chip.rich ? chip.source.replace(FILTERS, '') : chip.fallback) || null;

/**
 * A text as the composer's chips read: for ears, and to tell whether two texts look the same.
 * @example sayValues("Hola {{ contact.name | default: 'amiga' }}", w) // 'Hola nombre · amiga'
 */
export const sayValues = (text: string, w: Words): string =>
  piecesOf(text)
    .map((piece) =>
      piece.type === 'text' ? piece.text : [valueName(piece.path, w), asideOf(piece)].filter(Boolean).join(' · '),
    )
    .join('');

/** A text with its values as chips that cannot be changed here, each with what stands in for it. */
export function TextWithValues({ text }: { text: string }) {
  const w = useWords();
  return piecesOf(text).map((piece, at) => {
    if (piece.type === 'text') return <Fragment key={at}>{piece.text}</Fragment>;
    const aside = asideOf(piece);
    return (
      <span
        key={at}
        title={piece.path}
        className={cx(
          'rounded-sm bg-accent-soft box-decoration-clone px-1 font-medium text-accent-soft-ink',
          // What goes and what comes keep their colours.
          'in-[del]:bg-fail-soft in-[del]:text-fail-ink in-[ins]:bg-done-soft in-[ins]:text-done-ink',
        )}
      >
        {valueName(piece.path, w)}
        {aside && <span className="font-normal"> · {aside}</span>}
      </span>
    );
  });
}
