import { describe, expect, it } from 'vitest';
import { compile } from './compile';
import { FlowDocumentSchema } from './document';
import { healthOf, troubleOf, type Attempt, type Surroundings } from './health';
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

  it('says the steps whose channel is served, but by a sender that gets nothing through', () => {
    const trouble = { tries: 3, code: 'provider.auth_failed', params: { detail: '535' } };
    const around: Surroundings = { ...well, failing: { email: trouble } };
    expect(told(around)).toEqual(['email health.sender_failing']);
    const [finding] = healthOf(document, around);
    expect(finding && say(finding, 'es')).toBe(
      'Por correo no sale nada: los últimos 3 envíos fallaron. El proveedor rechazó las credenciales. Actualízalas en Ajustes.',
    );
    expect(finding && say(finding, 'en')).toContain('the last 3 sends failed. The provider refused the credentials.');
  });

  it('says the steps that ask a system which does not answer', () => {
    const asks = (url: string) => ({ id: 'ask', kind: 'http', config: { url } });
    const around: Surroundings = {
      ...well,
      sources: { 'api.tienda.co': { tries: 3, code: 'http.timeout', params: {} } },
    };
    const of = (url: string) => healthOf({ nodes: [{ ...asks(url), name: '', position: { x: 0, y: 0 } }] }, around);
    expect(of('https://api.tienda.co/orders/{{ vars.order }}').map((finding) => say(finding, 'es'))).toEqual([
      'Las últimas 3 peticiones a api.tienda.co fallaron: no respondió a tiempo. Revisa si ese sistema está en marcha.',
    ]);
    expect(of('https://otra.co/api.tienda.co')).toEqual([]);
    expect(of('https://{{ vars.host }}/orders')).toEqual([]);
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

describe('S7 what the latest attempts say of whoever was asked', () => {
  const good: Attempt = { ok: true, tries: 1, settled: false, code: '', params: {} };
  const bad: Attempt = { ok: false, tries: 1, settled: false, code: 'provider.unreachable', params: {} };

  it('is nothing while the newest got through, or nobody tried', () => {
    expect(troubleOf([])).toBeNull();
    expect(troubleOf([good, bad, bad, bad])).toBeNull();
  });

  it('is a trouble from the second failure in a row on, counted up to the last success', () => {
    expect(troubleOf([bad, good])).toBeNull();
    expect(troubleOf([bad, bad, good, bad])).toMatchObject({ tries: 2, code: 'provider.unreachable' });
    expect(troubleOf([{ ...bad, tries: 3 }])).toMatchObject({ tries: 3 });
  });

  it('is one at the first failure that only settings can mend', () => {
    expect(troubleOf([{ ...bad, settled: true }, good])).toMatchObject({ tries: 1 });
  });
});
