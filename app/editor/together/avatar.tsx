import { cx } from '../../ui/cx';
import type { Reader } from '../../../services/flows/readers';

const COLORS = ['bg-person-1', 'bg-person-2', 'bg-person-3', 'bg-person-4', 'bg-person-5'] as const;

/** `Ana María Gómez` -> `AG`. */
export function initialsOf(name: string): string {
  const words = name.trim().split(/\s+/);
  const letters = [words[0], words.length > 1 ? words.at(-1) : undefined].map((word) => [...(word ?? '')][0] ?? '');
  return letters.join('').toUpperCase();
}

/** Somebody, by their initials on a colour of their own. The name is said beside it, or by what it stands in. */
export function Avatar(props: { member: string; name: string; members: readonly Reader[]; className?: string }) {
  const at = Math.max(
    0,
    props.members.findIndex(({ id }) => id === props.member),
  );
  return (
    <span
      aria-hidden
      className={cx(
        'grid size-6 shrink-0 place-items-center rounded-full text-micro font-semibold text-accent-ink select-none',
        COLORS[at % COLORS.length],
        props.className,
      )}
    >
      {initialsOf(props.name)}
    </span>
  );
}
