import { Headset, ShoppingBag, Timer } from 'lucide-react';
import type { ReactNode } from 'react';
import { ChannelGlyph } from '../ui/channel-glyph';
import { useWords } from '../words/page';

/** What Hilo does, on its one line: a purchase, a day, a question, an answer, a person. */
export function SignInPicture() {
  const w = useWords();
  return (
    <div aria-hidden className="hidden items-center justify-center border-l bg-sunken px-10 lg:flex">
      <ol className="relative flex w-full max-w-md flex-col gap-9">
        <span className="absolute inset-y-3 left-[17px] w-[3px] rounded-full bg-accent" />
        <Station
          icon={<ShoppingBag className="size-4" />}
          title={w('signIn.picture.event')}
          note={w('signIn.picture.eventNote')}
        />
        <Station
          icon={<Timer className="size-4" />}
          title={w('signIn.picture.wait')}
          note={w('signIn.picture.waitNote')}
        />
        <Station icon={<ChannelGlyph channel="whatsapp" />} title="WhatsApp">
          <p className="mt-1.5 max-w-72 rounded-card rounded-tl-sm bg-surface px-3 py-2 text-lead">
            {w('signIn.picture.question')}
          </p>
          <p className="mt-2 ml-auto w-fit rounded-card rounded-br-sm bg-accent px-3 py-2 text-lead text-accent-ink">
            {w('signIn.picture.answer')}
          </p>
        </Station>
        <Station
          icon={<Headset className="size-4" />}
          title={w('signIn.picture.person')}
          note={w('signIn.picture.personNote')}
        />
      </ol>
    </div>
  );
}

function Station(props: { icon: ReactNode; title: string; note?: string; children?: ReactNode }) {
  return (
    <li className="relative flex gap-4">
      <span className="grid size-9 shrink-0 place-items-center rounded-full bg-sunken text-accent ring-[3px] ring-accent">
        {props.icon}
      </span>
      <div className="min-w-0 flex-1 pt-1">
        <p className="text-lead font-semibold">{props.title}</p>
        {props.note && <p className="text-ink-3">{props.note}</p>}
        {props.children}
      </div>
    </li>
  );
}
