import type { ReactNode } from 'react';
import type { DrawnButton } from './drawn-button';

/** A mail as it is read: subject, who wrote and when, the text, what can be clicked. */
export function LetterView(props: {
  subject: string | null;
  sender: string;
  /** Day and hour; null where it was not sent yet. */
  when: string | null;
  text: ReactNode;
  buttons: readonly DrawnButton[];
  onTap?: (key: string) => void;
}) {
  const { onTap } = props;
  const look = 'inline-flex h-9 max-w-full items-center rounded-md bg-(--send) px-4 font-medium text-[#fff]';
  return (
    <>
      {props.subject && <h3 className="text-lead leading-5 font-semibold wrap-break-word">{props.subject}</h3>}
      <p className="mt-2 flex items-center gap-2 text-label text-(--soft)">
        <span
          aria-hidden
          className="grid size-7 place-items-center rounded-full bg-accent font-semibold text-accent-ink"
        >
          {props.sender.slice(0, 1)}
        </span>
        <span>
          <b className="block font-semibold text-(--theirs-ink)">{props.sender}</b>
          {props.when}
        </span>
      </p>
      <p className="mt-4 leading-5 wrap-break-word whitespace-pre-wrap">{props.text}</p>
      <p className="mt-4 flex flex-wrap gap-2">
        {props.buttons.map((button) =>
          onTap ? (
            <button
              key={button.key}
              type="button"
              aria-pressed={button.taken ?? false}
              onClick={() => onTap(button.key)}
              className={look}
            >
              {button.title}
            </button>
          ) : (
            <span key={button.key} className={look}>
              <span className="truncate">{button.title}</span>
            </span>
          ),
        )}
      </p>
    </>
  );
}
