import { Plus, X } from 'lucide-react';
import type { Operator, Rule } from '../../../core/document';
import type { Json } from '../../../core/json';
import { celToRule, ruleToCel } from '../../../core/rule-cel';
import { Button, IconButton } from '../../ui/button';
import { Menu, MenuItem, MenuLine } from '../../ui/menu';
import { Segmented } from '../../ui/segmented';
import { Select } from '../../ui/select';
import { useWords } from '../../words/page';
import { CelEditor } from '../code/cel-editor';
import { asRule, emptyCondition } from './as-rule';
import { textOf } from './config';
import { FieldPicker } from './field-picker';
import { firstFor, NO_VALUE, operatorsFor, valueFor } from './operators';
import { RuleVerdict } from './rule-verdict';
import { useKnownFields } from './use-known-fields';
import { ValueField } from './value-field';

type Condition = Extract<Rule, { field: string }>;
/** How the parts of a group are joined; none of them is "not any". */
type Word = 'all' | 'any' | 'none';

const DEEPEST = 3;

function groupOf(rule: Rule): { word: Word; rules: readonly Rule[] } | null {
  if ('all' in rule) return { word: 'all', rules: rule.all };
  if ('any' in rule) return { word: 'any', rules: rule.any };
  if ('field' in rule) return { word: 'all', rules: [rule] };
  if (!('not' in rule)) return null;
  return 'any' in rule.not ? { word: 'none', rules: rule.not.any } : { word: 'none', rules: [rule.not] };
}

const groupIn = (rule: Rule) => !('field' in rule || 'expression' in rule);

const ruleOf = (word: Word, rules: Rule[]): Rule =>
  word === 'all' ? { all: rules } : word === 'any' ? { any: rules } : { not: { any: rules } };

/** Groups of all, any or none over typed fields; CEL for what they cannot say, and back where they can. */
export function RuleField(props: { value: Rule; onChange: (rule: Rule) => void; label: string; depth?: number }) {
  const { value: rule, onChange, label, depth = 0 } = props;
  if ('expression' in rule) return <ExpressionRow rule={rule} onChange={onChange} />;
  const group = groupOf(rule);
  return group && <Group {...group} rule={rule} onChange={onChange} label={label} depth={depth} />;
}

function Group(props: {
  word: Word;
  rules: readonly Rule[];
  /** The whole of it, as it stands. */
  rule: Rule;
  onChange: (rule: Rule) => void;
  label: string;
  depth: number;
}) {
  const w = useWords();
  const { word, rules, depth, onChange } = props;
  const put = (next: Rule[]) => onChange(ruleOf(word, next));
  const replace = (at: number, rule: Rule) => put(rules.map((each, index) => (index === at ? rule : each)));
  const cel = depth === 0 ? ruleToCel(props.rule) : null;
  return (
    <div role="group" aria-label={props.label} className={depth > 0 ? 'border-l-2 pl-3' : undefined}>
      {(rules.length > 1 || word === 'none' || depth > 0) && (
        <Segmented
          label={w('studio.rule.join')}
          value={word}
          onChange={(next) => onChange(ruleOf(next, [...rules]))}
          options={[
            { value: 'all', label: w('studio.rule.all') },
            { value: 'any', label: w('studio.rule.any') },
            { value: 'none', label: w('studio.rule.none') },
          ]}
          className="mb-2"
        />
      )}
      <ul className="flex flex-col gap-2">
        {rules.map((rule, at) => (
          // A group within takes the whole width: it is deep that rules get narrow.
          <li key={at} className={groupIn(rule) ? 'relative' : 'flex items-start gap-1'}>
            <div className="min-w-0 flex-1">
              {'field' in rule ? (
                <ConditionRow rule={rule} onChange={(next) => replace(at, next)} />
              ) : (
                <RuleField value={rule} onChange={(next) => replace(at, next)} label={props.label} depth={depth + 1} />
              )}
            </div>
            {(rules.length > 1 || depth > 0) && (
              <IconButton
                label={w('studio.rule.remove')}
                size="small"
                className={groupIn(rule) ? 'absolute top-1 right-0' : 'mt-1'}
                onClick={() => put(rules.filter((_, index) => index !== at))}
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
        <MenuItem onSelect={() => put([...rules, emptyCondition()])}>{w('studio.rule.addCondition')}</MenuItem>
        {depth < DEEPEST && (
          <MenuItem onSelect={() => put([...rules, { any: [emptyCondition()] }])}>{w('studio.rule.addGroup')}</MenuItem>
        )}
        <MenuItem onSelect={() => put([...rules, { expression: '' }])}>{w('studio.rule.addExpression')}</MenuItem>
        {depth === 0 && <MenuLine />}
        {depth === 0 && (
          <MenuItem disabled={cel === null} onSelect={() => cel !== null && onChange({ expression: cel })}>
            {w(cel === null ? 'studio.rule.noCel' : 'studio.rule.toCel')}
          </MenuItem>
        )}
      </Menu>
    </div>
  );
}

function ConditionRow({ rule, onChange }: { rule: Condition; onChange: (rule: Rule) => void }) {
  const w = useWords();
  const fields = useKnownFields();
  const typeOf = (path: string) => fields.find((field) => field.path === path)?.type;
  const type = typeOf(rule.field);
  const build = (field: string, op: Operator): Condition => {
    const value = valueFor(typeOf(field), op, rule.value);
    return value === undefined ? { field, op } : { field, op, value };
  };
  return (
    <div className="grid grid-cols-[minmax(0,1fr)_7.5rem] gap-1.5">
      <FieldPicker
        value={rule.field}
        // An operator that the new field's type does not know gives way to its first.
        onChange={(field) => onChange(build(field, firstFor(typeOf(field), rule.op)))}
      />
      <Select<Operator>
        label={w('studio.rule.operator')}
        value={rule.op}
        onChange={(op) => onChange(build(rule.field, op))}
        options={operatorsFor(type, rule.op).map((op) => ({ value: op, label: w(`studio.op.${op}`) }))}
      />
      {!NO_VALUE.includes(rule.op) && (
        <div className="col-span-2">
          <ValueField
            field={rule.field}
            type={type}
            op={rule.op}
            value={rule.value}
            onChange={(value) => onChange({ ...rule, value })}
          />
        </div>
      )}
    </div>
  );
}

function ExpressionRow({ rule, onChange }: { rule: { expression: string }; onChange: (rule: Rule) => void }) {
  const w = useWords();
  const back = celToRule(rule.expression);
  return (
    <div className="flex flex-col items-start gap-1">
      <CelEditor
        label={w('studio.rule.expression')}
        value={textOf(rule.expression)}
        onChange={(expression) => onChange({ expression })}
      />
      {back && (
        <Button
          size="small"
          tone="quiet"
          className="-ml-2"
          onClick={() => onChange('field' in back ? { all: [back] } : back)}
        >
          {w('studio.rule.fromCel')}
        </Button>
      )}
    </div>
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
      <RuleVerdict rule={rule} />
    </div>
  );
}
