import { z } from 'zod';
import type { Json } from './json';
import { CHANNELS, PURPOSES } from './vocabulary';
import { SHAPES } from './shapes';

/**
 * A flow document: what the canvas draws, git diffs and `compile` reads. JSON, one edge at most per outlet.
 * A node's `config` is parsed by its own kind (`core/nodes/<kind>`), never here. Stored documents are read as they are:
 * a new field with a default also needs a migration that gives it to those already stored.
 */
export const JsonSchema: z.ZodType<Json> = z.lazy(() =>
  z.union([z.string(), z.number(), z.boolean(), z.null(), z.array(JsonSchema), z.record(z.string(), JsonSchema)]),
);

const Id = z.string().regex(SHAPES.name);

/** A length of time. Calendar units (days, weeks, months) are counted in the contact's zone, the others are exact. */
export const DurationSchema = z.object({
  amount: z.number().int().min(0).max(100_000),
  unit: z.enum(['seconds', 'minutes', 'hours', 'days', 'weeks', 'months']),
});
export type Duration = z.infer<typeof DurationSchema>;

export const OPERATORS = [
  'eq',
  'ne',
  'gt',
  'gte',
  'lt',
  'lte',
  'in',
  'not_in',
  'contains',
  'not_contains',
  'starts_with',
  'is_set',
  'is_not_set',
] as const;
export type Operator = (typeof OPERATORS)[number];

/**
 * One rule language for branch conditions, triggers and segments: groups over typed fields, and CEL for the rest.
 * Fields are dotted paths: `contact.attributes.clv`, `contact.tags`, `vars.order`, `event.amount`, `channel`.
 */
export type Rule =
  | { all: Rule[] }
  | { any: Rule[] }
  | { not: Rule }
  | { field: string; op: Operator; value?: Json }
  | { expression: string };
export const RuleSchema: z.ZodType<Rule> = z.lazy(() =>
  z.union([
    z.strictObject({ all: z.array(RuleSchema).max(50) }),
    z.strictObject({ any: z.array(RuleSchema).max(50) }),
    z.strictObject({ not: RuleSchema }),
    z.strictObject({ field: z.string().min(1).max(200), op: z.enum(OPERATORS), value: JsonSchema.optional() }),
    z.strictObject({ expression: z.string().min(1).max(4000) }),
  ]),
);

/** What one channel says, in one language. Texts are Liquid. */
export const ContentSchema = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('text'),
    text: z.string().max(10_000),
    buttons: z
      .array(
        z.object({
          id: Id,
          title: z.string().max(200),
          /** In a list: what stands under the title, and the section that the row is in. */
          description: z.string().max(500).optional(),
          section: z.string().max(200).optional(),
        }),
      )
      .max(20)
      .optional(),
    /** The buttons are the rows of a list, which opens from a button of its own. */
    list: z.object({ button: z.string().max(200) }).optional(),
    media: z.object({ url: z.string().max(2048), mime: z.string().max(100) }).optional(),
  }),
  z.object({
    type: z.literal('template'),
    /** The template's name; with the content's language it names one approved text. */
    name: z.string().min(1).max(512),
    /** The template's own language, where it is not the content's: `es_MX` said to whoever speaks `es-CO`. */
    language: z.string().max(10).optional(),
    /** Body parameters in the template's order, each Liquid. */
    parameters: z.array(z.string().max(1024)).max(50).default([]),
    /** The template's quick replies, in its order: the id becomes the outlet. */
    buttons: z
      .array(z.object({ id: Id, title: z.string().max(200) }))
      .max(10)
      .optional(),
  }),
  z.object({
    type: z.literal('email'),
    subject: z.string().max(500),
    text: z.string().max(100_000),
    html: z.string().max(500_000).optional(),
    buttons: z
      .array(z.object({ id: Id, title: z.string().max(200) }))
      .max(20)
      .optional(),
  }),
  z.object({
    type: z.literal('voice'),
    say: z.string().max(4000),
    /** Keys of the keypad that answer. */
    buttons: z
      .array(
        z.object({
          id: Id,
          title: z.string().max(200),
          digit: z.string().regex(SHAPES.key).optional(),
        }),
      )
      .max(12)
      .optional(),
  }),
]);
export type Content = z.infer<typeof ContentSchema>;

/** channel -> language -> content. */
export const ContentByChannelSchema = z.partialRecord(z.enum(CHANNELS), z.record(z.string().max(10), ContentSchema));
export type ContentByChannel = z.infer<typeof ContentByChannelSchema>;

