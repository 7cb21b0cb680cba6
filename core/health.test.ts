import { describe, expect, it } from 'vitest';
import { compile } from './compile';
import { FlowDocumentSchema } from './document';
import { healthOf, type Surroundings } from './health';
import { SAMPLE_ENVIRONMENT } from './samples/environment';
import { POST_SALE } from './samples/post-sale';
import { say } from './words';

const document = FlowDocumentSchema.parse(POST_SALE);
const well: Surroundings = { templates: SAMPLE_ENVIRONMENT.templates, senders: { whatsapp: 'ready', email: 'ready' } };
const withState = (state: 'paused' | 'rejected' | 'disabled' | 'pending') =>
  SAMPLE_ENVIRONMENT.templates.map((one) => (one.language === 'es' ? { ...one, state } : one));
const told = (around: Surroundings) => healthOf(document, around).map(({ node, code }) => `${node} ${code}`);

describe('S7 the health of a flow', () => {
  it('is good where every template and sender is', () => {
    expect(told(well)).toEqual([]);
  });

  it.each(['paused', 'rejected', 'disabled'] as const)('says the step whose template is %s', (state) => {
    const around = { ...well, templates: withState(state) };
    expect(told(around)).toEqual([`ask health.template_${state}`]);
    for (const language of ['es', 'en'] as const)
      for (const finding of healthOf(document, around)) expect(say(finding, language)).toContain('postventa_24h');
  });

  it('leaves a template that was never approved to the problems', () => {
    expect(told({ ...well, templates: withState('pending') })).toEqual([]);
  });

  it('says every step whose channel nobody serves, or whose sender is switched off', () => {
    expect(told({ ...well, senders: { email: 'disabled' } })).toEqual([
      'ask health.sender_missing',
      'email health.sender_disabled',
    ]);
  });

  it('keeps nothing from publishing by itself: a paused template was approved, and its messages are held', () => {
    const environment = { ...SAMPLE_ENVIRONMENT, templates: withState('paused') };
    expect(compile(document, environment).ok).toBe(true);
  });

  it('R39 a template that is not approved, or no longer, does keep it from publishing', () => {
    for (const state of ['pending', 'rejected', 'disabled'] as const)
      expect(compile(document, { ...SAMPLE_ENVIRONMENT, templates: withState(state) }).ok).toBe(false);
  });
});
