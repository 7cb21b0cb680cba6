import { Split } from 'lucide-react';
import { RuleSchema } from '../../../../core/document';
import type { Json, JsonObject } from '../../../../core/json';
import { sayRule } from '../../../../core/words/rule';
import type { Words } from '../../../words';
import { emptyCondition, ruleJson } from '../../forms/as-rule';
import { freshId, listOf, objectOf, textOf } from '../../forms/config';
import type { KindEditor } from '../kind-editor';

export const conditionsOf = (config: JsonObject) => listOf(config.conditions).map(objectOf);
export const newCondition = (taken: readonly string[]): JsonObject => ({
  id: freshId('c', taken),
  name: '',
  rule: ruleJson({ all: [emptyCondition()] }) ?? null,
});

/** A condition without a name is told by what it asks: `clv at least 500`. An unfinished one has nothing to tell. */
function ruleInShort(value: Json | undefined, { language }: Words): string {
  const rule = RuleSchema.safeParse(value);
  return rule.success ? sayRule(rule.data, language) : '';
}

export const branch: KindEditor = {
  kind: 'branch',
  icon: Split,
  shape: 'card',
  name: 'studio.kind.branch',
  about: 'studio.kind.branch.about',
  initial: () => ({ conditions: [newCondition([])] }),
  outletLabel(config, outlet, w) {
    const at = conditionsOf(config).findIndex((condition) => condition.id === outlet);
    if (at < 0) return null;
    const condition = conditionsOf(config)[at];
    return textOf(condition?.name) || ruleInShort(condition?.rule, w) || w('studio.branch.unnamed', { n: at + 1 });
  },
};
