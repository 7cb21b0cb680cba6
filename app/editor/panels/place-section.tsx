import { SheetSection } from '../../ui/sheet';
import { useWords } from '../../words/page';
import { useStages } from '../canvas/use-stages';
import { joinGroup, leaveGroup } from '../document/groups';
import { laneOf, lanesOf } from '../document/stages';
import { ChoiceField } from '../forms/fields';
import { useEditor, useEditorStore } from '../store';

/** Where a step belongs, for whoever does not drag: its stage and its group, if the flow has any. */
export function PlaceSection({ id }: { id: string }) {
  const w = useWords();
  const editor = useEditorStore();
  const stages = useEditor((state) => state.records.single.stages);
  const groups = useEditor((state) => state.records.groups);
  // Brought over without one, a step is of the stage that it stands in.
  const stage = useEditor(({ records }) => {
    const node = records.nodes.byId[id];
    return node && (node.stage ?? laneOf(lanesOf(records), node)?.id);
  });
  const group = useEditor((state) => state.records.nodes.byId[id]?.group);
  const { put } = useStages();
  if (stages.length === 0 && groups.ids.length === 0) return null;
  return (
    <SheetSection title={w('studio.place')}>
      {stages.length > 0 && (
        <ChoiceField
          label={w('studio.place.stage')}
          value={stage ?? ''}
          onChange={(next) => put([id], next)}
          options={stages.map((each, at) => ({
            value: each.id,
            label: each.name || w('studio.stage.unnamed', { n: at + 1 }),
          }))}
        />
      )}
      {groups.ids.length > 0 && (
        <ChoiceField
          label={w('studio.place.group')}
          value={group ?? ''}
          onChange={(next) =>
            editor.getState().run((records) => (next ? joinGroup(records, [id], next) : leaveGroup(records, [id])))
          }
          options={[
            { value: '', label: w('common.none') },
            ...groups.ids.map((each) => ({
              value: each,
              label: groups.byId[each]?.name || w('studio.group.unnamed'),
            })),
          ]}
        />
      )}
    </SheetSection>
  );
}
