import type { FlowSettings } from '../../../core/document';
import type { Json } from '../../../core/json';
import { PURPOSES } from '../../../core/vocabulary';
import { Input } from '../../ui/field';
import { Select } from '../../ui/select';
import { Sheet, SheetSection } from '../../ui/sheet';
import { Switch } from '../../ui/switch';
import { useWords } from '../../words/page';
import { FlowLanguages } from '../compose/language-order';
import { setFlow } from '../document/commands';
import { DurationField } from '../forms/duration-field';
import { ChoiceField, NumberField, TextField } from '../forms/fields';
import { OptionalRule } from '../forms/rule-field';
import { Rows } from '../forms/rows';
import { TagsField } from '../forms/tags-field';
import { freshId } from '../forms/config';
import { Callers } from '../over/callers';
import { useEditor, useEditorStore, useMayChange } from '../store';
import { LookingNotice } from './looking-notice';
import { StagesSection } from './stages-section';

const OBJECTIVES = ['educate', 'reengage', 'convert', 'retain', 'resolve'] as const;
const ENTRIES = ['after_exit', 'none', 'min_interval', 'keyed'] as const;
const TYPES = ['text', 'number', 'boolean', 'date', 'list', 'object'] as const;

/** The flow's own settings: why it contacts people, what success is, who gets in, how it ends. */
export function FlowSheet() {
  const w = useWords();
  const editor = useEditorStore();
  const settings = useEditor((state) => state.records.single.settings);
  const variables = useEditor((state) => state.records.single.variables);
  const readOnly = !useMayChange();
  const put = (change: Partial<FlowSettings>, gesture?: string) =>
    editor.getState().run((records) => setFlow(records, { settings: change }), gesture && `flow:${gesture}`);
  const putVariables = (next: typeof variables, gesture?: string) =>
    editor.getState().run((records) => setFlow(records, { variables: next }), gesture && `flow:${gesture}`);
  return (
    <Sheet
      title={w('studio.settings.title')}
      label={w('studio.settings.title')}
      onClose={() => editor.getState().setPanel(null)}
    >
      <Callers />
      <LookingNotice />
      <fieldset disabled={readOnly} className="contents">
        <SheetSection>
          <ChoiceField
            label={w('studio.settings.purpose')}
            hint={w('studio.settings.purposeHint')}
            value={settings.purpose}
            onChange={(purpose) => put({ purpose })}
            options={PURPOSES.map((purpose) => ({ value: purpose, label: w(`common.purpose.${purpose}`) }))}
          />
          <ChoiceField
            label={w('studio.settings.objective')}
            value={settings.objective ?? 'none'}
            onChange={(objective) => put({ objective: objective === 'none' ? undefined : objective })}
            options={[
              { value: 'none' as const, label: w('common.none') },
              ...OBJECTIVES.map((objective) => ({ value: objective, label: w(`studio.objective.${objective}`) })),
            ]}
          />
          <NumberField
            label={w('studio.settings.priority')}
            hint={w('studio.settings.priorityHint')}
            min={0}
            max={9}
            value={settings.priority}
            onChange={(priority) => put({ priority: Math.min(9, Math.max(0, priority ?? 5)) }, 'priority')}
          />
          <FlowLanguages value={settings.languages} onChange={(languages) => put({ languages })} />
        </SheetSection>
        <GoalSection settings={settings} put={put} />
        <SheetSection title={w('studio.settings.entry')}>
          <ChoiceField
            label={w('studio.settings.entryRule')}
            value={settings.entry.kind}
            onChange={(kind) =>
              put({
                entry:
                  kind === 'min_interval'
                    ? { kind, interval: { amount: 30, unit: 'days' } }
                    : kind === 'keyed'
                      ? { kind, field: 'event.order' }
                      : { kind },
              })
            }
            options={ENTRIES.map((kind) => ({ value: kind, label: w(`studio.entry.${kind}`) }))}
          />
          {settings.entry.kind === 'min_interval' && (
            <DurationField
              label={w('studio.settings.interval')}
              value={settings.entry.interval as Json}
              onChange={(interval) => put({ entry: { kind: 'min_interval', interval } }, 'interval')}
            />
          )}
          {settings.entry.kind === 'keyed' && (
            <TextField
              label={w('studio.settings.key')}
              hint={w('studio.settings.keyHint')}
              value={settings.entry.field}
              onChange={(field) => field && put({ entry: { kind: 'keyed', field } }, 'key')}
              mono
            />
          )}
        </SheetSection>
        <ExitSection settings={settings} put={put} />
        <SheetSection title={w('studio.settings.handoff')}>
          <TagsField
            label={w('studio.settings.redWords')}
            hint={w('studio.settings.redWordsHint')}
            value={settings.handoff?.redWords ?? []}
            onChange={(redWords) => put({ handoff: { maxMisses: 3, ...settings.handoff, redWords } })}
          />
          <NumberField
            label={w('studio.settings.maxMisses')}
            min={1}
            max={20}
            value={settings.handoff?.maxMisses ?? 3}
            onChange={(maxMisses) =>
              put({ handoff: { redWords: [], ...settings.handoff, maxMisses: maxMisses ?? 3 } }, 'misses')
            }
          />
        </SheetSection>
        <StagesSection />
        <SheetSection title={w('studio.settings.variables')}>
          <p className="text-label text-ink-3">{w('studio.settings.variablesHint')}</p>
          <Rows
            rows={variables}
            add={w('studio.settings.addVariable')}
            fresh={() => ({
              name: freshId(
                'var',
                variables.map(({ name }) => name),
              ),
              type: 'text' as const,
              input: false,
            })}
            removeLabel={({ name }) => `${w('common.remove')} ${name}`}
            onChange={putVariables}
          >
            {(variable, at) => {
              const change = (part: Partial<typeof variable>) =>
                putVariables(
                  variables.map((each, index) => (index === at ? { ...each, ...part } : each)),
                  `variable:${at}`,
                );
              return (
                <>
                  <Input
                    aria-label={w('studio.settings.variableName')}
                    value={variable.name}
                    onBlur={editor.getState().settle}
                    onChange={(event) => {
                      const name = event.target.value.replace(/[^a-zA-Z0-9_]/g, '_').replace(/^[0-9]/, '_');
                      if (name) change({ name });
                    }}
                    className="font-mono text-label!"
                  />
                  <Select
                    label={w('studio.settings.variableType')}
                    value={variable.type}
                    onChange={(type) => change({ type })}
                    options={TYPES.map((type) => ({ value: type, label: w(`studio.type.${type}`) }))}
                    className="w-28! shrink-0"
                  />
                </>
              );
            }}
          </Rows>
        </SheetSection>
      </fieldset>
    </Sheet>
  );
}

