/** An engine decides who calls `drive` and when; this is its whole interface. */
export interface Engine {
  readonly name: 'embedded' | 'temporal';
  /** Takes up its work: whatever is due, wherever it was left. */
  start(): Promise<void>;
  /** Looks at once instead of at the next turn: something became due. */
  wake(): void;
  /** Finishes what is in hand and takes nothing more. */
  stop(): Promise<void>;
}
