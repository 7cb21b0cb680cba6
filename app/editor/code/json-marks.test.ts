import { expect, it } from 'vitest';
import { compile } from '../../../core/compile';
import { FlowDocumentSchema } from '../../../core/document';
import { readFlowText } from '../../../core/import';
import { SAMPLE_ENVIRONMENT } from '../../../core/samples/environment';
import { POST_SALE } from '../../../core/samples/post-sale';
import { writeFlow } from './draft-text';
import { problemMarks, refusalMarks } from './json-marks';

const document = FlowDocumentSchema.parse({
  ...POST_SALE,
  nodes: POST_SALE.nodes.map((node) =>
    node.id === 'day' ? { ...node, config: { until: 'time', time: '25:00' } } : node,
  ),
});

it('marks a problem of a step at the field it is about', () => {
  const text = writeFlow(document);
  const { problems } = compile(document, SAMPLE_ENVIRONMENT);
  const marks = problemMarks(text, document.nodes, problems, ({ code }) => code);
  const mark = marks.find(({ message }) => message === 'config.invalid');
  expect(mark && text.slice(mark.from, mark.to)).toBe('"25:00"');
});

it('marks what keeps a text from being read: the line that breaks, or each field that is wrong', () => {
  const broken = '{\n  "schema": 1,\n  oops\n}';
  const read = readFlowText(broken);
  const marked = read.read ? [] : refusalMarks(broken, read, () => '');
  expect(marked.map(({ from, to }) => broken.slice(from, to))).toEqual(['  oops']);
  const wrong = writeFlow({ ...document, name: '' });
  const again = readFlowText(wrong);
  const fields = again.read ? [] : refusalMarks(wrong, again, () => '');
  expect(fields.map(({ from, to }) => wrong.slice(from, to))).toEqual(['""']);
});
