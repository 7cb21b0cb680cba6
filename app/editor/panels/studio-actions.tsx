import { Braces, History, Pause, Redo2, Settings2, TextSearch, Undo2 } from 'lucide-react';
import { PAUSES } from '../../../core/vocabulary';
import { paths } from '../../http/paths';
import type { StudioProps } from '../../routes/_app.flows.$flowId/route';
import { IconButton } from '../../ui/button';
import { useIntent } from '../../ui/form';
import { Menu, MenuItem } from '../../ui/menu';
import { useWords } from '../../words/page';
import { CommentsButton } from '../comments/comments-button';
import { PeopleHere } from '../together/people-here';
import type { Saving } from '../saving/use-autosave';
import { mayChange, useEditor, useEditorStore } from '../store';
import type { Panel } from './names';
import { PublishButton } from './publish-button';
import { SaveState } from './save-state';

/** The Studio's own actions, with one primary: publish. */
export function StudioActions({ studio, saving }: { studio: StudioProps; saving: Saving }) {
  const w = useWords();
  const editor = useEditorStore();
  const canUndo = useEditor((state) => mayChange(state) && state.history.past.length > 0);
  const canRedo = useEditor((state) => mayChange(state) && state.history.future.length > 0);
  const panel = useEditor((state) => state.panel);
  const pause = useIntent();
  const { setPanel, undo, redo } = editor.getState();
  const toggle = (next: Panel) => setPanel(panel === next ? null : next);
  return (
    <>
      <PeopleHere />
      {studio.mayEdit && <SaveState saving={saving} />}
      <span className="flex">
        {studio.mayEdit && (
          <>
            <IconButton label={w('common.undo')} keys="Ctrl Z" disabled={!canUndo} onClick={undo}>
              <Undo2 className="size-4" aria-hidden />
            </IconButton>
            <IconButton label={w('common.redo')} keys="Ctrl Y" disabled={!canRedo} onClick={redo}>
              <Redo2 className="size-4" aria-hidden />
            </IconButton>
          </>
        )}
        <IconButton
          label={w('studio.find.title')}
          keys="Ctrl H"
          aria-pressed={panel === 'find'}
          onClick={() => toggle('find')}
        >
          <TextSearch className="size-4" aria-hidden />
        </IconButton>
        <IconButton label={w('studio.json.title')} aria-pressed={panel === 'json'} onClick={() => toggle('json')}>
          <Braces className="size-4" aria-hidden />
        </IconButton>
        <IconButton
          label={w('studio.versions.title')}
          aria-pressed={panel === 'versions'}
          onClick={() => toggle('versions')}
        >
          <History className="size-4" aria-hidden />
        </IconButton>
        <CommentsButton pressed={panel === 'comments'} onClick={() => toggle('comments')} />
        <IconButton label={w('studio.settings.title')} aria-pressed={panel === 'flow'} onClick={() => toggle('flow')}>
          <Settings2 className="size-4" aria-hidden />
        </IconButton>
        {studio.mayEdit && studio.flow.live !== null && studio.flow.paused === null && (
          <Menu
            align="end"
            trigger={
              <IconButton label={w('studio.pause')}>
                <Pause className="size-4" aria-hidden />
              </IconButton>
            }
          >
            {PAUSES.map((kind) => (
              <MenuItem key={kind} onSelect={() => pause.send('pause', { kind }, paths.flow(studio.flow.id))}>
                {w(`studio.pause.${kind}`)}
              </MenuItem>
            ))}
          </Menu>
        )}
      </span>
      {studio.mayEdit && <PublishButton studio={studio} saving={saving} />}
    </>
  );
}
