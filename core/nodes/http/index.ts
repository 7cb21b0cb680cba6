import { z } from 'zod';
import { defineKind, type Move } from '../../kind';
import { hostOf } from '../../host';
import { jsonLength } from '../shared/value';
import { SHAPES } from '../../shapes';

export const HttpConfigSchema = z.object({
  method: z.enum(['GET', 'POST', 'PUT', 'PATCH', 'DELETE']).default('GET'),
  /** Liquid, like the headers' values and the body. */
  url: z.string().min(1).max(2048),
  headers: z
    .array(z.object({ name: z.string().regex(/^[A-Za-z0-9-]{1,100}$/), value: z.string().max(4000) }))
    .max(30)
    .default([]),
  body: z.string().max(50_000).nullable().default(null),
  timeoutMs: z.number().int().min(100).max(60_000).default(10_000),
  /** How often the same request (same Idempotency-Key) may go again after a failure. */
  retries: z.number().int().min(0).max(5).default(2),
  /** The variable that takes `{ status, body }`. */
  saveAs: z.string().regex(SHAPES.variable).optional(),
});
const LARGEST = 65_536;

/** Asks another system. Answers of 200 to 299 leave by `ok`, everything else by `failed`. */
export const http = defineKind(HttpConfigSchema, {
  kind: 'http',
  group: 'do',
  outlets: () => [
    { name: 'ok', instant: true, expected: true },
    { name: 'failed', instant: true, expected: true },
  ],
  texts: ({ url, headers, body }) => [
    { field: 'url', source: url, shown: false },
    ...headers.map(({ value }, i) => ({ field: `headers.${i}.value`, source: value, shown: false })),
    ...(body === null ? [] : [{ field: 'body', source: body, shown: false }]),
  ],
  assigns: ({ saveAs }) => (saveAs === undefined ? [] : [saveAs]),
  asks: ({ url }) => [hostOf(url)].filter((host) => host !== '' && !host.includes('{')),
  compile({ method, url, headers, body, timeoutMs, retries, saveAs }, { text }) {
    const readUrl = text(url);
    const readHeaders = headers.map(({ name, value }) => ({ name, read: text(value) }));
    const readBody = body === null ? null : text(body);
    const failed = (code: string): Move => ({
      type: 'go',
      outlet: 'failed',
      why: { code: 'http.failed', params: { code } },
    });
    return {
      enter(turn) {
        const { scope } = turn;
        const target = readUrl(scope).trim();
        const call = turn.call({
          kind: 'http',
          method,
          url: target,
          // A line break in a header would end it: values come from customers' data.
          headers: Object.fromEntries(
            readHeaders.map(({ name, read }) => [name, read(scope).replace(/[\r\n]+/g, ' ')]),
          ),
          body: readBody ? readBody(scope) : null,
          timeoutMs,
          retries,
        });
        // Only the host is journalled: paths and queries may carry secrets.
        const why = { code: 'http.asking', params: { method, host: hostOf(target) } };
        return { type: 'wait', wake: null, local: { call }, why };
      },
      resume(turn, input) {
        if (input.type !== 'outcome') return null;
        const { result } = input;
        if (result.status !== 'response') return failed('code' in result ? result.code : result.status);
        const { http: status, body: answer } = result;
        if (jsonLength(answer, LARGEST) === null) return failed('response_too_large');
        if (saveAs !== undefined) turn.setVar(saveAs, { status, body: answer });
        if (status < 200 || status > 299) return failed(`http_${status}`);
        return { type: 'go', outlet: 'ok', why: { code: 'http.answered', params: { status } } };
      },
    };
  },
  describe: ({ method, url }) => ({ code: 'describe.http', params: { method, url: url.slice(0, 80) } }),
});
