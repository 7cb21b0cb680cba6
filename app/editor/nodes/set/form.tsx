import { SheetSection } from '../../../ui/sheet';
import { useWords } from '../../../words/page';
import { textsOf } from '../../forms/config';
import { PairsField } from '../../forms/pairs-field';
import { TagsField } from '../../forms/tags-field';
import { useEditor } from '../../store';
import type { KindFormProps } from '../kind-editor';

export function SetForm({ config, set, issues }: KindFormProps) {
  const w = useWords();
  const variables = useEditor((state) => state.records.single.variables);
  return (
    <>
      <SheetSection>
        <PairsField
          label={w('studio.set.variables')}
          add={w('studio.set.addVariable')}
          value={config.variables}
          onChange={(pairs, gesture) => set({ variables: pairs }, gesture)}
          issues={issues}
          path="variables"
          names={variables.map(({ name }) => name)}
        />
      </SheetSection>
      <SheetSection>
        <PairsField
          label={w('studio.set.attributes')}
          add={w('studio.set.addAttribute')}
          value={config.attributes}
          onChange={(pairs, gesture) => set({ attributes: pairs }, gesture)}
          issues={issues}
          path="attributes"
        />
        <TagsField
          label={w('studio.set.addTags')}
          value={textsOf(config.addTags)}
          onChange={(addTags) => set({ addTags })}
        />
        <TagsField
          label={w('studio.set.removeTags')}
          value={textsOf(config.removeTags)}
          onChange={(removeTags) => set({ removeTags })}
        />
      </SheetSection>
    </>
  );
}
