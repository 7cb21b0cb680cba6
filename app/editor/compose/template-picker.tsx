import { useState, type RefObject } from 'react';
import { fold } from '../../../core/fold';
import { baseOf } from '../../../core/languages';
import type { EnvironmentTemplate } from '../../../core/program';
import type { ChannelName } from '../../../core/vocabulary';
import { Dialog } from '../../ui/dialog';
import { SearchField } from '../../ui/search-field';
import { Badge, Status } from '../../ui/status';
import { useWords } from '../../words/page';
import { useStudio } from '../studio-context';
import { STATE_SHAPES } from './template-standing';
import { TemplateText } from './template-text';

/** A template's state at the provider, in a word with its shape. */
export function TemplateState({ state }: { state: EnvironmentTemplate['state'] }) {
  const w = useWords();
  return <Status kind={STATE_SHAPES[state]}>{w(`studio.template.state.${state}`)}</Status>;
}

/** The channel's templates: those of this language first. One that is not approved is shown, and why it cannot be chosen. */
export function TemplatePicker(props: {
  open: boolean;
  channel: ChannelName;
  language: string;
  onPick: (template: EnvironmentTemplate) => void;
  onClose: () => void;
  /** What has the keyboard afterwards. */
  back: RefObject<HTMLElement>;
}) {
  const { channel, language } = props;
  const w = useWords();
  const { environment } = useStudio();
  const [search, setSearch] = useState('');
  const wanted = fold(search);
  const near = (one: EnvironmentTemplate) =>
    one.language === language ? 0 : baseOf(one.language) === baseOf(language) ? 1 : 2;
  const templates = environment.templates
    .filter((one) => one.channel === channel && fold(`${one.name} ${one.body} ${one.language}`).includes(wanted))
    .sort((a, b) => near(a) - near(b) || a.name.localeCompare(b.name));
  return (
    <Dialog open={props.open} onClose={props.onClose} back={props.back} title={w('studio.compose.templates')} wide>
      <SearchField label={w('studio.compose.findTemplate')} value={search} onChange={setSearch} className="mb-2" />
      <ul className="-mx-2 flex min-h-40 flex-col pb-2">
        {templates.map((one) => {
          const approved = one.state === 'approved';
          return (
            <li key={`${one.name} ${one.language}`}>
              <button
                type="button"
                aria-disabled={!approved}
                onClick={() => approved && props.onPick(one)}
                className="flex w-full flex-col gap-1 rounded-card px-2 py-2.5 text-left -outline-offset-2 hover:bg-hover aria-disabled:cursor-not-allowed aria-disabled:hover:bg-transparent"
              >
                <span className="flex w-full flex-wrap items-center gap-2">
                  <b className="font-mono text-label font-semibold">{one.name}</b>
                  <Badge>{one.language}</Badge>
                  <Badge>{w(`studio.template.category.${one.category}`)}</Badge>
                  <span className="ml-auto text-label">
                    <TemplateState state={one.state} />
                  </span>
                </span>
                <span className="text-ink-2">
                  <TemplateText body={one.body} />
                </span>
                {one.buttons.length > 0 && (
                  <span className="flex flex-wrap gap-1">
                    {one.buttons.map((title) => (
                      <span key={title} className="rounded-full border px-2 text-label text-ink-2">
                        {title}
                      </span>
                    ))}
                  </span>
                )}
                {!approved && <span className="text-label text-ink-3">{w(`studio.template.${one.state}`)}</span>}
              </button>
            </li>
          );
        })}
        {templates.length === 0 && (
          <li className="px-2 py-6 text-center text-ink-3">
            {w(search ? 'studio.compose.noTemplateFound' : 'studio.content.noTemplates')}
          </li>
        )}
      </ul>
    </Dialog>
  );
}
