import { describe, expect, it } from 'vitest';
import { LANGUAGES } from '../vocabulary';
import { SENTENCES, say } from '../words';
import { decide } from './decide';
import { DEFAULT_POLICIES } from './defaults';
import { explain, nextAllowed, sayNext } from './explain';
import { TUESDAY, bogota, delivery, facts, policies, proposal } from './facts.fixture';
import { DAY, HOUR } from './zone';

const text = (said: ReturnType<typeof explain>, language: 'es' | 'en') => said.map((one) => say(one, language));

describe('explain', () => {
  it('gap 4: says the verdict first and then what stood in the way, in both languages', () => {
    const decision = decide(facts({ consents: [] }), proposal(), DEFAULT_POLICIES);
    expect(text(explain(decision), 'es')).toEqual([
      'No se envía.',
      'No hay consentimiento para mensajes de servicio por SMS. Pídelo o regístralo con su prueba.',
    ]);
    expect(text(explain(decision), 'en')).toEqual([
      'Not sent.',
      'No consent to service messages by SMS. Ask for it, or record it with its evidence.',
    ]);
  });

  it('gap 14: tells law from policy, with the source and the time where the person is', () => {
    const now = bogota('2026-11-22T12:00');
    const reason = (purpose: 'marketing' | 'service') =>
      text(explain(decide(facts({ now }), proposal({ purpose }), DEFAULT_POLICIES)), 'en')[1];
    expect(reason('marketing')).toContain('by law (Ley 2300 de 2023, arts. 3 y 5 par. 3)');
    expect(reason('service')).toContain('by our own policy');
    expect(reason('service')).toMatch(/Sun,? 22 Nov.* 12:00.*Mon,? 23 Nov.* 07:00/);
  });

  it('says once what holds every channel', () => {
    const decision = decide(facts(), proposal({ channels: ['sms', 'email'] }), policies({ killSwitch: true }));
    expect(explain(decision).map((one) => one.code)).toEqual(['policy.verdict.recheck', 'policy.kill.on']);
  });

  it('tells every rule when asked for all, and each one in words', () => {
    const decision = decide(facts(), proposal({ channels: ['whatsapp', 'sms'] }), DEFAULT_POLICIES);
    const all = explain(decision, { all: true });
    expect(all.length).toBeGreaterThan(12);
    for (const language of LANGUAGES) {
      for (const one of all) {
        const sentence = say(one, language);
        expect(sentence).not.toBe(one.code);
        expect(sentence).not.toMatch(/undefined|null|\{|—/);
      }
    }
  });

  it('has words for a message without a channel', () => {
    expect(explain(decide(facts(), proposal({ channels: [] }), DEFAULT_POLICIES)).map((one) => one.code)).toEqual([
      'policy.verdict.suppress',
      'policy.no_channel',
    ]);
  });

  it('has a total sentence for every code, whatever is missing', () => {
    for (const language of LANGUAGES) {
      for (const code of Object.keys(SENTENCES[language]).filter((one) => /^(policy\.|flow\.paused)/.test(one))) {
        expect(say({ code, params: {} }, language)).not.toBe(code);
      }
    }
  });
});

describe('nextAllowed', () => {
  it('gap 4: is now where it is allowed now', () => {
    expect(nextAllowed(facts(), proposal(), DEFAULT_POLICIES, 30)).toMatchObject({ at: TUESDAY, channel: 'sms' });
  });

  it('gap 4: walks from one obstacle to the next', () => {
    // Rest ends on Saturday at ten in the evening: then come the closed hours, and Monday.
    const now = bogota('2026-11-25T22:00');
    const next = nextAllowed(
      facts({ now, lastConversionAt: now }),
      proposal({ purpose: 'marketing' }),
      DEFAULT_POLICIES,
      30,
    );
    expect(next).toMatchObject({ at: bogota('2026-11-30T07:00'), channel: 'sms' });
    expect(say(sayNext(next, 'America/Bogota', 30), 'en')).toBe(
      'Could be contacted from Mon 30 Nov, 07:00, Bogota, by SMS.',
    );
  });

  it('sees the end of a refusal and of an exclusion', () => {
    const refusals = [{ intent: 'post_sale', at: TUESDAY - 2159 * HOUR }];
    const refused = nextAllowed(facts({ refusals }), proposal({ purpose: 'marketing' }), DEFAULT_POLICIES, 30);
    expect(refused.at).toBe(TUESDAY + HOUR);
    const suppressions = [{ id: 's', channel: null, purpose: null, reason: 'complaint', until: TUESDAY + DAY }];
    expect(nextAllowed(facts({ suppressions }), proposal(), DEFAULT_POLICIES, 30).at).toBe(TUESDAY + DAY);
  });

  it('takes the channel that frees up first', () => {
    const caps = [{ id: 'sms', max: 1, window: { rolling: 'hours' as const, hours: 48 }, channel: 'sms' as const }];
    const suppressions = [
      { id: 's', channel: 'email' as const, purpose: null, reason: 'bounce', until: TUESDAY + HOUR },
    ];
    const next = nextAllowed(
      facts({ deliveries: [delivery(TUESDAY)], suppressions }),
      proposal({ channels: ['sms', 'email'] }),
      policies({ caps }),
      30,
    );
    expect(next).toMatchObject({ at: TUESDAY + HOUR, channel: 'email' });
  });

  it('does not guess at the end of a pause', () => {
    const next = nextAllowed(facts({ flow: { id: 'f', paused: 'all' } }), proposal(), DEFAULT_POLICIES, 30);
    expect(next).toMatchObject({ at: null, reason: 'open_ended' });
  });

  it('tells never from not within the horizon', () => {
    expect(nextAllowed(facts({ consents: [] }), proposal(), DEFAULT_POLICIES, 30)).toMatchObject({
      at: null,
      reason: 'never',
    });
    const refusals = [{ intent: 'post_sale', at: TUESDAY }];
    const next = nextAllowed(facts({ refusals }), proposal({ purpose: 'marketing' }), DEFAULT_POLICIES, 30);
    expect(next).toMatchObject({ at: null, reason: 'beyond' });
    expect(say(sayNext(next, 'UTC', 30), 'es')).toBe('No hay un momento permitido en los próximos 30 días.');
  });
});
