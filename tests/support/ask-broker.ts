import { inject } from 'vitest';

/** Asks the test runner's own process for a server; the first to ask waits for its start. */
export async function askBroker<T>(path: 'database' | 'temporal'): Promise<T> {
  const response = await fetch(`${inject('broker')}/${path}`, { method: 'POST' });
  if (!response.ok) throw new Error(await response.text());
  return (await response.json()) as T;
}