interface Part {
  settings: FlowSettings;
  put: (change: Partial<FlowSettings>, gesture?: string) => void;
}

function GoalSection({ settings, put }: Part) {
  const w = useWords();
  const { goal } = settings;
  return (
    <SheetSection title={w('studio.settings.goal')}>
      <TextField
        label={w('studio.settings.goalEvent')}
        hint={w('studio.settings.goalHint')}
        value={goal?.event}
        onChange={(event) => put({ goal: event ? { ...goal, event } : undefined }, 'goal')}
        placeholder="purchase"
        mono
      />
      {goal && (
        <>
          <Switch
            label={w('studio.settings.goalWindow')}
            checked={goal.within !== undefined}
            onChange={(on) => put({ goal: { ...goal, within: on ? { amount: 30, unit: 'days' } : undefined } })}
          />
          {goal.within && (
            <DurationField
              quiet
              label={w('studio.settings.goalWindow')}
              value={goal.within as Json}
              onChange={(within) => put({ goal: { ...goal, within } }, 'within')}
            />
          )}
          <OptionalRule
            label={w('studio.settings.goalWhere')}
            add={w('studio.settings.addGoalWhere')}
            value={goal.where as Json | undefined}
            onChange={(where) => put({ goal: { ...goal, where } }, 'goal:where')}
          />
        </>
      )}
    </SheetSection>
  );
}

function ExitSection({ settings, put }: Part) {
  const w = useWords();
  return (
    <SheetSection title={w('studio.settings.exit')}>
      <TagsField
        label={w('studio.settings.exitOn')}
        hint={w('studio.settings.exitHint')}
        value={settings.exitOn.map(({ event }) => event)}
        onChange={(events) =>
          put({
            exitOn: events.map((event) => settings.exitOn.find((each) => each.event === event) ?? { event }),
          })
        }
      />
      <ChoiceField
        label={w('studio.settings.notSent')}
        value={settings.notSent}
        onChange={(notSent) => put({ notSent })}
        options={[
          { value: 'continue' as const, label: w('studio.settings.notSent.continue') },
          { value: 'end' as const, label: w('studio.settings.notSent.end') },
        ]}
      />
    </SheetSection>
  );
}
