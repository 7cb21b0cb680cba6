import type { LucideIcon } from 'lucide-react';
import type { FlowDocument } from '../../../core/document';
import type { JsonObject } from '../../../core/json';
import type { Environment } from '../../../core/program';
import type { ChannelName } from '../../../core/vocabulary';
import type { StatusKind } from '../../ui/status';
import type { WordKey, Words } from '../../words';
import type { Around } from './policy-badges';

/** How a kind stands on the canvas: told apart by its outline, not by colour. */
export type CardShape = 'card' | 'pill' | 'bar' | 'people';

export interface KindFormProps {
  node: string;
  config: JsonObject;
  /** Sets keys of the configuration; `undefined` takes one out. Typing joins one undo mark until the field is left. */
  set: (change: { [key: string]: JsonObject[string] | undefined }, gesture?: string) => void;
  /** The issues of this node by dotted path, already in words. */
  issues: Readonly<Record<string, string>>;
}

/** The app's side of a node kind: `core/nodes/<kind>` says what it does, this how it is drawn. Its form stands in `forms.ts`. */
export interface KindEditor {
  kind: string;
  icon: LucideIcon;
  shape: CardShape;
  /** Its form stands beside pictures of what it makes, and opens with room for both. */
  wide?: true;
  name: WordKey;
  about: WordKey;
  /** The configuration a new node starts with, in a flow of that kind. */
  initial: (context: { languages: readonly string[]; flow: FlowDocument['kind'] }) => JsonObject;
  /** The name on an outlet's pill, where the shared names of outlets do not say it. */
  outletLabel?: (config: JsonObject, outlet: string, w: Words) => string | null;
  /** Channels it may use: their glyphs stand on the card. */
  channels?: (config: JsonObject) => readonly ChannelName[];
  /** The card's third line: the contact rules that bear on it. Whether there is one is the kind's, so that a card has one size. */
  badges?: (config: JsonObject, around: Around, w: Words) => readonly string[];
  /** The card's second line, where the shared description is not enough. */
  summary?: (config: JsonObject, w: Words, environment: Environment) => string | null;
  /** The end of that line: the rest is cut before it. */
  tail?: (config: JsonObject, w: Words) => string | null;
  /** How something outside that it uses stands, at the end of the second line. */
  standing?: (config: JsonObject, environment: Environment, w: Words) => Standing | null;
}

/** A state in a word with its shape; a `quiet` one is drawn by its shape alone. */
export interface Standing {
  glyph: StatusKind;
  text: string;
  quiet: boolean;
}
