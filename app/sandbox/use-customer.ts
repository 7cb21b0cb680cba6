import { createContext, useContext } from 'react';
import type { ChannelName } from '../../core/vocabulary';
import type { PhoneMessage } from '../../services/phones';

/** What every device needs: whose it is, what stands on it, how to answer. */
export interface Customer {
  id: string;
  name: string;
  timeZone: string | null;
  /** Who writes: the workspace's name. */
  brand: string;
  addresses: Record<ChannelName, string | null>;
  messages: readonly PhoneMessage[];
  /** Answers that are on their way, shown at once. */
  pending: readonly { key: string; channel: ChannelName; text: string }[];
  answer: (channel: ChannelName, text: string, payload?: string) => void;
}

const CustomerContext = createContext<Customer | null>(null);
export const CustomerProvider = CustomerContext.Provider;

export function useCustomer(): Customer {
  const customer = useContext(CustomerContext);
  if (!customer) throw new Error('outside of the sandbox');
  return customer;
}

export interface Said {
  id: string;
  at: number | null;
  from: 'customer' | 'us';
  agent: string | null;
  text: string;
  subject: string | null;
  media: PhoneMessage['media'];
  buttons: PhoneMessage['buttons'];
  list: string | null;
  /** Which of its buttons was taken, if one was. */
  taken: string | null;
}

/** The messages of one channel, oldest first, with what is on its way. */
export function useChannel(channel: ChannelName): readonly Said[] {
  const { messages, pending } = useCustomer();
  const own = messages.filter((message) => message.channel === channel);
  const taken = new Set(own.flatMap((message) => (message.payload ? [message.payload] : [])));
  return [
    ...own.map((message) => ({
      ...message,
      taken: message.buttons.find((button) => taken.has(button.payload))?.payload ?? null,
    })),
    ...pending
      .filter((one) => one.channel === channel)
      .map(({ key, text }) => {
        const from = 'customer' as const;
        const nothing = { agent: null, subject: null, media: null, buttons: [], list: null, taken: null };
        return { id: key, at: null, from, text, ...nothing };
      }),
  ];
}
