import { z } from 'zod';
import { addDuration, readInstant } from '../../durations';
import { fold, holdsWords } from '../../fold';
import type { Json } from '../../json';
import type { CompileContext } from '../../kind';
import type { Turn } from '../../turn';
import { toLocal } from '../../zones';
import { SHAPES } from '../../shapes';

const Id = z.string().regex(SHAPES.name);

/** What a choice is called: one name for everybody (the first language's), or one by language. */
const ChoiceTitleSchema = z
  .union([z.string().max(200), z.record(z.string().max(10), z.string().max(200))])
  .superRefine((title, context) => {
    if (typeof title === 'string' ? title !== '' : Object.values(title).some((one) => one !== '')) return;
    context.addIssue({ code: 'too_small', origin: 'string', minimum: 1, inclusive: true, input: title });
  });
export type ChoiceTitle = z.output<typeof ChoiceTitleSchema>;

/**
 * The names of a choice by language. A single one is of the language that stands first.
 *
 * @param order the flow's languages, in their order
 * @example titlesOf('Devolución', ['es-CO', 'en']) // { 'es-CO': 'Devolución' }
 */
export function titlesOf(title: ChoiceTitle, order: readonly string[]): Record<string, string> {
  if (typeof title !== 'string') return title;
  const [first = 'es'] = order;
  return title === '' ? {} : { [first]: title };
}

export const AnswerSchema = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('text'),
    min: z.number().int().min(0).default(1),
    max: z.number().int().max(4000).default(2000),
  }),
  z.object({
    type: z.literal('number'),
    min: z.number().optional(),
    max: z.number().optional(),
    integer: z.boolean().default(false),
  }),
  z.object({ type: z.literal('date') }),
  z.object({ type: z.literal('email') }),
  z.object({ type: z.literal('phone') }),
  /** Checked by the country's own rule where we know it (CO, EC); else 4 to 20 letters and digits. */
  z.object({ type: z.literal('national_id'), country: z.string().length(2).optional() }),
  z.object({
    type: z.literal('choice'),
    choices: z
      .array(
        z.object({
          id: Id,
          title: ChoiceTitleSchema,
          synonyms: z.array(z.string().max(100)).max(50).default([]),
        }),
      )
      .min(1)
      .max(50),
  }),
  z.object({ type: z.literal('yes_no') }),
]);
export type Answer = z.output<typeof AnswerSchema>;

/** What an answer came to: a value, with the choice it is, or the reason it is none. */
export type Reading = { ok: true; value: Json; choice?: string } | { ok: false; code: string };

const YES = ['si', 'sip', 'claro', 'ok', 'dale', 'correcto', 'yes', 'yeah', 'yep', 'sure'];
const NO = ['no', 'nop', 'nunca', 'nope', 'nah'];
const bad = (code: string): Reading => ({ ok: false, code });

/** Reads what a customer wrote or pressed as an answer of a type; total on any text. */
export function readAnswer(
  answer: Answer,
  { text, button }: { text: string; button: string | null },
  turn: Turn,
  phone: CompileContext['phone'],
): Reading {
  const said = text.trim();
  switch (answer.type) {
    case 'text':
      return said.length >= answer.min && said.length <= answer.max ? { ok: true, value: said } : bad('length');
    case 'number':
      return readNumber(answer, said);
    case 'date':
      return readDate(said, turn);
    case 'email':
      return /^[^\s@]{1,64}@[^\s@.]+(\.[^\s@.]+)+$/.test(said) && said.length <= 254
        ? { ok: true, value: said.toLowerCase() }
        : bad('email');
    case 'phone':
      return readPhone(said, turn.facts.contact.country, phone);
    case 'national_id':
      return readNationalId(said, answer.country ?? turn.facts.contact.country ?? '');
    case 'choice':
      return readChoice(answer.choices, said, button);
    case 'yes_no':
      return readYesNo(said, button);
  }
}

