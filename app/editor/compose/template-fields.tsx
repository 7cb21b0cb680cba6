import { useRef, useState } from 'react';
import type { JsonObject } from '../../../core/json';
import type { EnvironmentTemplate } from '../../../core/program';
import { templateSlots } from '../../../core/template-slots';
import type { ChannelName } from '../../../core/vocabulary';
import { Button } from '../../ui/button';
import { Badge } from '../../ui/status';
import { useWords } from '../../words/page';
import { listOf, objectOf, slug, textOf } from '../forms/config';
import { LiquidField } from '../forms/liquid-field';
import { useStudio } from '../studio-context';
import { TemplatePicker, TemplateState } from './template-picker';
import { TemplateText } from './template-text';

interface Props {
  channel: ChannelName;
  language: string;
  content: JsonObject;
  put: (content: JsonObject, gesture?: string) => void;
  issues: Readonly<Record<string, string>>;
}

/** A template's content for a chosen template: parameters by place, quick replies that keep the ids they had. */
export function templateContent(template: EnvironmentTemplate, language: string, before: JsonObject): JsonObject {
  const said = listOf(before.parameters).map(textOf);
  const known = listOf(before.buttons).map(objectOf);
  const taken: string[] = [];
  const buttons = template.buttons.map((title, at) => {
    const id = textOf(known[at]?.id) || slug(title, taken);
    taken.push(id);
    return { id, title };
  });
  return {
    type: 'template',
    name: template.name,
    ...(template.language === language ? {} : { language: template.language }),
    parameters: templateSlots(template.body).map((_, at) => said[at] ?? ''),
    ...(buttons.length > 0 ? { buttons } : {}),
  };
}

/** A template's own text cannot be written here, only chosen; what stands in its places is filled in. */
export function TemplateFields({ channel, language, content, put, issues }: Props) {
  const w = useWords();
  const { environment } = useStudio();
  const [picking, setPicking] = useState(false);
  // Choosing one puts another button in the place of the one that asked.
  const opener = useRef<HTMLButtonElement>(null);
  const name = textOf(content.name);
  const spoken = textOf(content.language) || language;
  const chosen = environment.templates.find(
    (each) => each.channel === channel && each.language === spoken && each.name === name,
  );
  const slots = chosen ? templateSlots(chosen.body) : [];
  const parameters = listOf(content.parameters).map(textOf);
  const rows = Math.max(slots.length, parameters.length);
  const path = `content.${channel}.${language}`;
  return (
    <>
      {name === '' ? (
        <div className="flex flex-col items-start gap-2 rounded-card bg-sunken p-3">
          <p className="text-label text-ink-2">{w('studio.compose.chooseTemplateHint')}</p>
          <Button ref={opener} tone="primary" onClick={() => setPicking(true)}>
            {w('studio.compose.chooseTemplate')}
          </Button>
        </div>
      ) : (
        <div className="flex flex-col gap-2 rounded-card p-3 inset-ring inset-ring-line">
          <div className="flex items-center gap-2">
            <b className="min-w-0 flex-1 truncate font-mono text-label font-semibold">{name}</b>
            <Button ref={opener} size="small" onClick={() => setPicking(true)}>
              {w('studio.compose.changeTemplate')}
            </Button>
          </div>
          <div className="flex flex-wrap items-center gap-2 text-label">
            <Badge>{spoken}</Badge>
            {chosen ? (
              <>
                <Badge>{w(`studio.template.category.${chosen.category}`)}</Badge>
                <TemplateState state={chosen.state} />
              </>
            ) : (
              <span className="text-fail-ink">{w('studio.template.unknown')}</span>
            )}
          </div>
          {chosen && <TemplateText body={chosen.body} />}
          {listOf(content.buttons).length > 0 && (
            <ul aria-label={w('studio.content.quickReplies')} className="flex flex-wrap gap-1">
              {listOf(content.buttons)
                .map((button) => textOf(objectOf(button).title))
                .map((title) => (
                  <li key={title} className="rounded-full border px-2 text-label text-ink-2">
                    {title}
                  </li>
                ))}
            </ul>
          )}
        </div>
      )}
      {Array.from({ length: rows }, (_, at) => (
        <LiquidField
          key={at}
          label={w('studio.content.parameter', { n: `{{${slots[at] ?? at + 1}}}` })}
          value={parameters[at] ?? ''}
          error={issues[`${path}.parameters.${at}`]}
          onChange={(value) => {
            const next = Array.from({ length: rows }, (_slot, n) => (n === at ? value : (parameters[n] ?? '')));
            put({ ...content, parameters: next }, `${path}.parameters.${at}`);
          }}
        />
      ))}
      <TemplatePicker
        open={picking}
        back={opener}
        channel={channel}
        language={language}
        onClose={() => setPicking(false)}
        onPick={(template) => {
          setPicking(false);
          put(templateContent(template, language, content));
        }}
      />
    </>
  );
}
