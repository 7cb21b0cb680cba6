/** Something that may be written at the cursor. */
export interface Suggestion {
  label: string;
  /** What is written; the label, if it is the same. */
  insert?: string;
  kind: 'field' | 'function' | 'word';
  /** Beside it in the list: the sample's value, what a function takes. */
  detail?: string;
}

/** Suggestions for a place in a text, and from which offset on they replace what stands there. */
export interface Suggestions {
  from: number;
  items: readonly Suggestion[];
}

/** What may be written at `offset`. Pure, so that it can be tested without an editor. */
export type Complete = (text: string, offset: number) => Suggestions;

/** Something to say about a stretch of the text. */
export interface Mark {
  from: number;
  to: number;
  message: string;
  severity: 'error' | 'warning';
}
