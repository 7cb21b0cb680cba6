import { useId, useRef, useState, type KeyboardEvent } from 'react';
import { TextArea } from '../../ui/field';
import { cx } from '../../ui/cx';
import { useWords } from '../../words/page';
import { Avatar } from '../together/avatar';
import { useTogether } from '../together/together';
import { calledBefore } from './mentions';

/** A field for a comment: `@` offers the members, Ctrl Enter sends. */
export function MentionArea(props: {
  label: string;
  value: string;
  onChange: (value: string) => void;
  onSend: () => void;
  placeholder?: string;
  rows?: number;
  autoFocus?: boolean;
}) {
  const w = useWords();
  const { members } = useTogether();
  const id = useId();
  const area = useRef<HTMLTextAreaElement>(null);
  const [caret, setCaret] = useState(0);
  const [at, setAt] = useState(0);
  const [closed, setClosed] = useState(false);
  const called = closed ? null : calledBefore(props.value, caret, members);

  const call = (name: string) => {
    if (!called) return;
    const before = `${props.value.slice(0, called.from)}@${name} `;
    props.onChange(before + props.value.slice(caret));
    setClosed(true);
    requestAnimationFrame(() => {
      area.current?.focus();
      area.current?.setSelectionRange(before.length, before.length);
    });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const steps: Record<string, number> = { ArrowDown: 1, ArrowUp: -1 };
    const step = steps[event.key];
    const chosen = called?.members[at];
    if (called && step) setAt((at + step + called.members.length) % called.members.length);
    else if (chosen && (event.key === 'Enter' || event.key === 'Tab') && !event.ctrlKey) call(chosen.name);
    else if (called && event.key === 'Escape') setClosed(true);
    else if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) props.onSend();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div className="relative">
      <TextArea
        ref={area}
        role="combobox"
        aria-label={props.label}
        aria-expanded={called !== null}
        aria-controls={`${id}-list`}
        aria-autocomplete="list"
        aria-activedescendant={called ? `${id}-${at}` : undefined}
        rows={props.rows ?? 2}
        autoFocus={props.autoFocus}
        value={props.value}
        placeholder={props.placeholder}
        onChange={(event) => {
          props.onChange(event.target.value);
          setCaret(event.target.selectionStart);
          setClosed(false);
          setAt(0);
        }}
        onSelect={(event) => setCaret(event.currentTarget.selectionStart)}
        onKeyDown={onKeyDown}
        onBlur={() => setClosed(true)}
      />
      <ul
        id={`${id}-list`}
        role="listbox"
        aria-label={w('studio.comments.mention')}
        hidden={!called}
        className="absolute inset-x-0 top-full z-50 mt-1 rounded-card bg-float p-1 shadow-float"
      >
        {called?.members.map((member, index) => (
          <li
            key={member.id}
            id={`${id}-${index}`}
            role="option"
            aria-selected={index === at}
            onPointerDown={(event) => {
              event.preventDefault();
              call(member.name);
            }}
            className={cx(
              'flex h-8 cursor-default items-center gap-2 rounded-control px-2',
              index === at && 'bg-hover',
            )}
          >
            <Avatar member={member.id} name={member.name} members={members} className="size-5!" />
            <span className="truncate">{member.name}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}
