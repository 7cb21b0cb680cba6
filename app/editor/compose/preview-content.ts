import { textOf } from '../../../channels/text';
import { ContentSchema, type Content } from '../../../core/document';
import type { JsonObject } from '../../../core/json';
import { compileText } from '../../../core/liquid';
import { compileContent } from '../../../core/nodes/shared/content';
import type { EnvironmentTemplate } from '../../../core/program';
import type { RenderedContent } from '../../../core/run';
import type { Scope } from '../../../core/scope';
import type { ChannelName } from '../../../core/vocabulary';

/** A text that does not parse shows as it is written. */
const text = (source: string): ((scope: Scope) => string) => {
  const compiled = compileText(source);
  return compiled.ok ? compiled.render : () => source;
};

/** A text as the scope's contact would read it: what a counter counts. */
export const readBy = (source: string, scope: Scope): string => text(source)(scope);

/** What a saved content holds, if it is one. */
export function contentOf(saved: JsonObject | undefined): Content | null {
  const parsed = ContentSchema.safeParse(saved);
  return parsed.success ? parsed.data : null;
}

/** A content as it would go out to the scope's contact; null where there is nothing to send yet. */
export function renderContent(
  content: Content | null,
  channel: ChannelName,
  language: string,
  scope: Scope,
): RenderedContent | null {
  if (!content) return null;
  const settings = { languages: [language] };
  return compileContent({ [channel]: { [language]: content } }, { text, settings }).render(channel, language, scope);
}

/** Somebody of whom nothing is known, and an event that brought nothing: what a text says when its values are missing. */
export function withoutValues(scope: Scope): Scope {
  const contact = scope.contact && { ...scope.contact, name: null, country: null, attributes: {}, tags: [] };
  return { ...scope, contact, event: {}, trigger: {}, reply: null };
}

/** The words a customer reads, a template's parameters in their places. */
export function shownText(content: RenderedContent, templates: readonly EnvironmentTemplate[]): string {
  if (content.type !== 'template') return textOf(content);
  return textOf(content, templates.find((one) => one.name === content.name && one.language === content.language)?.body);
}

/** Paths that a content prints with nothing to say where they are missing. */
export function unguardedOf(content: Content | null): string[] {
  if (!content) return [];
  const sources =
    content.type === 'template'
      ? content.parameters
      : content.type === 'email'
        ? [content.subject, content.text]
        : [content.type === 'voice' ? content.say : content.text];
  return [
    ...new Set(
      sources.flatMap((source) => {
        const compiled = compileText(source);
        return compiled.ok ? compiled.unguarded : [];
      }),
    ),
  ];
}