export const EntryRuleSchema = z.discriminatedUnion('kind', [
  /** Every trigger starts a run. */
  z.object({ kind: z.literal('none') }),
  /** One live run per contact; a new one after it ended. */
  z.object({ kind: z.literal('after_exit') }),
  /** One live run per contact, and at least this long between starts. */
  z.object({ kind: z.literal('min_interval'), interval: DurationSchema }),
  /** One live run per value of a field of the trigger's payload: an order, an appointment. */
  z.object({ kind: z.literal('keyed'), field: z.string().min(1).max(200) }),
]);

export const SettingsSchema = z.object({
  purpose: z.enum(PURPOSES),
  objective: z.enum(['educate', 'reengage', 'convert', 'retain', 'resolve']).optional(),
  /** The event that means success. A run that sees it within the window reaches its goal and exits at once. */
  goal: z
    .object({ event: z.string().min(1).max(200), where: RuleSchema.optional(), within: DurationSchema.optional() })
    .optional(),
  /** Other events that end a run at once. */
  exitOn: z
    .array(z.object({ event: z.string().min(1).max(200), where: RuleSchema.optional() }))
    .max(20)
    .default([]),
  /** 0 (first) to 9. */
  priority: z.number().int().min(0).max(9).default(5),
  entry: EntryRuleSchema.default({ kind: 'after_exit' }),
  /** What an unwired "not sent" does. */
  notSent: z.enum(['continue', 'end']).default('continue'),
  /** An IANA zone, used where the contact has none. */
  timeZone: z.string().max(64).optional(),
  /** What it is written in: some of the workspace's, and the order to fall back in (`core/languages.ts`). */
  languages: z.array(z.string().max(10)).min(1).default(['es']),
  handoff: z
    .object({
      redWords: z.array(z.string().max(100)).max(200).default([]),
      maxMisses: z.number().int().min(1).max(20).default(3),
      queue: z.string().max(100).optional(),
    })
    .optional(),
});
export type FlowSettings = z.infer<typeof SettingsSchema>;

export const NodeSchema = z.object({
  id: Id,
  kind: z.string().min(1).max(50),
  name: z.string().max(200).default(''),
  config: z.record(z.string(), JsonSchema).default({}),
  position: z.object({ x: z.number(), y: z.number() }).default({ x: 0, y: 0 }),
  /** The stage of the journey it belongs to, by id: its lane on the canvas. */
  stage: Id.optional(),
  /** The group it folds into, by id. */
  group: Id.optional(),
});
export type FlowNode = z.infer<typeof NodeSchema>;

/** How large a note may be made, and how large it is that nobody resized. */
export const NOTE_SIZE = { width: 200, height: 112 };
export const LEAST_NOTE = { width: 120, height: 64 };
export const MOST_NOTE = { width: 1200, height: 1200 };
const within = (side: 'width' | 'height') => z.number().min(LEAST_NOTE[side]).max(MOST_NOTE[side]);

export const EdgeSchema = z.object({ from: Id, outlet: z.string().min(1).max(100), to: Id });
export type FlowEdge = z.infer<typeof EdgeSchema>;

export const FlowDocumentSchema = z.object({
  schema: z.literal(1),
  kind: z.enum(['journey', 'bot']),
  name: z.string().min(1).max(200),
  settings: SettingsSchema,
  /** Declared variables with a type, a default and, for sub-flows, whether it is an input. */
  variables: z
    .array(
      z.object({
        name: z.string().regex(SHAPES.variable),
        type: z.enum(['text', 'number', 'boolean', 'date', 'list', 'object']).default('text'),
        default: JsonSchema.optional(),
        input: z.boolean().default(false),
      }),
    )
    .max(200)
    .default([]),
  nodes: z.array(NodeSchema).max(5000),
  edges: z.array(EdgeSchema).max(20_000),
  notes: z
    .array(
      z.object({
        id: Id,
        text: z.string().max(5000),
        position: z.object({ x: z.number(), y: z.number() }),
        /** Its room on the canvas; absent: `NOTE_SIZE`. */
        size: z.object({ width: within('width'), height: within('height') }).optional(),
      }),
    )
    .max(500)
    .default([]),
  /** Steps that fold into one card. Which of them a step is in stands on the step; groups do not nest. */
  groups: z
    .array(z.object({ id: Id, name: z.string().max(200) }))
    .max(500)
    .default([]),
  /** The stages of the journey, from top to bottom: lanes across the canvas. */
  stages: z
    .array(
      z.object({
        id: Id,
        name: z.string().max(100),
        /** Where its lane begins on the canvas; it ends where the next one begins. Absent: above its highest step. */
        top: z.number().optional(),
      }),
    )
    .max(30)
    .default([]),
});
export type FlowDocument = z.infer<typeof FlowDocumentSchema>;
/** The document as people write it: defaults may be left out. */
export type FlowDocumentInput = z.input<typeof FlowDocumentSchema>;
