import { expect, it } from 'vitest';
import { z } from 'zod';
import { NODE_KINDS } from '../../core/nodes';
import { createWords, isWordKey } from '../words';
import { fieldName } from './field-name';

it('calls a field what its form calls it', () => {
  expect(fieldName('content.whatsapp.es.parameters.0', createWords('en'))).toBe('WhatsApp · Spanish · value 1');
  expect(fieldName('conditions.0.rule.all.1.field', createWords('es'))).toBe('condición 1 · dato');
  expect(fieldName('event', createWords('es'))).toBe('nombre del evento');
  expect(fieldName('saveAs', createWords('en'))).toBe('variable');
  expect(fieldName('content', createWords('es'))).toBe('contenido');
});

/** The names of a schema's fields, at any depth. */
function fieldsOf(schema: unknown): string[] {
  if (typeof schema !== 'object' || schema === null) return [];
  const properties = 'properties' in schema ? Object.keys(schema.properties ?? {}) : [];
  return [...properties, ...Object.values(schema).flatMap(fieldsOf)];
}

it('has a name for every field of every kind of step, whatever is missing in it', () => {
  const fields = Object.values(NODE_KINDS).flatMap((kind) =>
    fieldsOf(z.toJSONSchema(kind.config, { unrepresentable: 'any', io: 'input' })),
  );
  const passedOver = ['all', 'any', 'not', 'rule'];
  const unnamed = new Set(fields.filter((field) => !passedOver.includes(field) && !isWordKey(`studio.field.${field}`)));
  expect([...unnamed]).toEqual([]);
});
