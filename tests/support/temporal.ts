import { askBroker } from './ask-broker';

/**
 * The address of the run's one Temporal dev server. Tests share it: use a task queue and run ids of your own.
 * The first to ask waits for it, some minutes where it must be built first (`npm test` has it built by then).
 */
export async function temporalAddress(): Promise<string> {
  return (await askBroker<{ address: string }>('temporal')).address;
}
