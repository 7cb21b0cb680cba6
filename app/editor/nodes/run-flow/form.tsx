import { SheetSection } from '../../../ui/sheet';
import { Switch } from '../../../ui/switch';
import { useWords } from '../../../words/page';
import { textOf, textsOf } from '../../forms/config';
import { ChoiceField } from '../../forms/fields';
import { PairsField } from '../../forms/pairs-field';
import { SaveAsField } from '../../forms/save-as-field';
import { OpenInside } from '../../over/open-inside';
import { useStudio } from '../../studio-context';
import type { KindFormProps } from '../kind-editor';

export function RunFlowForm(props: KindFormProps) {
  const { config, set, issues } = props;
  const w = useWords();
  const { environment, flowId } = useStudio();
  const flows = environment.flows.filter((flow) => flow.id !== flowId);
  const chosen = flows.find((flow) => flow.id === config.flow);
  const ends = textsOf(config.ends);
  return (
    <>
      <SheetSection>
        <ChoiceField
          label={w('studio.runFlow.flow')}
          value={textOf(config.flow)}
          onChange={(flow) => set({ flow, ends: [], inputs: [] })}
          options={flows.map((flow) => ({ value: flow.id, label: flow.name }))}
          error={issues.flow}
          hint={flows.length === 0 ? w('studio.runFlow.noFlows') : undefined}
        />
        {chosen && <OpenInside flow={chosen.id} />}
        {chosen?.ends.map((end) => (
          <Switch
            key={end}
            label={w('studio.runFlow.end', { end })}
            checked={ends.includes(end)}
            onChange={(on) => set({ ends: on ? [...ends, end] : ends.filter((each) => each !== end) })}
          />
        ))}
      </SheetSection>
      <SheetSection>
        <PairsField
          label={w('studio.runFlow.inputs')}
          add={w('studio.runFlow.addInput')}
          value={config.inputs}
          onChange={(inputs, gesture) => set({ inputs }, gesture)}
          issues={issues}
          path="inputs"
          names={chosen?.inputs ?? []}
        />
        <SaveAsField {...props} hint={w('studio.runFlow.saveAsHint')} />
      </SheetSection>
    </>
  );
}
