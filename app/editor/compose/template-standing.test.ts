import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../../../core/json';
import type { EnvironmentTemplate } from '../../../core/program';
import { createWords } from '../../words';
import { templateLanguages, templateStanding, templateSummary } from './template-standing';

const es = createWords('es');
const template = (language: string, state: EnvironmentTemplate['state']): EnvironmentTemplate => ({
  name: 'perdida_v3',
  language,
  channel: 'whatsapp',
  category: 'utility',
  state,
  body: 'Hola {{1}}',
  buttons: [],
});
const sends = (whatsapp: JsonObject): JsonObject => ({ channels: { channels: ['whatsapp'] }, content: { whatsapp } });
const perdida = { type: 'template', name: 'perdida_v3', parameters: [], buttons: [] };

describe('S6 a message on its card', () => {
  it('names its template and the languages it goes out in', () => {
    const both = sends({ en: perdida, es: perdida });
    expect(templateSummary(both, es)).toBe('plantilla perdida_v3');
    expect(templateLanguages(both, es)).toBe('es, en');
    expect(templateLanguages(sends({ en: perdida, pt: perdida, es: perdida }), es)).toBe('es, en +1');
  });

  it('is quoted as a text where any language is a text, or where no template was chosen yet', () => {
    expect(templateSummary(sends({ es: perdida, en: { type: 'text', text: 'Hi' } }), es)).toBeNull();
    expect(templateSummary(sends({ es: { ...perdida, name: '' } }), es)).toBeNull();
    expect(templateLanguages(sends({ es: { ...perdida, name: '' } }), es)).toBeNull();
  });

  it('shows an approved template by its shape alone, and any other state in a word', () => {
    const stands = (...templates: EnvironmentTemplate[]) =>
      templateStanding(sends({ es: perdida, en: perdida }), templates, es);
    const [spanish, english] = [template('es', 'approved'), template('en', 'approved')];
    expect(stands(spanish, english)).toEqual({ glyph: 'done', text: 'Aprobada', quiet: true });
    expect(stands(spanish, template('en', 'paused'))).toMatchObject({ glyph: 'held', quiet: false });
    expect(stands(template('es', 'pending'), template('en', 'rejected'))).toMatchObject({
      glyph: 'fail',
      text: 'Rechazada',
    });
    expect(stands()).toBeNull();
  });

  it('tells nothing of a template that belongs to a channel the message does not use', () => {
    const config = { ...sends({ es: perdida }), channels: { channels: ['email'] } };
    expect(templateStanding(config, [template('es', 'paused')], es)).toBeNull();
  });
});
