import { z } from 'zod';
import { CHANNELS, PURPOSES } from '../vocabulary';
import type { Policies } from './types';

const Id = z.string().regex(/^[A-Za-z0-9_.-]{1,64}$/);
const Purposes = z.array(z.enum(PURPOSES)).max(PURPOSES.length);

/** The facts hold 31 days of ledger: a longer window would count too little. */
const LONGEST_CAP_HOURS = 744;
/** Five years: longer than any rest anybody asks for, short enough to be a number of hours. */
const LONGEST_REST_HOURS = 43_800;

const StretchSchema = z
  .tuple([z.number().int().min(0).max(1440), z.number().int().min(0).max(1440)])
  .refine(([from, to]) => from < to, 'opens after it closes');
const DaysSchema = z.record(z.string().regex(/^[1-7]$/), z.array(StretchSchema).max(8));

export const CapSchema = z.strictObject({
  id: Id,
  max: z.number().int().min(1).max(1000),
  window: z.union([
    z.strictObject({ rolling: z.literal('hours'), hours: z.number().int().min(1).max(LONGEST_CAP_HOURS) }),
    z.strictObject({ calendar: z.enum(['day', 'week', 'month']) }),
  ]),
  channel: z.enum(CHANNELS).optional(),
  purpose: z.enum(PURPOSES).optional(),
  flow: z.string().min(1).max(64).optional(),
  tag: z.string().min(1).max(100).optional(),
});

const ConsentNeed = z.enum(['granted', 'not_withdrawn', 'none']);
const unique = (list: { id: string }[]) => new Set(list.map((one) => one.id)).size === list.length;

/** The workspace's contact rules, as the editor and the API take them. */
export const PoliciesSchema = z.strictObject({
  schema: z.literal(1),
  version: z.number().int().min(0),
  killSwitch: z.boolean(),
  packs: z.array(z.string().regex(/^[A-Z]{2}$/)).max(50),
  defaultCountry: z
    .string()
    .regex(/^[A-Z]{2}$/)
    .nullable(),
  hours: z
    .strictObject({
      purposes: Purposes,
      channels: z.array(z.enum(CHANNELS)).max(CHANNELS.length),
      days: DaysSchema,
      closedOnHolidays: z.boolean().optional(),
      closedDates: z
        .array(z.string().regex(/^\d{4}-\d{2}-\d{2}$/))
        .max(366)
        .optional(),
    })
    .nullable(),
  caps: z.array(CapSchema).max(50).refine(unique, 'two caps share an id'),
  coolDowns: z
    .array(
      z.strictObject({
        id: Id,
        after: z.enum(['conversion', 'complaint', 'refusal']),
        hours: z.number().int().min(1).max(LONGEST_REST_HOURS),
        purposes: Purposes,
      }),
    )
    .max(20)
    .refine(unique, 'two cool-downs share an id'),
  sameIntentHours: z.number().int().min(0).max(LONGEST_CAP_HOURS),
  openCaseHolds: Purposes,
  consent: z.strictObject({ marketing: ConsentNeed, service: ConsentNeed, transactional: ConsentNeed }),
}) satisfies z.ZodType<Policies>;
