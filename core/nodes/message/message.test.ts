import { describe, expect, it } from 'vitest';
import { SAMPLE_FACTS } from '../../samples/facts';
import { Bench, chat, DAY, T0 } from '../testing';

const ALL = [
  'button:a',
  'button:b',
  'reply',
  'clicked',
  'read_no_reply',
  'delivered_not_read',
  'no_answer',
  'not_sent',
];
const wait = { answer: { amount: 1, unit: 'days' } };
const waiting = (outlets = ALL) => new Bench('message', { ...chat('Hola', ['a', 'b']), wait }, outlets);

describe('message', () => {
  it('goes on as soon as it is sent when it waits for no answer', () => {
    expect(new Bench('message', chat('Hola'), ['sent', 'not_sent']).sent().left).toBe('sent');
  });

  it.each<[string, (bench: Bench) => Bench, string]>([
    ['a button', (bench) => bench.sent().reply('Botón a', 'a'), 'button:a'],
    ['a button before we know it was sent', (bench) => bench.reply('Botón a', 'a'), 'button:a'],
    ["a button's title, written", (bench) => bench.sent().reply('  boton B. '), 'button:b'],
    ["a button's number, written", (bench) => bench.sent().reply('2'), 'button:b'],
    ['any other reply', (bench) => bench.sent().reply('¿quién habla?'), 'reply'],
    ['a reply that overtook the send', (bench) => bench.reply('¿quién habla?').sent(), 'reply'],
    ['a click', (bench) => bench.sent().receipt('clicked'), 'clicked'],
    ['silence', (bench) => bench.sent().ring(), 'no_answer'],
    ['delivered and silence', (bench) => bench.sent().receipt('delivered').ring(), 'delivered_not_read'],
    ['read and silence', (bench) => bench.sent().receipt('delivered').receipt('read').ring(), 'read_no_reply'],
    ['a receipt that overtook the send', (bench) => bench.receipt('read').sent().ring(), 'read_no_reply'],
    ['a refusal', (bench) => bench.answer({ status: 'not_sent', code: 'policy.consent' }), 'not_sent'],
    ['a failure after it was sent', (bench) => bench.sent().receipt('failed'), 'not_sent'],
    [
      'a deferral, then sent and silence',
      (bench) =>
        bench
          .answer({ status: 'deferred', until: T0 + DAY, code: 'policy.hours' })
          .ring()
          .sent()
          .ring(),
      'no_answer',
    ],
    [
      'not known, then known to be sent',
      (bench) =>
        bench
          .answer({ status: 'unknown' })
          .answer({ status: 'sent', channel: 'webchat', delivery: 'd', flagged: 'unknown' })
          .ring(),
      'no_answer',
    ],
  ])('leaves after %s (R64)', (_, doing, outlet) => {
    expect(doing(waiting()).left).toBe(outlet);
  });

  it("says a template in its own language to whoever speaks the content's", () => {
    const content = { type: 'template', name: 'postventa_24h', language: 'es', parameters: ['Ana', '1042'] };
    const config = { channels: { channels: ['whatsapp'] }, content: { whatsapp: { 'es-CO': content } } };
    const [call] = new Bench('message', config, ['sent']).commands;
    expect(call).toMatchObject({ call: { content: { whatsapp: { name: 'postventa_24h', language: 'es' } } } });
  });

  it('counts the wait for an answer from when it was sent', () => {
    const bench = waiting()
      .answer({ status: 'deferred', until: T0 + DAY, code: 'policy.hours' })
      .ring();
    expect(bench.wake).toBeNull();
    expect(bench.sent().wake).toBe(T0 + 2 * DAY);
  });

  it('keeps waiting while nobody knows whether the provider took it', () => {
    const bench = waiting().answer({ status: 'unknown' });
    expect(bench.take({ type: 'timer', at: T0 + 40 * DAY }).left).toBeNull();
    expect(bench.wake).toBeNull();
  });

  it('leaves by the nearest outlet that is connected', () => {
    expect(waiting(['reply', 'no_answer']).sent().reply('', 'a').left).toBe('reply');
    expect(waiting(['reply', 'no_answer']).sent().receipt('read').ring().left).toBe('no_answer');
    expect(waiting(['reply', 'no_answer']).sent().receipt('clicked').left).toBeNull();
  });

  it("follows the flow's setting where not sent leads nowhere", () => {
    const refused = { status: 'not_sent', code: 'policy.consent' } as const;
    expect(waiting(['no_answer']).answer(refused).left).toBe('no_answer');
    const ends = new Bench('message', chat('Hola'), ['sent'], {
      document: { settings: { purpose: 'service', notSent: 'end' } },
    }).answer(refused);
    expect(ends.state.outcome).toMatchObject({ kind: 'exited', name: 'not_sent' });
  });

  it("speaks the contact's language, then the flow's, then any", () => {
    const text = (value: string) => ({ type: 'text', text: value });
    const config = {
      channels: { channels: ['webchat'] },
      content: { webchat: { es: text('hola'), en: text('hello'), pt: text('olá') } },
    };
    const said = (language: string | null) => {
      const facts = { ...SAMPLE_FACTS, contact: { ...SAMPLE_FACTS.contact, language } };
      const bench = new Bench('message', config, ['sent'], {
        facts,
        document: { settings: { purpose: 'service', languages: ['en'] } },
      });
      const [command] = bench.commands;
      return command?.type === 'call' && command.call.kind === 'send' ? command.call.content.webchat?.language : null;
    };
    expect(['pt-BR', 'es', 'fr', null].map(said)).toEqual(['pt', 'es', 'en', 'en']);
  });

  it('offers the channels as it was told to choose (R61)', () => {
    const text = { es: { type: 'text', text: 'hola' } };
    const offered = (choose: string) => {
      const facts = {
        ...SAMPLE_FACTS,
        contact: { ...SAMPLE_FACTS.contact, preferred: ['rcs' as const, 'sms' as const] },
      };
      const config = {
        channels: { choose, channels: ['whatsapp', 'sms', 'webchat'] },
        content: { whatsapp: text, sms: text, webchat: text },
      };
      const [command] = new Bench('message', config, ['sent'], { facts }).commands;
      return command?.type === 'call' && command.call.kind === 'send' ? command.call.channels : null;
    };
    expect(offered('one')).toEqual(['whatsapp']);
    expect(offered('order')).toEqual(['whatsapp', 'sms', 'webchat']);
    expect(offered('preferred')).toEqual(['sms', 'whatsapp', 'webchat']);
  });

  it('is not sent where there is nothing to say', () => {
    expect(new Bench('message', chat('{{ vars.nothing }}'), ['sent', 'not_sent']).left).toBe('not_sent');
  });
});
