import { forwardRef, type ButtonHTMLAttributes, type ReactNode } from 'react';
import { cx } from './cx';
import { Tooltip } from './tooltip';

export type Tone = 'primary' | 'plain' | 'quiet' | 'danger';
type Size = 'small' | 'normal';

const TONES: Record<Tone, string> = {
  primary: 'bg-accent text-accent-ink hover:bg-accent-hover',
  plain: 'bg-surface text-ink inset-ring inset-ring-line-strong hover:bg-hover active:bg-press',
  quiet: 'text-ink-2 hover:bg-hover hover:text-ink active:bg-press data-popup-open:bg-press',
  danger: 'bg-fail-fill text-fail-fill-ink hover:opacity-90',
};

/** The classes of a button, for links that look like one. */
export const buttonLook = ({ tone = 'plain', size = 'normal' }: { tone?: Tone; size?: Size } = {}) =>
  cx(
    'inline-flex shrink-0 items-center justify-center gap-1.5 rounded-control font-medium whitespace-nowrap select-none',
    'transition-colors disabled:pointer-events-none disabled:opacity-45 aria-disabled:opacity-45',
    size === 'small' ? 'h-6 px-2 text-label' : 'h-8 px-3 text-body',
    TONES[tone],
  );

type ButtonProps = ButtonHTMLAttributes<HTMLButtonElement> & { tone?: Tone; size?: Size; icon?: ReactNode };

export const Button = forwardRef<HTMLButtonElement, ButtonProps>(function Button(
  { tone, size, icon, children, className, type = 'button', ...rest },
  ref,
) {
  return (
    <button ref={ref} type={type} className={cx(buttonLook({ tone, size }), className)} {...rest}>
      {icon}
      {children}
    </button>
  );
});

type IconButtonProps = Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'aria-label'> & {
  /** What it does: read aloud, and shown as a tooltip. */
  label: string;
  keys?: string;
  tone?: Tone;
  size?: Size;
  side?: 'top' | 'bottom' | 'left' | 'right';
};

/** A button that is only an icon; its label is a tooltip. */
export const IconButton = forwardRef<HTMLButtonElement, IconButtonProps>(function IconButton(
  { label, keys, tone = 'quiet', size = 'normal', side, className, type = 'button', ...rest },
  ref,
) {
  return (
    <Tooltip label={label} keys={keys} side={side}>
      <button
        ref={ref}
        type={type}
        aria-label={label}
        className={cx(buttonLook({ tone, size }), size === 'small' ? 'w-6 px-0!' : 'w-8 px-0!', className)}
        {...rest}
      />
    </Tooltip>
  );
});