function readNumber(answer: Extract<Answer, { type: 'number' }>, said: string): Reading {
  // 1.500,50 and 1,500.50: the last separator is the decimal one where two kinds appear; `1.500` alone is read as
  // thousands, as people write it in Spanish.
  const digits = said.replace(/[^\d.,-]/g, '');
  const decimal = Math.max(digits.lastIndexOf('.'), digits.lastIndexOf(','));
  const both = digits.includes('.') && digits.includes(',');
  const thousands = !both && /^-?\d{1,3}([.,]\d{3})+$/.test(digits);
  const whole = decimal < 0 || thousands ? digits.replace(/[.,]/g, '') : digits.slice(0, decimal).replace(/[.,]/g, '');
  const normal = decimal < 0 || thousands ? whole : `${whole}.${digits.slice(decimal + 1)}`;
  if (!/^-?\d+(\.\d+)?$/.test(normal) || normal.length > 30) return bad('number');
  const value = Number(normal);
  if (answer.integer && !Number.isInteger(value)) return bad('integer');
  if ((answer.min !== undefined && value < answer.min) || (answer.max !== undefined && value > answer.max))
    return bad('range');
  return { ok: true, value };
}

const DAYS: Record<string, number> = { hoy: 0, today: 0, manana: 1, tomorrow: 1, 'pasado manana': 2 };

/** An ISO date, day/month/year, or "mañana": as `YYYY-MM-DD` in the contact's zone. */
function readDate(said: string, turn: Turn): Reading {
  const days = DAYS[fold(said)];
  if (days !== undefined && Object.hasOwn(DAYS, fold(said))) {
    const at = addDuration(turn.at, { amount: days, unit: 'days' }, turn.zone);
    return { ok: true, value: new Date(toLocal(turn.zone, at)).toISOString().slice(0, 10) };
  }
  const parts = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(said);
  const iso = parts
    ? `${parts[3] ?? ''}-${(parts[2] ?? '').padStart(2, '0')}-${(parts[1] ?? '').padStart(2, '0')}`
    : said;
  return /^\d{4}-\d{2}-\d{2}$/.test(iso) && readInstant(iso, 'UTC') !== null ? { ok: true, value: iso } : bad('date');
}

function readPhone(said: string, country: string | null, phone: CompileContext['phone']): Reading {
  const value = phone(said, country ?? 'CO');
  return value === null ? bad('phone') : { ok: true, value };
}

function readNationalId(said: string, country: string): Reading {
  const id = said.replace(/[\s.-]/g, '').toUpperCase();
  const ok =
    country === 'CO' ? /^\d{6,10}$/.test(id) : country === 'EC' ? isEcuadorianId(id) : /^[A-Z0-9]{4,20}$/.test(id);
  return ok ? { ok: true, value: id } : bad('national_id');
}

/** Ecuador's cedula: province 01 to 24 or 30, third digit below 6, modulo-10 check digit (Registro Civil). */
function isEcuadorianId(id: string): boolean {
  if (!/^\d{10}$/.test(id)) return false;
  const province = Number(id.slice(0, 2));
  const digits = [...id].map(Number);
  if ((province < 1 || province > 24) && province !== 30) return false;
  if ((digits[2] ?? 9) > 5) return false;
  const sum = digits.slice(0, 9).reduce((total, digit, i) => {
    const weighted = i % 2 === 0 ? digit * 2 : digit;
    return total + (weighted > 9 ? weighted - 9 : weighted);
  }, 0);
  return (10 - (sum % 10)) % 10 === digits[9];
}

function readChoice(
  choices: Extract<Answer, { type: 'choice' }>['choices'],
  said: string,
  button: string | null,
): Reading {
  const text = fold(said);
  // Whoever answers may do so in another language than the one we know of them: every name counts.
  const called = choices.map(({ id, title, synonyms }) => ({
    id,
    names: [...(typeof title === 'string' ? [title] : Object.values(title)), ...synonyms].map(fold).filter(Boolean),
  }));
  const named = called.filter(({ names }) => names.includes(text));
  const held = called.filter(({ names }) => names.some((name) => holdsWords(text, name)));
  const chosen =
    called.find(({ id }) => id === button) ??
    named[0] ??
    (/^\d{1,2}$/.test(text) ? called[Number(text) - 1] : undefined) ??
    // Two options in one sentence are no choice.
    (held.length === 1 ? held[0] : undefined);
  return chosen ? { ok: true, value: chosen.id, choice: chosen.id } : bad('choice');
}

function readYesNo(said: string, button: string | null): Reading {
  const text = fold(said);
  const [first = ''] = text.split(' ');
  if (button === 'yes' || (button === null && YES.includes(first))) return { ok: true, value: true, choice: 'yes' };
  if (button === 'no' || (button === null && NO.includes(first))) return { ok: true, value: false, choice: 'no' };
  return bad('yes_no');
}
