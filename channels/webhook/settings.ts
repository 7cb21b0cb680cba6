import { z } from 'zod';

/** What a customer configures to use a gateway of their own. */
export const WebhookSettingsSchema = z.object({
  /** Where messages are posted; a delivery is looked up at `{url}/{delivery}`. */
  url: z.url({ protocol: /^https?$/ }),
  /** Signs what we send and verifies what the gateway sends. */
  secret: z.string().min(16).max(512),
  /** Sent as `Authorization`, where the gateway asks for its own credentials as well. */
  authorization: z.string().min(1).max(4096).optional(),
});
export type WebhookSettings = z.infer<typeof WebhookSettingsSchema>;
