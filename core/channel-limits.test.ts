import { describe, expect, it } from 'vitest';
import { CHANNEL_LIMITS, contentProblems } from './channel-limits';
import { ContentSchema } from './document';
import { CHANNELS } from './vocabulary';
import { SENTENCES, say } from './words';

const buttons = (count: number, title = 'Opción') =>
  Array.from({ length: count }, (_, index) => ({ id: `b${index}`, title: `${title} ${index}` }));
const codes = (problems: { code: string }[]) => problems.map((problem) => problem.code);

describe('the limits of a channel', () => {
  it('are known for every channel the product names', () => {
    expect(Object.keys(CHANNEL_LIMITS).sort()).toEqual([...CHANNELS].sort());
  });

  it('allow three buttons of twenty characters on WhatsApp and not one more', () => {
    expect(contentProblems({ type: 'text', text: 'Hola', buttons: buttons(3) }, 'whatsapp')).toEqual([]);
    expect(contentProblems({ type: 'text', text: 'Hola', buttons: buttons(4) }, 'whatsapp')).toEqual([
      { code: 'content.too_many_buttons', params: { channel: 'whatsapp', max: 3, count: 4 } },
    ]);
    const fits = { id: 'a', title: 'x'.repeat(20) };
    const long = { id: 'b', title: 'y'.repeat(21) };
    expect(contentProblems({ type: 'text', text: 'Hola', buttons: [fits, long] }, 'whatsapp')).toEqual([
      {
        code: 'content.button_title_too_long',
        params: { channel: 'whatsapp', max: 20, title: 'y'.repeat(21), length: 21 },
      },
    ]);
  });

  it('let a WhatsApp list have ten rows in sections, each with a title and a description', () => {
    const list = (rows: object[], more: object = {}) =>
      ContentSchema.parse({ type: 'text', text: 'Elige', buttons: rows, list: { button: 'Ver opciones' }, ...more });
    const row = (n: number, more: object = {}) => ({ id: `r${n}`, title: `Opción ${n}`, ...more });
    const ten = Array.from({ length: 10 }, (_, n) =>
      row(n, { description: 'd'.repeat(72), section: n < 5 ? 'Pedidos' : 'Pagos' }),
    );
    expect(contentProblems(list(ten), 'whatsapp')).toEqual([]);
    expect(contentProblems(list([...ten, row(10, { section: 'Pagos' })]), 'whatsapp')).toEqual([
      { code: 'content.too_many_rows', params: { channel: 'whatsapp', max: 10, count: 11 } },
    ]);
    expect(codes(contentProblems(list([row(1, { section: 'Pedidos' }), row(2)]), 'whatsapp'))).toEqual([
      'content.section_missing',
    ]);
    const long = row(1, { title: 't'.repeat(25), description: 'd'.repeat(73), section: 's'.repeat(25) });
    expect(codes(contentProblems(list([long], { list: { button: 'b'.repeat(21) } }), 'whatsapp'))).toEqual([
      'content.list_button_too_long',
      'content.row_title_too_long',
      'content.row_description_too_long',
      'content.section_title_too_long',
    ]);
    expect(codes(contentProblems(list([], { list: { button: '' } }), 'whatsapp'))).toEqual([
      'content.list_empty',
      'content.list_button_missing',
    ]);
    const media = { url: 'https://example.test/a.png', mime: 'image/png' };
    expect(codes(contentProblems(list([row(1)], { media }), 'whatsapp'))).toEqual(['content.list_with_media']);
    expect(codes(contentProblems(list([row(1)]), 'webchat'))).toEqual(['content.list_not_carried']);
  });

  it('say what to do about every fault of a list', () => {
    const faults = Object.keys(SENTENCES.es).filter((code) => /content\.(list|row|section|too_many_rows)/.test(code));
    expect(faults).toHaveLength(11);
    for (const code of faults)
      for (const language of ['es', 'en'] as const)
        expect(
          say({ code, params: { channel: 'whatsapp', max: 1, count: 2, length: 2, title: 'x' } }, language),
        ).toMatch(/[.:] .+\.$/);
  });

  it('give a WhatsApp text less room once it carries buttons or a picture', () => {
    const text = 'x'.repeat(1025);
    expect(contentProblems({ type: 'text', text }, 'whatsapp')).toEqual([]);
    expect(codes(contentProblems({ type: 'text', text, buttons: buttons(1) }, 'whatsapp'))).toEqual([
      'content.text_too_long',
    ]);
    const media = { url: 'https://example.test/a.png', mime: 'image/png' };
    expect(codes(contentProblems({ type: 'text', text, media }, 'whatsapp'))).toEqual(['content.text_too_long']);
  });

  it('give a template its own number of quick replies', () => {
    const template = { type: 'template' as const, name: 'postventa_24h', parameters: [], buttons: buttons(10) };
    expect(contentProblems(template, 'whatsapp')).toEqual([]);
  });

  it('allow eleven suggestions of twenty-five characters on RCS', () => {
    expect(contentProblems({ type: 'text', text: 'Hola', buttons: buttons(11) }, 'rcs')).toEqual([]);
    expect(codes(contentProblems({ type: 'text', text: 'x'.repeat(3073), buttons: buttons(12) }, 'rcs'))).toEqual([
      'content.text_too_long',
      'content.too_many_buttons',
    ]);
  });

  it('say that an SMS has no buttons, no pictures and ten parts at most', () => {
    expect(codes(contentProblems({ type: 'text', text: 'Hola', buttons: buttons(1) }, 'sms'))).toEqual([
      'content.buttons_not_carried',
    ]);
    const media = { url: 'https://example.test/a.png', mime: 'image/png' };
    expect(codes(contentProblems({ type: 'text', text: 'Hola', media }, 'sms'))).toEqual(['content.media_not_carried']);
    expect(contentProblems({ type: 'text', text: 'á'.repeat(670) }, 'sms')).toEqual([]);
    expect(contentProblems({ type: 'text', text: 'á'.repeat(671) }, 'sms')).toEqual([
      { code: 'content.too_many_segments', params: { channel: 'sms', max: 10, parts: 11 } },
    ]);
  });

  it('refuse a content of another channel before looking any further', () => {
    expect(contentProblems({ type: 'voice', say: 'Hola' }, 'whatsapp')).toEqual([
      { code: 'content.not_carried', params: { channel: 'whatsapp', type: 'voice' } },
    ]);
    expect(codes(contentProblems({ type: 'text', text: 'Hola' }, 'email'))).toEqual(['content.not_carried']);
  });

  it('ask for a subject and a body in an email', () => {
    expect(codes(contentProblems({ type: 'email', subject: ' ', text: '' }, 'email'))).toEqual([
      'content.text_missing',
      'content.subject_missing',
    ]);
    expect(contentProblems({ type: 'email', subject: 'Hola', text: '', html: '<p>Hola</p>' }, 'email')).toEqual([]);
  });

  it('notice two buttons that a person could not tell apart', () => {
    const twice = [
      { id: 'a', title: 'Sí' },
      { id: 'b', title: 'Sí' },
    ];
    expect(codes(contentProblems({ type: 'text', text: 'Hola', buttons: twice }, 'whatsapp'))).toEqual([
      'content.button_titles_repeat',
    ]);
    const keys = [
      { id: 'a', title: 'Sí', digit: '1' },
      { id: 'b', title: 'No', digit: '1' },
    ];
    expect(codes(contentProblems({ type: 'voice', say: 'Hola', buttons: keys }, 'voice'))).toEqual([
      'content.button_digits_repeat',
    ]);
  });

  it('do not measure a Liquid source, whose length nobody knows yet', () => {
    const text = `Hola {{ contact.name }} ${'x'.repeat(5000)}`;
    expect(contentProblems({ type: 'text', text }, 'whatsapp')).toEqual([]);
  });
});
