import { Link } from '@remix-run/react';
import { buttonLook } from '../ui/button';
import { EmptyState } from '../ui/states';
import { useWords } from '../words/page';

/** A list in which nothing is like what the address asks for, and the way back to all of it. */
export function NothingFound({ title, text }: { title: string; text: string }) {
  const w = useWords();
  return (
    <EmptyState
      title={title}
      text={text}
      action={
        <Link to={{ search: '' }} replace className={buttonLook()}>
          {w('common.seeAll')}
        </Link>
      }
    />
  );
}
