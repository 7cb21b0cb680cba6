import { useFetchers, useSubmit } from '@remix-run/react';
import { useCallback } from 'react';
import type { ChannelName } from '../../core/vocabulary';
import { usePageContext } from '../words/page';
import type { Customer } from './use-customer';

/** Answers as the customer; what is on its way shows on the phone before the server has it. */
export function useAnswer(contact: string): Pick<Customer, 'answer' | 'pending'> {
  const { csrf } = usePageContext();
  const submit = useSubmit();
  const pending = useFetchers().flatMap(({ key, formData }) =>
    formData?.get('intent') === 'answer' && formData.get('contact') === contact
      ? [{ key, channel: formData.get('channel') as ChannelName, text: String(formData.get('text')) }]
      : [],
  );
  const answer = useCallback(
    (channel: ChannelName, text: string, payload?: string) => {
      const said = text.trim();
      if (said === '') return;
      const fields = { csrf, intent: 'answer', contact, channel, text: said, ...(payload ? { payload } : {}) };
      // Each answer is a fetcher of its own: two quick ones do not cancel each other.
      submit(fields, { method: 'post', action: '/sandbox', navigate: false, fetcherKey: crypto.randomUUID() });
    },
    [contact, csrf, submit],
  );
  return { answer, pending };
}
