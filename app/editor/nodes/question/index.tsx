import { MessageCircleQuestion } from 'lucide-react';
import type { JsonObject } from '../../../../core/json';
import { Input } from '../../../ui/field';
import { SheetSection } from '../../../ui/sheet';
import { Switch } from '../../../ui/switch';
import { useWords } from '../../../words/page';
import { freshId, listOf, numberOf, objectOf, textOf, withPath } from '../../forms/config';
import { channelsOf } from '../../compose/channel-order';
import { Composer } from '../../compose/composer';
import { DurationField } from '../../forms/duration-field';
import { ChoiceField, NumberField, TextField } from '../../forms/fields';
import { LiquidField } from '../../forms/liquid-field';
import { Rows } from '../../forms/rows';
import { useEditor, useEditorStore } from '../../store';
import type { KindEditor, KindFormProps } from '../kind-editor';
import { policyBadges } from '../policy-badges';

const TYPES = ['text', 'choice', 'yes_no', 'number', 'date', 'email', 'phone', 'national_id'] as const;

const choicesOf = (config: JsonObject) => listOf(objectOf(config.answer).choices).map(objectOf);

function QuestionForm(props: KindFormProps) {
  const { config, set, issues } = props;
  const w = useWords();
  const answer = objectOf(config.answer);
  const timed = typeof config.timeout === 'object' && config.timeout !== null;
  const [language = 'es'] = useEditor((state) => state.records.single.settings.languages);
  const change = (type: (typeof TYPES)[number]) =>
    set({ answer: type === 'choice' ? { type, choices: [{ id: 'a', title: '' }] } : { type } });
  return (
    <>
      <Composer {...props} />
      <SheetSection title={w('studio.question.answer')}>
        <ChoiceField
          label={w('studio.question.type')}
          value={TYPES.find((type) => type === answer.type) ?? 'text'}
          onChange={change}
          options={TYPES.map((type) => ({ value: type, label: w(`studio.answer.${type}`) }))}
          error={issues.answer}
        />
        {answer.type === 'choice' && <Choices {...props} />}
        <TextField
          label={w('studio.form.saveAs')}
          hint={w('studio.question.saveAsHint')}
          optional={w('common.optional')}
          value={config.saveAs}
          onChange={(saveAs) => set({ saveAs: saveAs || undefined }, 'saveAs')}
          error={issues.saveAs}
          mono
        />
      </SheetSection>
      <SheetSection title={w('studio.question.again')}>
        <NumberField
          label={w('studio.question.retries')}
          min={0}
          max={10}
          value={numberOf(config.retries) ?? 2}
          onChange={(retries) => set({ retries: retries ?? 0 }, 'retries')}
        />
        <LiquidField
          label={w('studio.question.retryText')}
          value={objectOf(config.retryText)[language]}
          onChange={(text) =>
            set({ retryText: withPath(objectOf(config.retryText), [language], text || undefined) }, 'retryText')
          }
        />
        <Switch
          label={w('studio.question.timeout')}
          checked={timed}
          onChange={(on) => set({ timeout: on ? { amount: 1, unit: 'days' } : null })}
        />
        {timed && (
          <DurationField
            quiet
            label={w('studio.question.timeout')}
            value={config.timeout}
            onChange={(timeout) => set({ timeout }, 'timeout')}
          />
        )}
      </SheetSection>
    </>
  );
}

function Choices({ config, set }: KindFormProps) {
  const w = useWords();
  const { settle } = useEditorStore().getState();
  const choices = choicesOf(config);
  const put = (next: JsonObject[], gesture?: string) =>
    set({ answer: { ...objectOf(config.answer), choices: next } }, gesture);
  return (
    <Rows
      rows={choices}
      keyOf={(choice) => textOf(choice.id)}
      least={1}
      add={w('studio.question.addChoice')}
      fresh={() => ({
        id: freshId(
          'c',
          choices.map((each) => textOf(each.id)),
        ),
        title: '',
      })}
      removeLabel={(_, at) => w('studio.question.removeChoice', { n: at + 1 })}
      onChange={put}
    >
      {(choice, at) => (
        <Input
          aria-label={w('studio.question.choice', { n: at + 1 })}
          value={textOf(choice.title)}
          placeholder={w('studio.question.choice', { n: at + 1 })}
          onBlur={settle}
          onChange={(event) =>
            put(
              choices.map((each, index) => (index === at ? { ...each, title: event.target.value } : each)),
              `choice:${at}`,
            )
          }
        />
      )}
    </Rows>
  );
}

export const question: KindEditor = {
  kind: 'question',
  icon: MessageCircleQuestion,
  shape: 'card',
  wide: true,
  name: 'studio.kind.question',
  about: 'studio.kind.question.about',
  initial: ({ languages }) => ({
    channels: { choose: 'conversation', channels: ['whatsapp'] },
    content: { whatsapp: { [languages[0] ?? 'es']: { type: 'text', text: '' } } },
    answer: { type: 'text' },
    timeout: { amount: 1, unit: 'days' },
  }),
  channels: channelsOf,
  badges: policyBadges,
  outletLabel(config, outlet, w) {
    if (!outlet.startsWith('choice:')) return null;
    const id = outlet.slice('choice:'.length);
    if (id === 'yes') return w('common.yes');
    if (id === 'no') return w('common.no');
    return textOf(choicesOf(config).find((choice) => choice.id === id)?.title) || id;
  },
  Form: QuestionForm,
};
