import { askBroker } from './ask-broker';
import type { TestDatabase } from './broker';

export type { TestDatabase };

/**
 * A database of its own with the schema of the committed migrations, copied from a template in some 50 ms. It goes away
 * with the run; close your connections all the same.
 * @example const { appUrl, ownerUrl } = await freshDatabase();
 */
export async function freshDatabase(): Promise<TestDatabase> {
  return askBroker<TestDatabase>('database');
}
