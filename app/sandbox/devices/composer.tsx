import { SendHorizontal } from 'lucide-react';
import { useState } from 'react';
import type { ChannelName } from '../../../core/vocabulary';
import { channelWithin } from '../../../core/words/format';
import { useWords } from '../../words/page';
import { useCustomer } from '../use-customer';

/** Where the customer types. Enter sends. */
export function Composer({ channel, placeholder }: { channel: ChannelName; placeholder: string }) {
  const w = useWords();
  const { answer } = useCustomer();
  const [text, setText] = useState('');
  return (
    <form
      className="flex shrink-0 items-center gap-1.5 bg-(--bar) p-2"
      onSubmit={(event) => {
        event.preventDefault();
        answer(channel, text);
        setText('');
      }}
    >
      <input
        value={text}
        onChange={(event) => setText(event.target.value)}
        aria-label={w('sandbox.answer.as', { channel: channelWithin(channel, w.language) })}
        placeholder={placeholder}
        autoComplete="off"
        className="h-9 min-w-0 flex-1 rounded-full bg-(--field) px-3.5 text-(--theirs-ink) outline-offset-0 placeholder:text-(--soft)"
      />
      <button
        type="submit"
        aria-label={w('sandbox.answer.send')}
        className="grid size-9 shrink-0 place-items-center rounded-full bg-(--send) text-[#fff]"
      >
        <SendHorizontal className="size-4" aria-hidden />
      </button>
    </form>
  );
}

/** The place of the composer where this customer cannot be reached. */
export function NoAddress({ channel }: { channel: ChannelName }) {
  const w = useWords();
  return (
    <p className="shrink-0 px-4 py-3 text-center text-label text-(--soft)">
      {w(channel === 'email' ? 'sandbox.address.email' : 'sandbox.address.phone')}
    </p>
  );
}
