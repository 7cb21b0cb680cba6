import { expect, it } from 'vitest';
import { createWords } from '../words';
import { fieldName } from './field-name';

it('calls a field what its form calls it', () => {
  expect(fieldName('content.whatsapp.es.parameters.0', createWords('en'))).toBe('WhatsApp · Spanish · value 1');
  expect(fieldName('conditions.0.rule.all.1.field', createWords('es'))).toBe('condición 1 · dato');
  expect(fieldName('event', createWords('es'))).toBe('nombre del evento');
  expect(fieldName('saveAs', createWords('en'))).toBe('variable');
});
