import { Plus, X } from 'lucide-react';
import { useId } from 'react';
import { OPERATORS, type Operator, type Rule } from '../../../core/document';
import type { Json } from '../../../core/json';
import { Button, IconButton } from '../../ui/button';
import { Input } from '../../ui/field';
import { Menu, MenuItem } from '../../ui/menu';
import { Segmented } from '../../ui/segmented';
import { Select } from '../../ui/select';
import { useWords } from '../../words/page';
import { CelEditor } from '../code/cel-editor';
import { useEditorStore } from '../store';
import { textOf } from './config';
import { useKnownFields } from './variables';

type Condition = Extract<Rule, { field: string }>;
const NO_VALUE: readonly Operator[] = ['is_set', 'is_not_set'];
const LISTS: readonly Operator[] = ['in', 'not_in'];

/** A list is written with commas; everything else is kept as written: the rules compare numbers in text as numbers. */
function toValue(op: Operator, text: string): Json {
  if (!LISTS.includes(op)) return text;
  return text.split(',').map((part) => part.trim());
}
const fromValue = (value: Json | undefined): string =>
  Array.isArray(value) ? value.join(', ') : typeof value === 'object' ? '' : String(value ?? '');

const emptyCondition = (): Condition => ({ field: '', op: 'eq', value: '' });

/** Groups of all or any over typed fields; CEL for what they cannot say. */
export function RuleField(props: { value: Rule; onChange: (rule: Rule) => void; label: string; depth?: number }) {
  const { value: rule, onChange, depth = 0 } = props;
  if ('not' in rule) {
    return (
      <Negated {...props}>
        <RuleField {...props} value={rule.not} onChange={(not) => onChange({ not })} />
      </Negated>
    );
  }
  if ('expression' in rule) return <ExpressionRow rule={rule} onChange={onChange} />;
  if ('field' in rule) return <Group {...props} word="all" rules={[rule]} depth={depth} />;
  return 'all' in rule ? (
    <Group {...props} word="all" rules={rule.all} depth={depth} />
  ) : (
    <Group {...props} word="any" rules={rule.any} depth={depth} />
  );
}

function Negated(props: { children: React.ReactNode }) {
  const w = useWords();
  return (
    <div className="flex flex-col gap-1.5">
      <span className="text-label font-medium text-ink-2">{w('studio.rule.not')}</span>
      {props.children}
    </div>
  );
}

function Group(props: {
  word: 'all' | 'any';
  rules: readonly Rule[];
  onChange: (rule: Rule) => void;
  label: string;
  depth: number;
}) {
  const w = useWords();
  const build = (word: 'all' | 'any', rules: Rule[]): Rule => (word === 'all' ? { all: rules } : { any: rules });
  const put = (rules: Rule[]) => props.onChange(build(props.word, rules));
  const replace = (at: number, rule: Rule) => put(props.rules.map((each, index) => (index === at ? rule : each)));
  return (
    <div role="group" aria-label={props.label} className={props.depth > 0 ? 'border-l-2 pl-3' : undefined}>
      {props.rules.length > 1 && (
        <Segmented
          label={props.label}
          value={props.word}
          onChange={(word) => props.onChange(build(word, [...props.rules]))}
          options={[
            { value: 'all', label: w('studio.rule.all') },
            { value: 'any', label: w('studio.rule.any') },
          ]}
          className="mb-2"
        />
      )}
      <ul className="flex flex-col gap-2">
        {props.rules.map((rule, at) => (
          <li key={at} className="flex items-start gap-1">
            <div className="min-w-0 flex-1">
              {'field' in rule ? (
                <ConditionRow rule={rule} onChange={(next) => replace(at, next)} />
              ) : (
                <RuleField
                  value={rule}
                  onChange={(next) => replace(at, next)}
                  label={props.label}
                  depth={props.depth + 1}
                />
              )}
            </div>
            {(props.rules.length > 1 || props.depth > 0) && (
              <IconButton
                label={w('studio.rule.remove')}
                size="small"
                className="mt-1"
                onClick={() => put(props.rules.filter((_, index) => index !== at))}
              >
                <X className="size-3.5" aria-hidden />
              </IconButton>
            )}
          </li>
        ))}
      </ul>
      <Menu
        trigger={
          <Button size="small" tone="quiet" icon={<Plus className="size-3.5" aria-hidden />} className="mt-2 -ml-2">
            {w('studio.rule.add')}
          </Button>
        }
      >
        <MenuItem onSelect={() => put([...props.rules, emptyCondition()])}>{w('studio.rule.addCondition')}</MenuItem>
        {props.depth < 3 && (
          <MenuItem onSelect={() => put([...props.rules, { any: [emptyCondition()] }])}>
            {w('studio.rule.addGroup')}
          </MenuItem>
        )}
        <MenuItem onSelect={() => put([...props.rules, { expression: '' }])}>{w('studio.rule.addExpression')}</MenuItem>
      </Menu>
    </div>
  );
}

