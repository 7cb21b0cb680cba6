import type { ChannelName } from '../../core/vocabulary';
import { cx } from './cx';

/** 16 px, each another outline, so that hue is never the only difference. */
const GLYPHS: Record<ChannelName, { path: string; className: string }> = {
  // A round bubble with its tail at the lower left.
  whatsapp: {
    path: 'M8 1.5a6.5 6.5 0 0 0-5.6 9.8L1.5 14.5l3.3-.8A6.5 6.5 0 1 0 8 1.5M5.7 4.7c.3 0 .5 0 .6.4l.5 1.1c.1.3-.6.9-.5 1.1.6 1 1.3 1.6 2.3 2.1.3.1.8-.9 1.1-.8l1.3.7c.3.2.2.9-.2 1.3-.5.5-1.3.6-2.1.3-2-.7-3.3-2-4-3.9-.3-1 .2-2.2 1-2.3',
    className: 'text-whatsapp',
  },
  // Two bubbles, one over the other.
  rcs: {
    path: 'M2.5 1.5h8a1.5 1.5 0 0 1 1.5 1.5v1H7.5A2.5 2.5 0 0 0 5 6.5V9L2.5 11V9.4A1.5 1.5 0 0 1 1 8V3a1.5 1.5 0 0 1 1.5-1.5M7.5 5.2h6A1.5 1.5 0 0 1 15 6.7v4.6a1.5 1.5 0 0 1-1.5 1.5V15l-2.6-2.2H7.5A1.5 1.5 0 0 1 6 11.3V6.7a1.5 1.5 0 0 1 1.5-1.5',
    className: 'text-rcs',
  },
  // A square bubble with three dots.
  sms: {
    path: 'M2.5 2h11A1.5 1.5 0 0 1 15 3.5v7a1.5 1.5 0 0 1-1.5 1.5H8.8L5 15v-3H2.5A1.5 1.5 0 0 1 1 10.5v-7A1.5 1.5 0 0 1 2.5 2m2 4a1 1 0 1 0 0 2 1 1 0 0 0 0-2M8 6a1 1 0 1 0 0 2 1 1 0 0 0 0-2m3.5 0a1 1 0 1 0 0 2 1 1 0 0 0 0-2',
    className: 'text-sms',
  },
  // An envelope.
  email: {
    path: 'M1.2 4.1 8 8.7l6.8-4.6A1.5 1.5 0 0 0 13.5 3h-11a1.5 1.5 0 0 0-1.3 1.1M1 5.8v5.7A1.5 1.5 0 0 0 2.5 13h11a1.5 1.5 0 0 0 1.5-1.5V5.8L8 10.5z',
    className: 'text-email',
  },
  // A handset.
  voice: {
    path: 'M4.3 1.2 2 2.3c-.7.3-1 1-.9 1.800C2 9.800 6.200 14 11.900 14.900c.8.1 1.5-.2 1.800-.9l1.1-2.3c.3-.6.1-1.2-.4-1.5l-2.7-1.600c-.5-.3-1-.2-1.400.2l-1 1.1a9 9 0 0 1-3.200-3.200l1.1-1c.4-.4.500-.9.2-1.400L5.8 1.600c-.3-.5-.9-.7-1.5-.4',
    className: 'text-voice',
  },
  // A window with a bubble in it.
  webchat: {
    path: 'M2.5 2h11A1.5 1.5 0 0 1 15 3.5v9a1.5 1.5 0 0 1-1.5 1.5h-11A1.5 1.5 0 0 1 1 12.5v-9A1.5 1.5 0 0 1 2.5 2m0 3v7.5h11V5zm2.5 1.5h6v3.5H8l-2 1.5V10H5z',
    className: 'text-webchat',
  },
};

export function ChannelGlyph({ channel, className }: { channel: ChannelName; className?: string }) {
  const glyph = GLYPHS[channel];
  return (
    <svg viewBox="0 0 16 16" aria-hidden className={cx('size-4 shrink-0', glyph.className, className)}>
      <path d={glyph.path} fill="currentColor" fillRule="evenodd" />
    </svg>
  );
}
