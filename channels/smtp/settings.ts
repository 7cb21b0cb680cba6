import { createPrivateKey } from 'node:crypto';
import { z } from 'zod';

const Domain = z.string().regex(/^(?=.{1,253}$)[a-z0-9-]+(\.[a-z0-9-]+)*$/i);
/** A URL or an address with `{delivery}` in the place of our id. */
const Pattern = z
  .string()
  .max(2048)
  .regex(/^[^\s<>,]+$/);

/** A mail server, and how our mail looks to the world. */
export const SmtpSettingsSchema = z.object({
  host: z.string().min(1).max(253),
  port: z.number().int().min(1).max(65_535).default(587),
  /** TLS from the first byte (port 465); otherwise STARTTLS. */
  secure: z.boolean().default(false),
  /** Refuse to go on without TLS. Unless told, required as soon as there is a password to protect. */
  requireTls: z.boolean().optional(),
  user: z.string().max(320).optional(),
  password: z.string().max(1024).optional(),
  /** Further trusted authorities, PEM. */
  ca: z.string().max(100_000).optional(),
  from: z.email(),
  fromName: z.string().max(200).optional(),
  /** The right side of Message-ID; the sender's own domain unless told. */
  domain: Domain.optional(),
  /** Bounces go to `bounces+{delivery}@` this domain (VERP); to `from` unless told. */
  bounceDomain: Domain.optional(),
  /** For example `reply+{delivery}@in.example.com`, so that an answer names its message. */
  replyTo: Pattern.optional(),
  /** Where marketing mail is unsubscribed from: an https address that takes RFC 8058's one-click POST. */
  unsubscribeUrl: Pattern.regex(/^https:\/\//).optional(),
  unsubscribeMail: Pattern.optional(),
  /** Buttons become links to `{buttonsUrl}/{delivery}?button={payload}`; without it a button is drawn as its title. */
  buttonsUrl: z.url({ protocol: /^https?$/ }).optional(),
  dkim: z
    .object({ domain: Domain, selector: z.string().min(1).max(63), privateKey: z.string().min(1).refine(isPrivateKey) })
    .optional(),
  /** The whole conversation, milliseconds. */
  timeoutMs: z.number().int().min(1).max(600_000).default(60_000),
});
export type SmtpSettings = z.infer<typeof SmtpSettingsSchema>;

/** Checked here because nodemailer sends a mail unsigned when its key cannot be read. */
function isPrivateKey(pem: string): boolean {
  try {
    return createPrivateKey(pem).type === 'private';
  } catch {
    return false;
  }
}
