import { Grid3x3, Phone, PhoneOff } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { cx } from '../../ui/cx';
import { useWords } from '../../words/page';
import { useChannel, useCustomer, type Said } from '../use-customer';
import { Composer, NoAddress } from './composer';
import { Device } from './device';

const KEYS = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '*', '0', '#'] as const;

/** A phone that rings when the flow calls: answered, it tells what the voice says and takes the keys. */
export function CallPhone() {
  const w = useWords();
  const { name, brand, addresses } = useCustomer();
  const said = useChannel('voice');
  const [answered, setAnswered] = useState<string | null>(null);
  const [over, setOver] = useState<string | null>(null);
  const call = [...said].reverse().find((message) => message.from === 'us') ?? null;
  const state =
    !call || over === call.id ? 'idle' : answered === call.id || replied(said, call) ? 'talking' : 'ringing';
  return (
    <Device skin="call" label={w('sandbox.phone.of', { channel: w('common.channel.voice'), name })}>
      <div className="flex min-h-0 flex-1 flex-col items-center px-4 pt-8 text-center">
        <span
          aria-hidden
          className={cx(
            'grid shrink-0 place-items-center rounded-full bg-(--field) font-semibold',
            state === 'talking' ? 'size-12 text-lead' : 'size-18 text-title',
            state === 'ringing' && 'ringing',
          )}
        >
          {brand.slice(0, 1)}
        </span>
        <h3 className="mt-4 text-title font-semibold">{state === 'idle' ? w('sandbox.call.none') : brand}</h3>
        <p role="status" className="text-label text-(--soft)">
          {state === 'idle' ? w('sandbox.call.waits') : w(`sandbox.call.${state}`)}
        </p>
        {state === 'ringing' && (
          <div className="mt-auto mb-10 flex w-full justify-around">
            <RoundKey label={w('sandbox.call.decline')} tone="stop" onClick={() => setOver(call?.id ?? null)}>
              <PhoneOff className="size-6" aria-hidden />
            </RoundKey>
            <RoundKey label={w('sandbox.call.answer')} tone="go" onClick={() => setAnswered(call?.id ?? null)}>
              <Phone className="size-6" aria-hidden />
            </RoundKey>
          </div>
        )}
        {state === 'talking' && call && <Talk said={said} call={call} onHangUp={() => setOver(call.id)} />}
        {state === 'idle' && <Grid3x3 className="m-auto size-10 text-(--hair)" aria-hidden />}
      </div>
      {addresses.voice === null ? (
        <NoAddress channel="voice" />
      ) : state === 'talking' ? (
        <Composer channel="voice" placeholder={w('sandbox.placeholder.voice')} />
      ) : (
        <div className="h-4 shrink-0" />
      )}
    </Device>
  );
}

/** A call that the customer already spoke in does not ring again when the page is opened anew. */
const replied = (said: readonly Said[], call: Said) =>
  said.slice(said.indexOf(call)).some((one) => one.from === 'customer');

function Talk({ said, call, onHangUp }: { said: readonly Said[]; call: Said; onHangUp: () => void }) {
  const w = useWords();
  const { answer } = useCustomer();
  const press = (key: string) => {
    const button = call.buttons.find(({ digit }) => digit === key);
    answer('voice', button?.title ?? key, button?.payload);
  };
  return (
    <>
      <div
        role="log"
        aria-label={w('sandbox.call.said')}
        tabIndex={0}
        className="mt-3 min-h-0 w-full flex-1 space-y-2 overflow-y-auto text-left"
      >
        {said.slice(-6).map((line) => (
          <p
            key={line.id}
            className={cx(
              'w-fit max-w-full rounded-sheet px-3 py-1.5',
              line.from === 'us' ? 'bg-(--field)' : 'ml-auto bg-(--hair)',
            )}
          >
            {line.text}
            {line.id === call.id &&
              line.buttons.map((button) => (
                <span key={button.payload} className="block text-label text-(--soft)">
                  {button.digit ?? '·'} · {button.title}
                </span>
              ))}
          </p>
        ))}
      </div>
      <div
        role="group"
        aria-label={w('sandbox.call.keypad')}
        className="grid shrink-0 grid-cols-3 gap-x-5 gap-y-1.5 py-3"
      >
        {KEYS.map((key) => (
          <button
            key={key}
            type="button"
            onClick={() => press(key)}
            className="grid size-11 place-items-center rounded-full bg-(--field) text-lead font-medium hover:bg-(--hair)"
          >
            {key}
          </button>
        ))}
      </div>
      <RoundKey label={w('sandbox.call.hangUp')} tone="stop" small onClick={onHangUp}>
        <PhoneOff className="size-5" aria-hidden />
      </RoundKey>
    </>
  );
}

function RoundKey(props: {
  label: string;
  tone: 'go' | 'stop';
  small?: boolean;
  onClick: () => void;
  children: ReactNode;
}) {
  return (
    <button type="button" onClick={props.onClick} className="group flex flex-col items-center gap-1.5 text-label">
      <span
        className={cx(
          'grid place-items-center rounded-full text-[#fff]',
          props.small ? 'size-11' : 'size-16',
          props.tone === 'go' ? 'bg-(--send)' : 'bg-[#c0262b]',
        )}
      >
        {props.children}
      </span>
      {props.label}
    </button>
  );
}
