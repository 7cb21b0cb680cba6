import { ArrowDown, ArrowUp, Plus, X } from 'lucide-react';
import { useEffect, useState } from 'react';
import { tagOf } from '../../../core/languages';
import { paths } from '../../http/paths';
import type { action } from '../../routes/content-languages';
import { Button, IconButton } from '../../ui/button';
import { Dialog } from '../../ui/dialog';
import { Field, Input } from '../../ui/field';
import { useIntent } from '../../ui/form';
import { Menu, MenuItem, MenuLine } from '../../ui/menu';
import { localName } from '../../words/local-name';
import { useWords } from '../../words/page';
import { useHouse } from '../studio-context';

/** What content is most often written in where our customers are. */
const COMMON = ['es', 'es-CO', 'es-MX', 'es-PE', 'es-CL', 'es-AR', 'es-EC', 'pt-BR', 'en', 'en-US', 'fr'];

/** A language in the viewer's own: "español (Colombia)". */
function useLanguageTitle(): (tag: string) => string {
  const w = useWords();
  return (tag) => localName('language', tag, w.language);
}

/** A flow's languages: some of the workspace's, in the order that content falls back in. */
export function FlowLanguages(props: { value: readonly string[]; onChange: (languages: string[]) => void }) {
  const { value, onChange } = props;
  const w = useWords();
  const { languages } = useHouse();
  const title = useLanguageTitle();
  const [open, setOpen] = useState(false);
  const left = languages.filter((each) => !value.includes(each));
  return (
    <div role="group" aria-label={w('studio.languages.order')} className="flex flex-col gap-1.5">
      <p className="text-label font-medium text-ink-2">{w('studio.languages.order')}</p>
      <Order value={value} onChange={onChange} />
      <Menu
        trigger={
          <Button size="small" icon={<Plus className="size-3.5" aria-hidden />} className="self-start">
            {w('studio.languages.add')}
          </Button>
        }
      >
        {left.map((each) => (
          <MenuItem key={each} onSelect={() => onChange([...value, each])}>
            {title(each)}
          </MenuItem>
        ))}
        {left.length > 0 && <MenuLine />}
        <MenuItem onSelect={() => setOpen(true)}>{w('studio.languages.workspace')}</MenuItem>
      </Menu>
      <p className="text-label text-ink-3">{w('studio.languages.hint')}</p>
      {open && <WorkspaceLanguages onClose={() => setOpen(false)} />}
    </div>
  );
}

/** Languages one below the other; what stands higher is taken first. */
function Order(props: { value: readonly string[]; onChange: (languages: string[]) => void }) {
  const { value, onChange } = props;
  const w = useWords();
  const title = useLanguageTitle();
  const move = (at: number, to: number) => {
    const next = [...value];
    const [moved] = next.splice(at, 1);
    if (moved) next.splice(to, 0, moved);
    onChange(next);
  };
  return (
    <ol className="flex flex-col gap-px">
      {value.map((each, at) => (
        <li key={each} className="flex h-8 items-center gap-2 rounded-control px-1.5 hover:bg-hover">
          <span className="w-3 text-label text-ink-3">{at + 1}</span>
          <span className="min-w-0 flex-1 truncate">{title(each)}</span>
          <span className="font-mono text-label text-ink-3">{each}</span>
          <span className="flex">
            <IconButton
              label={`${w('studio.content.up')} ${title(each)}`}
              size="small"
              disabled={at === 0}
              onClick={() => move(at, at - 1)}
            >
              <ArrowUp className="size-3.5" aria-hidden />
            </IconButton>
            <IconButton
              label={`${w('studio.content.down')} ${title(each)}`}
              size="small"
              disabled={at === value.length - 1}
              onClick={() => move(at, at + 1)}
            >
              <ArrowDown className="size-3.5" aria-hidden />
            </IconButton>
            <IconButton
              label={`${w('common.remove')} ${title(each)}`}
              size="small"
              disabled={value.length === 1}
              onClick={() => onChange(value.filter((other) => other !== each))}
            >
              <X className="size-3.5" aria-hidden />
            </IconButton>
          </span>
        </li>
      ))}
    </ol>
  );
}

/** The languages that the workspace's flows choose among. */
function WorkspaceLanguages({ onClose }: { onClose: () => void }) {
  const w = useWords();
  const { languages } = useHouse();
  const title = useLanguageTitle();
  const [value, setValue] = useState<readonly string[]>(languages);
  const [written, setWritten] = useState('');
  const { data: saved, state, send } = useIntent<typeof action>();
  const refused = saved && 'saved' in saved && !saved.saved;
  const done = saved !== undefined && 'saved' in saved && saved.saved;
  useEffect(() => {
    if (done) onClose();
  }, [done, onClose]);
  const add = (tag: string) => {
    setWritten('');
    if (tag !== '' && !value.includes(tag)) setValue([...value, tag]);
  };
  return (
    <Dialog
      open
      onClose={onClose}
      title={w('studio.languages.workspaceTitle')}
      lead={w('studio.languages.workspaceLead')}
      footer={
        <Button
          tone="primary"
          disabled={state !== 'idle'}
          onClick={() => send('save', { languages: value.join(' ') }, paths.contentLanguages())}
        >
          {w('common.save')}
        </Button>
      }
    >
      <div className="flex flex-col gap-3">
        <Order value={value} onChange={setValue} />
        <Menu
          trigger={
            <Button size="small" icon={<Plus className="size-3.5" aria-hidden />} className="self-start">
              {w('studio.languages.add')}
            </Button>
          }
        >
          {COMMON.filter((each) => !value.includes(each)).map((each) => (
            <MenuItem key={each} onSelect={() => add(each)}>
              {title(each)}
            </MenuItem>
          ))}
        </Menu>
        <form
          className="flex items-end gap-2"
          onSubmit={(event) => {
            event.preventDefault();
            add(written.trim() && tagOf(written));
          }}
        >
          <Field
            label={w('studio.languages.tag')}
            error={refused ? w('studio.languages.unknown') : undefined}
            className="flex-1"
          >
            {(parts) => (
              <Input
                {...parts}
                value={written}
                maxLength={10}
                placeholder="es-UY"
                onChange={(event) => setWritten(event.target.value)}
                className="font-mono text-label!"
              />
            )}
          </Field>
          <Button type="submit" disabled={written.trim() === ''}>
            {w('studio.languages.add')}
          </Button>
        </form>
      </div>
    </Dialog>
  );
}
