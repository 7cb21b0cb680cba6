import { z } from 'zod';
import { JsonSchema } from '../../core/document';
import type { Endpoint } from './endpoint.server';
import { ProblemSchema } from './problem.server';
import { BASE } from './router.server';
import { PROBLEMS, STATUS_OF, type ProblemCode } from './words.server';

type Plain = Record<string, unknown>;

/** The problems that any operation with a key can answer. */
const COMMON: ProblemCode[] = ['unauthorized', 'forbidden', 'rate_limited', 'internal', 'unavailable'];

/** The OpenAPI 3.1 document of a list of endpoints: from the schemas that parse their requests. */
export function openApi(endpoints: readonly Endpoint[], server: string): Plain {
  const components: Record<string, unknown> = {};
  const paths: Record<string, Plain> = {};
  const toSchema = (schema: z.ZodType, io: 'input' | 'output', name: string) => hoist(schema, io, name, components);
  components['Problem'] = toSchema(ProblemSchema, 'output', 'Problem');
  for (const endpoint of endpoints) {
    const operation = operationOf(endpoint, toSchema);
    (paths[endpoint.path] ??= {})[endpoint.method.toLowerCase()] = operation;
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Hilo',
      version: '1',
      description:
        'Every POST takes an `Idempotency-Key`: the same request again within a day gets the same answer. Errors are `application/problem+json` with a closed `code`, in Spanish or English by `Accept-Language`.',
    },
    servers: [{ url: `${server}${BASE}` }],
    security: [{ key: [] }],
    paths,
    components: {
      schemas: components,
      securitySchemes: { key: { type: 'http', scheme: 'bearer', description: 'An API key of the workspace.' } },
    },
  };
}

function operationOf(
  endpoint: Endpoint,
  toSchema: (schema: z.ZodType, io: 'input' | 'output', name: string) => unknown,
): Plain {
  const { method, path, tag, summary, roles, params, query, body, answers } = endpoint;
  const id = operationId(method, path);
  const codes: ProblemCode[] = [
    ...(roles === 'public' ? [] : COMMON),
    ...(params ? (['not_found'] as const) : []),
    ...(body || query ? (['invalid'] as const) : []),
    ...(body ? (['malformed_json', 'too_deep', 'too_large', 'media_type'] as const) : []),
    ...(method === 'POST' ? (['idempotency_mismatch', 'idempotency_in_progress'] as const) : []),
    ...(endpoint.ingests ? (['overloaded'] as const) : []),
  ];
  return {
    operationId: id,
    tags: [tag],
    summary,
    ...(roles === 'public' ? { security: [] } : { 'x-roles': roles }),
    parameters: [
      ...parametersOf('path', params, toSchema, id),
      ...parametersOf('query', query, toSchema, id),
      ...(method === 'POST'
        ? [{ name: 'Idempotency-Key', in: 'header', required: false, schema: { type: 'string', maxLength: 200 } }]
        : []),
    ],
    ...(body
      ? {
          requestBody: {
            required: method !== 'POST' || !accepts(body, {}),
            content: { 'application/json': { schema: toSchema(body, 'input', `${id}Body`) } },
          },
        }
      : {}),
    responses: {
      [answers.status]: {
        description: summary,
        content: { 'application/json': { schema: toSchema(answers.schema, 'output', `${id}Answer`) } },
      },
      ...problemsOf(codes),
    },
  };
}

const accepts = (schema: z.ZodType, value: unknown) => schema.safeParse(value).success;

function problemsOf(codes: ProblemCode[]): Plain {
  const byStatus = new Map<number, ProblemCode[]>();
  for (const code of codes) byStatus.set(STATUS_OF[code], [...(byStatus.get(STATUS_OF[code]) ?? []), code]);
  return Object.fromEntries(
    [...byStatus].map(([status, list]) => [
      status,
      {
        description: list.map((code) => `${code}: ${PROBLEMS.en[code].title}`).join('; '),
        content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
      },
    ]),
  );
}

function parametersOf(
  where: 'path' | 'query',
  schema: z.ZodType | undefined,
  toSchema: (schema: z.ZodType, io: 'input' | 'output', name: string) => unknown,
  id: string,
): Plain[] {
  if (!(schema instanceof z.ZodObject)) return [];
  const shape = schema.shape as Record<string, z.ZodType>;
  return Object.entries(shape).map(([name, field]) => ({
    name,
    in: where,
    required: where === 'path' || !accepts(field, undefined),
    schema: toSchema(field, 'input', `${id}_${name}`),
  }));
}

/** `GET /contacts/{contact}/thread` -> `getContactsContactThread`. */
function operationId(method: string, path: string): string {
  const words = path.split(/[^A-Za-z0-9]+/).filter(Boolean);
  return method.toLowerCase() + words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join('');
}

/** A schema as JSON Schema; the definitions it needs move to `components`, where a reference can find them. */
function hoist(schema: z.ZodType, io: 'input' | 'output', name: string, components: Record<string, unknown>): unknown {
  const generated = z.toJSONSchema(schema, {
    io,
    unrepresentable: 'any',
    override: (context) => {
      // Any JSON: to say so by its six kinds would say no more.
      if ((context.zodSchema as unknown) === JsonSchema)
        for (const key of Object.keys(context.jsonSchema)) delete context.jsonSchema[key];
    },
  }) as Plain;
  const { $schema: _dialect, $defs, ...rest } = generated;
  const definitions = ($defs ?? {}) as Plain;
  const rename = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(rename);
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(
      Object.entries(value).map(([key, item]) =>
        key === '$ref' && typeof item === 'string'
          ? [
              key,
              item === '#' ? `#/components/schemas/${name}` : item.replace('#/$defs/', `#/components/schemas/${name}.`),
            ]
          : [key, rename(item)],
      ),
    );
  };
  for (const [key, definition] of Object.entries(definitions)) components[`${name}.${key}`] = rename(definition);
  const renamed = rename(rest);
  if (JSON.stringify(rest).includes('"$ref":"#"')) {
    components[name] = renamed;
    return { $ref: `#/components/schemas/${name}` };
  }
  return renamed;
}
