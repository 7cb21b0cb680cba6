import { show } from '../sentence';
import type { JsonObject } from '../../json';

const either = new Intl.ListFormat('es', { type: 'disjunction' });

const KINDS: Record<string, string> = {
  object: 'un objeto, entre llaves',
  array: 'una lista, entre corchetes',
  string: 'un texto, entre comillas',
  number: 'un número',
  int: 'un número entero',
  boolean: 'true o false',
};
const SHAPES: Record<string, string> = {
  variable: 'empieza con una letra y solo lleva letras sin tilde, números y _',
  name: 'solo lleva letras sin tilde, números, _ y -',
  time: 'es una hora como 09:30',
  key: 'es una tecla: 0 a 9, * o #',
};
const UNITS: Record<string, string> = { string: ' caracteres', array: ' elementos' };

/** What is wrong in one field of a document, and what to write there. */
export function misfit({ field, issue, allowed, expected, of, limit, keys, shape }: JsonObject): string {
  const where = field ? `«${show(field)}»` : 'El documento';
  const amount = `${show(limit)}${UNITS[show(of)] ?? ''}`;
  switch (issue) {
    case 'invalid_value':
      return Array.isArray(allowed)
        ? `${where} solo puede ser ${either.format(allowed.map((each) => `«${show(each)}»`))}. Cámbialo.`
        : `${where} tiene un valor que no existe. Elige otro.`;
    case 'invalid_type':
      return `${where} falta o no es lo que debe: ahí va ${KINDS[show(expected)] ?? 'otra clase de valor'}. Escríbelo.`;
    case 'too_big':
      return limit === undefined ? `${where} es demasiado. Redúcelo.` : `${where} pasa de ${amount}. Redúcelo.`;
    case 'too_small':
      return limit === undefined || (limit === 1 && of !== 'number')
        ? `${where} está vacío. Complétalo.`
        : `${where} tiene menos de ${amount}. Complétalo.`;
    case 'unrecognized_keys':
      return `${where} tiene campos que Hilo no conoce: ${show(keys)}. Quítalos.`;
    case 'invalid_format':
      return `${where} ${SHAPES[show(shape)] ?? 'no está escrito como va'}. Cámbialo.`;
    default:
      return `${where} no está escrito como Hilo lo lee. Compáralo con un flujo exportado y corrígelo.`;
  }
}
