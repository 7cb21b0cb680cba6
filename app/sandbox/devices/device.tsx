import { BatteryFull, Signal, Wifi } from 'lucide-react';
import type { ReactNode } from 'react';
import { cx } from '../../ui/cx';
import { useDeviceTime } from './use-device-time';
import './devices.css';

export type Skin = 'whatsapp' | 'sms' | 'rcs' | 'mail' | 'call';

/** A phone in a hand: bezel, status line with the customer's own time, and one app. */
export function Device(props: { skin: Skin; label: string; children: ReactNode }) {
  const time = useDeviceTime();
  return (
    <section
      aria-label={props.label}
      data-skin={props.skin}
      className="device flex h-full max-h-170 min-h-110 w-full max-w-80 flex-col rounded-[34px] p-2"
    >
      <div className="device-screen flex min-h-0 flex-1 flex-col overflow-hidden rounded-[27px]">
        <div
          aria-hidden
          className={cx(
            'flex h-8 shrink-0 items-center justify-between px-5 text-label font-semibold',
            props.skin !== 'call' && 'bg-(--bar) text-(--bar-ink)',
          )}
        >
          <span>{time}</span>
          <span className="h-3.5 w-14 rounded-full bg-(--bezel)" />
          <span className="flex items-center gap-1">
            <Signal className="size-3" />
            <Wifi className="size-3" />
            <BatteryFull className="size-3.5" />
          </span>
        </div>
        {props.children}
      </div>
    </section>
  );
}
