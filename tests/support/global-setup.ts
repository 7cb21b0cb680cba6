import type { TestProject } from 'vitest/node';
import { startBroker } from './broker';

declare module 'vitest' {
  interface ProvidedContext {
    /** Where `tests/support/{database,temporal}.ts` ask for what they need. */
    broker: string;
  }
}

export default async function setup({ provide }: TestProject): Promise<() => Promise<void>> {
  const broker = await startBroker();
  provide('broker', broker.url);
  return broker.close;
}
