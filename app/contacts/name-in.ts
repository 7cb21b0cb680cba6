import type { ContactView } from '../../services/contacts';
import type { Words } from '../words';

/** What to call somebody: by name, else by your own id for them. */
export const nameIn = (w: Words, { name, externalId }: Pick<ContactView, 'name' | 'externalId'>): string =>
  name ?? externalId ?? w('contacts.nameless');
