import { Lock, MessageCircle, X } from 'lucide-react';
import { useState } from 'react';
import { useWords } from '../../words/page';
import { useChannel, useCustomer } from '../use-customer';
import { Bubbles } from './bubbles';
import { Composer } from './composer';
import './devices.css';

/** The brand's own web page, with the chat behind its bubble. */
export function WebPage() {
  const w = useWords();
  const { brand, name } = useCustomer();
  const said = useChannel('webchat');
  /** null: as the conversation wants it. */
  const [wanted, setWanted] = useState<boolean | null>(null);
  const shown = wanted ?? said.length > 0;
  return (
    <section
      aria-label={w('sandbox.phone.of', { channel: w('common.channel.webchat'), name })}
      className="device flex h-full max-h-170 min-h-110 w-full max-w-96 flex-col rounded-card p-px"
    >
      <div className="device-screen flex min-h-0 flex-1 flex-col overflow-hidden rounded-[7px]">
        <div aria-hidden className="flex h-9 shrink-0 items-center gap-2 bg-(--field) px-3">
          <span className="flex gap-1">
            {[0, 1, 2].map((dot) => (
              <i key={dot} className="size-2.5 rounded-full bg-(--hair)" />
            ))}
          </span>
          <span className="flex h-6 flex-1 items-center gap-1.5 rounded-full bg-(--screen) px-2.5 text-micro text-(--soft)">
            <Lock className="size-2.5" />
            {brand.toLocaleLowerCase().replaceAll(' ', '-')}.example
          </span>
        </div>
        <div className="relative min-h-0 flex-1 overflow-hidden">
          <div aria-hidden className="flex flex-col gap-3 p-5">
            <b className="text-lead font-semibold">{brand}</b>
            <span className="h-28 rounded-card bg-(--theirs)" />
            <span className="grid grid-cols-3 gap-2">
              {[0, 1, 2, 3, 4, 5].map((box) => (
                <i key={box} className="h-16 rounded-md bg-(--field)" />
              ))}
            </span>
          </div>
          {shown ? (
            <div className="absolute inset-x-3 top-10 bottom-3 flex flex-col overflow-hidden rounded-sheet border border-(--hair)! bg-(--screen) shadow-float">
              <header className="flex shrink-0 items-center gap-2 bg-accent py-2 pr-1.5 pl-3.5 text-accent-ink">
                <b className="flex-1 font-semibold">{brand}</b>
                <button
                  type="button"
                  aria-label={w('sandbox.web.close')}
                  onClick={() => setWanted(false)}
                  className="grid size-7 place-items-center rounded-full"
                >
                  <X className="size-4" aria-hidden />
                </button>
              </header>
              <Bubbles channel="webchat" buttons="chips" empty={w('sandbox.web.empty')} />
              <Composer channel="webchat" placeholder={w('sandbox.placeholder.webchat')} />
            </div>
          ) : (
            <button
              type="button"
              aria-label={w('sandbox.web.open')}
              onClick={() => setWanted(true)}
              className="absolute right-4 bottom-4 grid size-13 place-items-center rounded-full bg-accent text-accent-ink shadow-float"
            >
              <MessageCircle className="size-6" aria-hidden />
            </button>
          )}
        </div>
      </div>
    </section>
  );
}
