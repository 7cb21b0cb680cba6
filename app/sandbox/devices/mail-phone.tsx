import { ChevronLeft, Mail } from 'lucide-react';
import { useState } from 'react';
import { useWords } from '../../words/page';
import { useChannel, useCustomer, type Said } from '../use-customer';
import { Composer, NoAddress } from './composer';
import { Device } from './device';
import { LetterView } from './letter-view';
import { useCustomerFormat } from './use-device-time';

/** A mailbox: the list, or one letter open with the answer below it. */
export function MailPhone() {
  const w = useWords();
  const { name, addresses } = useCustomer();
  const letters = useChannel('email');
  const [open, setOpen] = useState<string | null>(null);
  const shown = letters.find(({ id }) => id === open) ?? null;
  return (
    <Device skin="mail" label={w('sandbox.phone.of', { channel: w('common.channel.email'), name })}>
      {shown ? (
        <Letter letter={shown} onBack={() => setOpen(null)} />
      ) : (
        <>
          <header className="shrink-0 border-b border-(--hair)! bg-(--bar) px-4 pb-2 text-(--bar-ink)">
            <h3 className="text-lead font-semibold">{w('sandbox.mail.inbox')}</h3>
            <p className="truncate text-micro text-(--soft)">{addresses.email}</p>
          </header>
          <Letters letters={letters} onOpen={setOpen} />
        </>
      )}
      {addresses.email === null ? (
        <NoAddress channel="email" />
      ) : (
        letters.length > 0 && (
          <div className="border-t border-(--hair)!">
            <Composer channel="email" placeholder={w('sandbox.placeholder.email')} />
          </div>
        )
      )}
    </Device>
  );
}

function Letters({ letters, onOpen }: { letters: readonly Said[]; onOpen: (id: string) => void }) {
  const w = useWords();
  const { brand } = useCustomer();
  const format = useCustomerFormat();
  return (
    <ul aria-label={w('sandbox.mail.inbox')} className="device-wall min-h-0 flex-1 overflow-y-auto">
      {letters.length === 0 && (
        <li className="flex h-full flex-col items-center justify-center gap-2 px-8 text-center text-label text-(--soft)">
          <Mail className="size-6" aria-hidden />
          {w('sandbox.mail.empty')}
        </li>
      )}
      {[...letters].reverse().map((letter) => (
        <li key={letter.id} className="border-b border-(--hair)!">
          <button
            type="button"
            onClick={() => onOpen(letter.id)}
            className="flex w-full flex-col gap-0.5 px-4 py-2.5 text-left -outline-offset-2 hover:bg-(--field)"
          >
            <span className="flex w-full items-baseline justify-between gap-2">
              <b className="truncate font-semibold">{letter.from === 'us' ? brand : w('sandbox.mail.me')}</b>
              <span className="shrink-0 text-micro text-(--soft)">
                {letter.at === null ? '···' : format.time(letter.at)}
              </span>
            </span>
            {letter.subject && <span className="line-clamp-1">{letter.subject}</span>}
            <span className="line-clamp-2 text-label text-(--soft)">{letter.text}</span>
          </button>
        </li>
      ))}
    </ul>
  );
}

function Letter({ letter, onBack }: { letter: Said; onBack: () => void }) {
  const w = useWords();
  const { brand, answer } = useCustomer();
  const format = useCustomerFormat();
  const sender = letter.from === 'us' ? (letter.agent ?? brand) : w('sandbox.mail.me');
  return (
    <>
      <header className="flex shrink-0 items-center gap-1 border-b border-(--hair)! bg-(--bar) px-2 pb-2 text-(--bar-ink)">
        <button
          type="button"
          onClick={onBack}
          aria-label={w('common.back')}
          className="grid size-7 place-items-center rounded-full"
        >
          <ChevronLeft className="size-5 text-(--chip)" aria-hidden />
        </button>
        <span className="text-label text-(--soft)">{w('sandbox.mail.inbox')}</span>
      </header>
      <article tabIndex={0} className="device-wall min-h-0 flex-1 overflow-y-auto px-4 py-3 -outline-offset-2">
        <LetterView
          subject={letter.subject}
          sender={sender}
          when={letter.at === null ? null : `${format.day(letter.at)}, ${format.time(letter.at)}`}
          text={letter.text}
          buttons={letter.buttons.map(({ title, payload }) => ({
            key: payload,
            title,
            taken: letter.taken === payload,
          }))}
          onTap={(payload) => {
            const tapped = letter.buttons.find((button) => button.payload === payload);
            if (tapped) answer('email', tapped.title, tapped.payload);
          }}
        />
      </article>
    </>
  );
}
