import type { Json } from '../../../core/json';
import type { Language } from '../../../core/vocabulary';
import { listOf, objectOf, textOf } from './config';

/** The title of the button an outlet `button:<id>` stands for, in the viewer's language if it is written in it. */
export function buttonTitle(content: Json | undefined, outlet: string, language: Language): string | null {
  if (!outlet.startsWith('button:')) return null;
  const id = outlet.slice('button:'.length);
  for (const languages of Object.values(objectOf(content)).map(objectOf)) {
    for (const one of [languages[language], ...Object.values(languages)]) {
      const button = listOf(objectOf(one).buttons)
        .map(objectOf)
        .find((each) => each.id === id);
      if (button) return textOf(button.title) || id;
    }
  }
  return id;
}
