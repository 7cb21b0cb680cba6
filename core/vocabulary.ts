/** The closed lists of words that the database, the engine and the screens share. */
export const CHANNELS = ['whatsapp', 'rcs', 'sms', 'email', 'voice', 'webchat'] as const;
export type ChannelName = (typeof CHANNELS)[number];

export const PURPOSES = ['marketing', 'service', 'transactional'] as const;
export type Purpose = (typeof PURPOSES)[number];

export const ROLES = ['admin', 'designer', 'marketer', 'agent', 'supervisor', 'auditor'] as const;
export type Role = (typeof ROLES)[number];

export const ADDRESS_KINDS = ['phone', 'email', 'whatsapp', 'web_session'] as const;
export type AddressKind = (typeof ADDRESS_KINDS)[number];

/** The kinds of address a channel can reach, best first. */
export const REACHED_BY: Record<ChannelName, readonly AddressKind[]> = {
  whatsapp: ['whatsapp', 'phone'],
  rcs: ['phone'],
  sms: ['phone'],
  email: ['email'],
  voice: ['phone'],
  webchat: ['web_session'],
};

/**
 * The life of one attempt to reach a contact. `unknown`: the provider may have taken it; it keeps its place in the caps
 * and is never blindly sent again.
 */
export const DELIVERY_STATES = [
  'reserved',
  'submitted',
  'accepted',
  'delivered',
  'read',
  'failed',
  'cancelled',
  'unknown',
] as const;
export type DeliveryState = (typeof DELIVERY_STATES)[number];

/** The states that hold a place in the frequency caps. */
export const COUNTED_STATES = ['reserved', 'submitted', 'accepted', 'delivered', 'read', 'unknown'] as const;

export const PAUSES = ['entries', 'sends', 'all'] as const;
export type Pause = (typeof PAUSES)[number];

export const LANGUAGES = ['es', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];
