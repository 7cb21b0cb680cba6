import type { Operator } from '../../../core/document';
import type { Json } from '../../../core/json';
import { CHANNELS } from '../../../core/vocabulary';
import { Input } from '../../ui/field';
import { Select } from '../../ui/select';
import { localName } from '../../words/local-name';
import { useWords } from '../../words/page';
import { useEditorStore } from '../store';
import { useHouse } from '../studio-context';
import type { FieldType } from './known-fields';
import { LISTS, typed } from './operators';
import { TagsField } from './tags-field';
import { useKnownTags } from './use-known-fields';

const textsOf = (value: Json | undefined): string[] => (Array.isArray(value) ? value.map(String) : []);

/** What a field is compared with, as its type is written: a number, a date, yes or no, a few texts, a text. */
export function ValueField(props: {
  field: string;
  type: FieldType | undefined;
  op: Operator;
  value: Json | undefined;
  onChange: (value: Json) => void;
}) {
  const w = useWords();
  const { settle } = useEditorStore().getState();
  const { field, type, op, value, onChange } = props;
  const tags = useKnownTags();
  const { languages } = useHouse();
  if (LISTS.includes(op))
    return (
      <TagsField
        quiet
        label={w('studio.rule.value')}
        placeholder={w('studio.rule.listExample')}
        value={textsOf(value)}
        onChange={(texts) => onChange(texts.flatMap((text) => typed(type, text) ?? []))}
      />
    );
  // Nobody has sent the field yet, but the rule knows what it is.
  if (type === 'boolean' || typeof value === 'boolean')
    return (
      <Select
        label={w('studio.rule.value')}
        value={value === false || value === 'false' ? 'false' : 'true'}
        onChange={(next) => onChange(next === 'true')}
        options={[
          { value: 'true', label: w('studio.rule.yes') },
          { value: 'false', label: w('studio.rule.no') },
        ]}
      />
    );
  const shown = typeof value === 'object' ? '' : String(value ?? '');
  if (field === 'channel')
    return (
      <Select
        label={w('studio.rule.value')}
        value={CHANNELS.find((channel) => channel === value)}
        placeholder={w('studio.rule.value')}
        onChange={onChange}
        options={CHANNELS.map((channel) => ({ value: channel, label: w(`common.channel.${channel}`) }))}
      />
    );
  if (field === 'contact.language')
    return (
      <Select
        label={w('studio.rule.value')}
        value={shown}
        placeholder={w('studio.rule.value')}
        onChange={onChange}
        options={[...new Set([...languages, ...(shown ? [shown] : [])])].map((tag) => ({
          value: tag,
          label: localName('language', tag, w.language),
        }))}
      />
    );
  const isDate = type === 'date' && (shown === '' || /^\d{4}-\d{2}-\d{2}$/.test(shown));
  const isNumber = type === 'number' && (shown === '' || Number.isFinite(Number(shown)));
  return (
    <>
      <Input
        aria-label={w('studio.rule.value')}
        type={isDate ? 'date' : isNumber ? 'number' : 'text'}
        step="any"
        value={shown}
        placeholder={w('studio.rule.value')}
        list={field === 'contact.tags' ? 'rule-tags' : undefined}
        onBlur={settle}
        onChange={({ target }) => onChange(typed(type, target.value) ?? '')}
      />
      {field === 'contact.tags' && (
        <datalist id="rule-tags">
          {tags.map((tag) => (
            <option key={tag} value={tag} />
          ))}
        </datalist>
      )}
    </>
  );
}