function ConditionRow({ rule, onChange }: { rule: Condition; onChange: (rule: Rule) => void }) {
  const w = useWords();
  const list = useId();
  const fields = useKnownFields();
  const { settle } = useEditorStore().getState();
  return (
    <div className="grid grid-cols-[1fr_7.5rem] gap-1.5">
      <Input
        aria-label={w('studio.rule.field')}
        value={rule.field}
        placeholder={w('studio.rule.fieldExample')}
        list={list}
        onBlur={settle}
        onChange={(event) => onChange({ ...rule, field: event.target.value })}
        className="font-mono text-label!"
      />
      <datalist id={list}>
        {fields.map((field) => (
          <option key={field} value={field} />
        ))}
      </datalist>
      <Select<Operator>
        label={w('studio.rule.operator')}
        value={rule.op}
        onChange={(op) =>
          onChange(
            NO_VALUE.includes(op)
              ? { field: rule.field, op }
              : { ...rule, op, value: toValue(op, fromValue(rule.value)) },
          )
        }
        options={OPERATORS.map((op) => ({ value: op, label: w(`studio.op.${op}`) }))}
      />
      {!NO_VALUE.includes(rule.op) && (
        <Input
          aria-label={w('studio.rule.value')}
          value={fromValue(rule.value)}
          placeholder={LISTS.includes(rule.op) ? w('studio.rule.listExample') : w('studio.rule.value')}
          onBlur={settle}
          onChange={(event) => onChange({ ...rule, value: toValue(rule.op, event.target.value) })}
          className="col-span-2"
        />
      )}
    </div>
  );
}

function ExpressionRow({ rule, onChange }: { rule: { expression: string }; onChange: (rule: Rule) => void }) {
  const w = useWords();
  return (
    <CelEditor
      label={w('studio.rule.expression')}
      value={textOf(rule.expression)}
      onChange={(expression) => onChange({ expression })}
    />
  );
}

/** A rule that may be absent: a switch-like button adds the first condition. */
export function OptionalRule(props: {
  label: string;
  add: string;
  value: Json | undefined;
  onChange: (rule: Rule | undefined) => void;
}) {
  const w = useWords();
  const rule = asRule(props.value);
  if (!rule) {
    return (
      <Button
        size="small"
        icon={<Plus className="size-3.5" aria-hidden />}
        onClick={() => props.onChange({ all: [emptyCondition()] })}
        className="self-start"
      >
        {props.add}
      </Button>
    );
  }
  return (
    <div className="flex flex-col gap-1.5">
      <div className="flex items-center justify-between">
        <span className="text-label font-medium text-ink-2">{props.label}</span>
        <Button size="small" tone="quiet" onClick={() => props.onChange(undefined)}>
          {w('common.remove')}
        </Button>
      </div>
      <RuleField value={rule} onChange={props.onChange} label={props.label} />
    </div>
  );
}

/** A saved rule, if the value has the outline of one. */
export function asRule(value: Json | undefined): Rule | null {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return null;
  const known = ['all', 'any', 'not', 'field', 'expression'].some((key) => Object.hasOwn(value, key));
  return known ? (value as Rule) : null;
}

/** A rule as it is kept in a configuration. */
export const ruleJson = (rule: Rule | undefined): Json | undefined => rule as unknown as Json | undefined;
export { emptyCondition };
