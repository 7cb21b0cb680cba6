import type { Words } from '../../words';
import type { Together } from './together';

/** What somebody is called in the middle of a sentence, from the way saves name them: `member:<id>`. */
export function nameOf({ me, members }: Pick<Together, 'me' | 'members'>, by: string | null, w: Words): string {
  const id = by?.replace(/^member:/, '');
  if (id === me) return w('studio.together.you');
  return members.find((member) => member.id === id)?.name ?? w('studio.together.somebody');
}

/** The same at the beginning of one. */
export function NameOf(together: Pick<Together, 'me' | 'members'>, by: string | null, w: Words): string {
  const name = nameOf(together, by, w);
  return name === w('studio.together.you')
    ? w('studio.together.You')
    : name === w('studio.together.somebody')
      ? w('studio.together.Somebody')
      : name;
}
