import { z } from 'zod';
import { JsonSchema } from '../../document';
import type { JsonObject } from '../../json';
import { defineKind } from '../../kind';
import { coerce, compileValue, jsonLength, valueText } from '../shared/value';
import { SHAPES } from '../../shapes';

const Variable = z.string().regex(SHAPES.variable);
const Tag = z.string().min(1).max(100);
export const SetConfigSchema = z.object({
  /** Text values are Liquid; a single `{{ path }}` keeps its type. */
  variables: z
    .array(z.object({ name: Variable, value: JsonSchema }))
    .max(50)
    .default([]),
  attributes: z
    .array(z.object({ name: z.string().min(1).max(100), value: JsonSchema }))
    .max(50)
    .default([]),
  addTags: z.array(Tag).max(50).default([]),
  removeTags: z.array(Tag).max(50).default([]),
});
const LARGEST = 16_384;

/** Writes variables of the run, and attributes and tags of the contact; the next node sees them. */
export const set = defineKind(SetConfigSchema, {
  kind: 'set',
  group: 'do',
  outlets: () => [{ name: 'next', instant: true, expected: true }],
  texts: ({ variables, attributes }) => [
    ...variables.flatMap(({ value }, i) => valueText(`variables.${i}.value`, value)),
    ...attributes.flatMap(({ value }, i) => valueText(`attributes.${i}.value`, value)),
  ],
  assigns: ({ variables }) => variables.map(({ name }) => name),
  compile({ variables, attributes, addTags, removeTags }, context) {
    const types = new Map(context.document.variables.map(({ name, type }) => [name, type]));
    const vars = variables.map(({ name, value }) => ({
      name,
      type: types.get(name),
      read: compileValue(value, context),
    }));
    const attrs = attributes.map(({ name, value }) => ({ name, read: compileValue(value, context) }));
    const changesContact = attrs.length + addTags.length + removeTags.length > 0;
    return {
      enter(turn) {
        const set: JsonObject = {};
        for (const { name, type, read } of vars) {
          const value = coerce(read(turn.scope), type);
          // A value too large for a run's row is left out rather than cut into something else.
          set[name] = jsonLength(value, LARGEST) === null ? null : value;
          turn.setVar(name, set[name]);
        }
        if (changesContact) {
          const attributes: JsonObject = {};
          for (const { name, read } of attrs) {
            const value = read(turn.scope);
            attributes[name] = jsonLength(value, LARGEST) === null ? null : value;
          }
          turn.setContact({
            ...(attrs.length > 0 ? { attributes } : {}),
            ...(addTags.length > 0 ? { addTags } : {}),
            ...(removeTags.length > 0 ? { removeTags } : {}),
          });
          Object.assign(set, attributes);
        }
        const names = [...Object.keys(set), ...addTags.map((tag) => `+${tag}`), ...removeTags.map((tag) => `-${tag}`)];
        return { type: 'go', outlet: 'next', why: { code: 'set.done', params: { names } } };
      },
    };
  },
  describe: ({ variables, attributes, addTags, removeTags }) => ({
    code: 'describe.set',
    params: {
      names: [
        ...[...variables, ...attributes].map(({ name }) => name),
        ...addTags.map((tag) => `+${tag}`),
        ...removeTags.map((tag) => `-${tag}`),
      ],
    },
  }),
});
