/** The start cannot go on for a reason a person can mend; `message` says how. */
export class StartError extends Error {
  readonly plain = true;
  constructor(
    readonly code: 'configuration' | 'port_taken' | 'demo_sealed',
    message: string,
  ) {
    super(message);
  }
}
