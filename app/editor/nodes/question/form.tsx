import { useState } from 'react';
import type { JsonObject } from '../../../../core/json';
import { Input } from '../../../ui/field';
import { SheetSection } from '../../../ui/sheet';
import { Switch } from '../../../ui/switch';
import { useWords } from '../../../words/page';
import { freshId, numberOf, objectOf, textOf, withPath } from '../../forms/config';
import { Composer, type SheetLanguage } from '../../compose/composer';
import { TextsByLanguage } from '../../compose/texts-by-language';
import { DurationField } from '../../forms/duration-field';
import { ChoiceField, NumberField } from '../../forms/fields';
import { LiquidField } from '../../forms/liquid-field';
import { Rows } from '../../forms/rows';
import { SaveAsField } from '../../forms/save-as-field';
import { useEditor, useEditorStore } from '../../store';
import type { KindFormProps } from '../kind-editor';
import { choicesOf, mapTexts, titlesIn } from '.';

const TYPES = ['text', 'choice', 'yes_no', 'number', 'date', 'email', 'phone', 'national_id'] as const;

export function QuestionForm(props: KindFormProps) {
  const { config, set, issues } = props;
  const w = useWords();
  const answer = objectOf(config.answer);
  const timed = typeof config.timeout === 'object' && config.timeout !== null;
  // One language for the whole sheet: whoever translates a question translates its choices along.
  const [language, onLanguage] = useState<string | null>(null);
  const sheet = { language, onLanguage };
  const change = (type: (typeof TYPES)[number]) =>
    set({ answer: type === 'choice' ? { type, choices: [{ id: 'a', title: '' }] } : { type } });
  return (
    <>
      <Composer {...props} sheet={sheet} />
      <SheetSection title={w('studio.question.answer')}>
        <ChoiceField
          label={w('studio.question.type')}
          value={TYPES.find((type) => type === answer.type) ?? 'text'}
          onChange={change}
          options={TYPES.map((type) => ({ value: type, label: w(`studio.answer.${type}`) }))}
          error={issues.answer}
        />
        {answer.type === 'choice' && <Choices {...props} {...sheet} />}
        <SaveAsField {...props} hint={w('studio.question.saveAsHint')} />
      </SheetSection>
      <SheetSection title={w('studio.question.again')}>
        <NumberField
          label={w('studio.question.retries')}
          min={0}
          max={10}
          value={numberOf(config.retries) ?? 2}
          onChange={(retries) => set({ retries: retries ?? 0 }, 'retries')}
        />
        <RetryText {...props} {...sheet} />
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

function RetryText({ config, set, ...sheet }: KindFormProps & SheetLanguage) {
  const w = useWords();
  const text = mapTexts(config.retryText);
  const put = (language: string, value: string, gesture?: string) =>
    set({ retryText: withPath(text, [language], value || undefined) }, gesture);
  return (
    <TextsByLanguage
      {...sheet}
      label={w('studio.question.retryLanguage')}
      texts={[text]}
      onCopy={(from, to) => put(to, text[from] ?? '')}
    >
      {(language, instead) => (
        <LiquidField
          key={language}
          label={w('studio.question.retryText')}
          value={text[language]}
          placeholder={instead(text)}
          onChange={(value) => put(language, value, `retryText.${language}`)}
        />
      )}
    </TextsByLanguage>
  );
}

function Choices({ config, set, ...sheet }: KindFormProps & SheetLanguage) {
  const w = useWords();
  const { settle } = useEditorStore().getState();
  const order = useEditor((state) => state.records.single.settings.languages);
  const choices = choicesOf(config);
  const titles = choices.map((choice) => titlesIn(choice.title, order));
  const put = (next: JsonObject[], gesture?: string) =>
    set({ answer: { ...objectOf(config.answer), choices: next } }, gesture);
  /** One language alone needs no record of languages: the title stays the plain word it is. */
  const titled = (choice: JsonObject, at: number, language: string, title: string): JsonObject => {
    const plain = order.length === 1 && language === order[0] && typeof choice.title !== 'object';
    return { ...choice, title: plain ? title : withPath(titles[at] ?? {}, [language], title || undefined) };
  };
  return (
    <TextsByLanguage
      {...sheet}
      label={w('studio.question.choicesLanguage')}
      texts={titles}
      onCopy={(from, to) =>
        put(choices.map((each, at) => titled(each, at, to, titles[at]?.[to] || titles[at]?.[from] || '')))
      }
    >
      {(language, instead) => (
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
              value={titles[at]?.[language] ?? ''}
              placeholder={instead(titles[at] ?? {}) ?? w('studio.question.choice', { n: at + 1 })}
              onBlur={settle}
              onChange={(event) =>
                put(
                  choices.map((each, index) => (index === at ? titled(each, at, language, event.target.value) : each)),
                  `choice:${at}:${language}`,
                )
              }
            />
          )}
        </Rows>
      )}
    </TextsByLanguage>
  );
}
