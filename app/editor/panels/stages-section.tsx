import { ArrowDown, ArrowUp, Plus, Trash2 } from 'lucide-react';
import { Button, IconButton } from '../../ui/button';
import { Input } from '../../ui/field';
import { SheetSection } from '../../ui/sheet';
import { useWords } from '../../words/page';
import { useStages } from '../canvas/use-stages';
import { renameStage } from '../document/stages';
import { useEditor, useEditorStore } from '../store';

/** The stages of the journey, in the flow's sheet: their lanes on the canvas follow. */
export function StagesSection() {
  const w = useWords();
  const editor = useEditorStore();
  const stages = useEditor((state) => state.records.single.stages);
  const { add, move, remove } = useStages();
  return (
    <SheetSection title={w('studio.stages')}>
      <p className="text-label text-ink-3">{w('studio.stages.hint')}</p>
      {stages.length > 0 && (
        <ol className="flex flex-col gap-1.5" aria-label={w('studio.stages')}>
          {stages.map(({ id, name }, at) => {
            const called = name || w('studio.stage.unnamed', { n: at + 1 });
            return (
              <li key={id} className="flex items-center gap-1">
                <Input
                  aria-label={w('studio.stage.nameOf', { n: at + 1 })}
                  value={name}
                  placeholder={w('studio.stage.unnamed', { n: at + 1 })}
                  maxLength={100}
                  onBlur={editor.getState().settle}
                  onChange={(event) => {
                    const next = event.target.value;
                    editor.getState().run((records) => renameStage(records, id, next), `stage:${id}:name`);
                  }}
                />
                <IconButton
                  label={w('studio.stage.upNamed', { name: called })}
                  size="small"
                  disabled={at === 0}
                  onClick={() => move(id, at - 1)}
                >
                  <ArrowUp className="size-3.5" aria-hidden />
                </IconButton>
                <IconButton
                  label={w('studio.stage.downNamed', { name: called })}
                  size="small"
                  disabled={at === stages.length - 1}
                  onClick={() => move(id, at + 1)}
                >
                  <ArrowDown className="size-3.5" aria-hidden />
                </IconButton>
                <IconButton
                  label={w('studio.stage.removeNamed', { name: called })}
                  size="small"
                  onClick={() => remove(id)}
                >
                  <Trash2 className="size-3.5" aria-hidden />
                </IconButton>
              </li>
            );
          })}
        </ol>
      )}
      <Button
        size="small"
        icon={<Plus className="size-3.5" aria-hidden />}
        className="self-start"
        disabled={stages.length >= 30}
        onClick={add}
      >
        {w('studio.stage.add')}
      </Button>
    </SheetSection>
  );
}
