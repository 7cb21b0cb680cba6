import { forwardRef, useId, type InputHTMLAttributes, type ReactNode, type TextareaHTMLAttributes } from 'react';
import { cx } from './cx';

export const controlLook =
  'w-full rounded-control bg-surface px-2.5 text-body text-ink inset-ring inset-ring-line-edge/60 transition-shadow ' +
  'hover:inset-ring-line-edge focus:outline-2 focus:-outline-offset-1 focus:outline-accent ' +
  'disabled:bg-sunken disabled:text-ink-3 aria-invalid:inset-ring-fail';

interface Parts {
  id: string;
  'aria-describedby': string | undefined;
  'aria-invalid': true | undefined;
}

/**
 * A label, its control, a hint and what is wrong; the control gets the ids that tie them together. What is no control of
 * the browser's takes its name from `<id>-label`.
 */
export function Field(props: {
  label: ReactNode;
  hint?: ReactNode;
  error?: ReactNode;
  optional?: string;
  /** Something at the end of the label's line: a switch, a language picker. */
  aside?: ReactNode;
  /** The label is for ears only: the place already says it. */
  quiet?: boolean;
  className?: string;
  children: (parts: Parts) => ReactNode;
}) {
  const id = useId();
  const about = props.error || props.hint ? `${id}-about` : undefined;
  return (
    <div className={cx('flex min-w-0 flex-col gap-1', props.className)}>
      <div className={cx('flex items-center justify-between gap-2', props.quiet && !props.aside && 'sr-only')}>
        <label
          id={`${id}-label`}
          htmlFor={id}
          className={cx('text-label font-medium text-ink-2', props.quiet && 'sr-only')}
        >
          {props.label}
          {props.optional && <span className="ml-1 font-normal text-ink-3">({props.optional})</span>}
        </label>
        {props.aside}
      </div>
      {props.children({ id, 'aria-describedby': about, 'aria-invalid': props.error ? true : undefined })}
      {(props.error || props.hint) && (
        <p id={about} className={cx('text-label', props.error ? 'text-fail-ink' : 'text-ink-3')}>
          {props.error || props.hint}
        </p>
      )}
    </div>
  );
}

export const Input = forwardRef<HTMLInputElement, InputHTMLAttributes<HTMLInputElement>>(function Input(
  { className, ...rest },
  ref,
) {
  return <input ref={ref} className={cx(controlLook, 'h-8 text-ellipsis', className)} {...rest} />;
});

export const TextArea = forwardRef<HTMLTextAreaElement, TextareaHTMLAttributes<HTMLTextAreaElement>>(function TextArea(
  { className, rows = 4, ...rest },
  ref,
) {
  return (
    <textarea ref={ref} rows={rows} className={cx(controlLook, 'field-sizing-content py-1.5', className)} {...rest} />
  );
});
