import { ArrowDown, ArrowUp, Plus, Trash2 } from 'lucide-react';
import type { JsonObject } from '../../../../core/json';
import { Button, IconButton } from '../../../ui/button';
import { Input } from '../../../ui/field';
import { SheetSection } from '../../../ui/sheet';
import { useWords } from '../../../words/page';
import { asRule, emptyCondition, ruleJson } from '../../forms/as-rule';
import { DraggedRows } from '../../forms/dragged-rows';
import { textOf } from '../../forms/config';
import { issueIn } from '../../forms/issue-in';
import { RuleField } from '../../forms/rule-field';
import { withMoved } from '../../forms/row-drag';
import { RuleVerdict } from '../../forms/rule-verdict';
import { useEditorStore } from '../../store';
import type { KindFormProps } from '../kind-editor';
import { conditionsOf, newCondition } from '.';

export function BranchForm({ config, set, issues }: KindFormProps) {
  const w = useWords();
  const { settle } = useEditorStore().getState();
  const conditions = conditionsOf(config);
  const change = (at: number, part: JsonObject, gesture: string) =>
    set({ conditions: conditions.map((each, index) => (index === at ? { ...each, ...part } : each)) }, gesture);
  const move = (at: number, to: number) => set({ conditions: withMoved(conditions, at, to) });
  return (
    <>
      <DraggedRows
        rows={conditions}
        keyOf={(condition) => textOf(condition.id)}
        label={w('studio.branch.drag')}
        move={move}
      >
        {(condition, at, handle) => {
          const id = textOf(condition.id);
          const rule = asRule(condition.rule) ?? { all: [emptyCondition()] };
          return (
            <SheetSection>
              <div className="flex items-center gap-1">
                {handle}
                <Input
                  aria-label={w('studio.branch.name', { n: at + 1 })}
                  value={textOf(condition.name)}
                  placeholder={w('studio.branch.unnamed', { n: at + 1 })}
                  onBlur={settle}
                  onChange={(event) => change(at, { name: event.target.value }, `name:${id}`)}
                  className="font-medium"
                />
                <IconButton
                  label={w('studio.content.up')}
                  size="small"
                  disabled={at === 0}
                  onClick={() => move(at, at - 1)}
                >
                  <ArrowUp className="size-3.5" aria-hidden />
                </IconButton>
                <IconButton
                  label={w('studio.content.down')}
                  size="small"
                  disabled={at === conditions.length - 1}
                  onClick={() => move(at, at + 1)}
                >
                  <ArrowDown className="size-3.5" aria-hidden />
                </IconButton>
                <IconButton
                  label={w('studio.branch.remove', { n: at + 1 })}
                  size="small"
                  disabled={conditions.length === 1}
                  onClick={() => set({ conditions: conditions.filter((_, index) => index !== at) })}
                >
                  <Trash2 className="size-3.5" aria-hidden />
                </IconButton>
              </div>
              <RuleField
                label={w('studio.branch.conditions', { n: at + 1 })}
                value={rule}
                onChange={(next) => change(at, { rule: ruleJson(next) ?? null }, `rule:${id}`)}
              />
              <RuleVerdict rule={rule} />
              {issueIn(issues, `conditions.${at}.rule`) && (
                <p className="text-label text-fail-ink">{issueIn(issues, `conditions.${at}.rule`)}</p>
              )}
            </SheetSection>
          );
        }}
      </DraggedRows>
      <SheetSection>
        <Button
          icon={<Plus className="size-3.5" aria-hidden />}
          onClick={() => set({ conditions: [...conditions, newCondition(conditions.map((each) => textOf(each.id)))] })}
        >
          {w('studio.branch.add')}
        </Button>
        <div className="rounded-control bg-sunken px-2.5 py-2">
          <p className="font-medium">{w('studio.outlet.else')}</p>
          <p className="text-label text-ink-3">{w('studio.branch.else')}</p>
        </div>
      </SheetSection>
    </>
  );
}
