import type { Channel } from './channel';
import { sandbox } from './sandbox/sandbox';
import { smtp } from './smtp/smtp';
import { webhook } from './webhook/webhook';

/** One line a provider. */
const PROVIDERS: readonly Channel[] = [
  sandbox, // phones on screen
  smtp, // email by any mail server
  webhook, // a customer's own gateway
];

const byProvider = new Map(PROVIDERS.map((channel) => [channel.provider, channel]));

/** Every provider the product ships. */
export function listProviders(): readonly Channel[] {
  return PROVIDERS;
}

/** The provider of that name, or null: a sender may outlive the release that knew its provider. */
export function getProvider(provider: string): Channel | null {
  return byProvider.get(provider) ?? null;
}
