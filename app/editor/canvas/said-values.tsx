import { Fragment } from 'react';
import type { FlowNode } from '../../../core/document';
import { say } from '../../../core/words';
import type { Words } from '../../words';
import { useWords } from '../../words/page';
import { valueName } from '../compose/known-values';
import { readNode } from './read-node';

/** An output of Liquid; the last one may have been cut off with its text. */
const VALUE = /\{\{-?\s*([\w.-]+)[^}]*(?:\}\}|$)/g;

/** Texts and the paths of values, by turns. */
const parted = (text: string): string[] => text.split(VALUE);

/** A text with its values as their chips are called: for ears, and for titles. */
export const withValueNames = (text: string, w: Words): string =>
  parted(text)
    .map((part, at) => (at % 2 === 1 ? valueName(part, w) : part))
    .join('');

/** What a step does, in one line for a reader; that it is unfinished, where it is. */
export function whatItDoes(node: FlowNode, w: Words): string {
  const { said } = readNode(node);
  return said ? withValueNames(say(said(w.language), w.language), w) : w('studio.card.unfinished');
}

/** A text with its values as chips: there is room for what they are, not for what stands in for them. */
export function SaidValues({ text }: { text: string }) {
  const w = useWords();
  return parted(text).map((part, at) =>
    at % 2 === 1 ? (
      <span key={at} className="rounded-sm bg-accent-soft px-1 font-medium text-accent-soft-ink">
        {valueName(part, w)}
      </span>
    ) : (
      <Fragment key={at}>{part}</Fragment>
    ),
  );
}
