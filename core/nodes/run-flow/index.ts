import { z } from 'zod';
import { JsonSchema } from '../../document';
import type { JsonObject } from '../../json';
import { defineKind } from '../../kind';
import { compileValue, jsonLength, valueText } from '../shared/value';
import { SHAPES } from '../../shapes';

export const RunFlowConfigSchema = z.object({
  flow: z.string().min(1).max(100),
  inputs: z
    .array(z.object({ name: z.string().min(1).max(64), value: JsonSchema }))
    .max(50)
    .default([]),
  /** The Ends of that flow that have an outlet of their own here. */
  ends: z.array(z.string().min(1).max(80)).max(50).default([]),
  /** The variable that takes its outputs. */
  saveAs: z.string().regex(SHAPES.variable).optional(),
});
const LARGEST = 65_536;

/** Runs another flow for this contact and waits for its end. */
export const runFlow = defineKind(RunFlowConfigSchema, {
  kind: 'run_flow',
  group: 'do',
  outlets: ({ ends }) => [
    ...ends.map((end) => ({ name: `end:${end}`, instant: true as const, expected: true as const })),
    { name: 'ended', instant: true, expected: true },
    { name: 'failed', instant: true, expected: true },
  ],
  texts: ({ inputs }) => inputs.flatMap(({ value }, i) => valueText(`inputs.${i}.value`, value)),
  assigns: ({ saveAs }) => (saveAs === undefined ? [] : [saveAs]),
  longest: () => Infinity,
  check({ flow, inputs, ends }, { environment, report }) {
    const target = environment.flows.find(({ id }) => id === flow);
    if (!target) return report('run_flow.unknown', { flow });
    for (const { name } of inputs)
      if (!target.inputs.includes(name)) report('run_flow.input_unknown', { flow: target.name, input: name });
    for (const end of ends)
      if (!target.ends.includes(end)) report('run_flow.end_unknown', { flow: target.name, end }, 'warning');
  },
  compile({ flow, inputs, saveAs }, context) {
    const reads = inputs.map(({ name, value }) => ({ name, read: compileValue(value, context) }));
    return {
      enter(turn) {
        const values: JsonObject = {};
        for (const { name, read } of reads) values[name] = read(turn.scope);
        const call = turn.call({ kind: 'run_flow', flow, inputs: values });
        return { type: 'wait', wake: null, local: { call }, why: { code: 'run_flow.running', params: { flow } } };
      },
      resume(turn, input) {
        if (input.type !== 'outcome') return null;
        const { result } = input;
        if (result.status !== 'ended') {
          const code = 'code' in result ? result.code : result.status;
          return { type: 'go', outlet: 'failed', why: { code: 'run_flow.failed', params: { code } } };
        }
        if (saveAs !== undefined && jsonLength(result.outputs, LARGEST) !== null) turn.setVar(saveAs, result.outputs);
        const outlet = `end:${result.end}`;
        const why = { code: 'run_flow.ended', params: { end: result.end } };
        return { type: 'go', outlet: context.wired(outlet) ? outlet : 'ended', why };
      },
    };
  },
  describe: ({ flow }) => ({ code: 'describe.run_flow', params: { flow } }),
});
