import { expect, it } from 'vitest';
import { compile, compileDraft } from '../../../core/compile';
import { defaultPolicies } from '../../../core/policy/defaults';
import { SAMPLE_ENVIRONMENT } from '../../../core/samples/environment';
import { POST_SALE } from '../../../core/samples/post-sale';
import { play, ScenarioSchema } from '../../../core/scenario';
import { latest } from '../../../core/simulate';
import { flowOf } from '../../../tests/support/flow';
import { phonesOf, tapOf } from './phones-of';

it('puts on the phones what arrived, with its values and buttons, and what was answered to it', () => {
  const compiled = compile(POST_SALE, SAMPLE_ENVIRONMENT);
  if (!compiled.ok) throw new Error('compiles');
  const scenario = ScenarioSchema.parse({
    name: 'x',
    contact: { addresses: [{ kind: 'whatsapp', value: '573001234567' }] },
    start: { node: 'purchase', payload: { order: 'A-1' } },
    at: Date.parse('2026-11-24T15:00:00Z'),
    acts: [{ act: 'skip' }, { act: 'reply', text: 'Todo bien', button: { id: 'fine', node: 'ask' } }],
  });
  const done = play(compiled.program, scenario, { environment: SAMPLE_ENVIRONMENT, policies: defaultPolicies() });
  if (!done.played) throw new Error(done.code);
  const { addresses, messages } = phonesOf(done.simulation, SAMPLE_ENVIRONMENT.templates);
  expect(addresses).toMatchObject({ whatsapp: '573001234567', email: null, sms: null });
  expect(messages).toMatchObject([
    {
      from: 'us',
      channel: 'whatsapp',
      text: 'Hola Ana, gracias por tu compra. ¿Cómo va todo con tu pedido A-1?',
      buttons: [{ title: 'Todo bien' }, { title: 'Necesito ayuda' }],
    },
    { from: 'customer', text: 'Todo bien' },
  ]);
  expect(tapOf(messages[1]?.payload ?? '')).toEqual({ id: 'fine', node: 'ask' });
  expect(messages[0]?.buttons[0]?.payload).toBe(messages[1]?.payload);
});

it('S19 puts a list on the phone with its rows, their values in place, and a row is answered as a button is', () => {
  const rows = [
    { id: 'order', title: 'Pedido {{ contact.name }}', description: 'De {{ contact.name }}', section: 'Pedidos' },
    { id: 'pay', title: 'Pagar', section: 'Pagos' },
  ];
  const say = { type: 'text', text: '¿Qué necesitas?', buttons: rows, list: { button: 'Ver, {{ contact.name }}' } };
  const compiled = compileDraft(
    flowOf({
      kind: 'bot',
      nodes: [
        { id: 's', kind: 'start', config: { on: 'message' } },
        {
          id: 'm',
          kind: 'message',
          config: {
            channels: { channels: ['whatsapp'] },
            content: { whatsapp: { es: say } },
            wait: { answer: { amount: 1, unit: 'days' } },
          },
        },
        { id: 'e', kind: 'end', config: { name: 'paid' } },
      ],
      edges: [
        { from: 's', outlet: 'next', to: 'm' },
        { from: 'm', outlet: 'button:pay', to: 'e' },
      ],
    }),
    SAMPLE_ENVIRONMENT,
  );
  if (!compiled.program) throw new Error('compiles');
  const scenario = ScenarioSchema.parse({
    name: 'x',
    contact: { addresses: [{ kind: 'whatsapp', value: '573001234567' }] },
    start: { node: 's', text: 'hola', channel: 'whatsapp' },
    at: Date.parse('2026-11-24T15:00:00Z'),
    acts: [{ act: 'reply', text: 'Pagar', button: { id: 'pay', node: 'm' } }],
  });
  const done = play(compiled.program, scenario, { environment: SAMPLE_ENVIRONMENT, policies: defaultPolicies() });
  if (!done.played) throw new Error(done.code);
  const { messages } = phonesOf(done.simulation, SAMPLE_ENVIRONMENT.templates);
  expect(messages.find(({ from }) => from === 'us')).toMatchObject({
    list: 'Ver, Ana',
    buttons: [
      { title: 'Pedido Ana', description: 'De Ana', section: 'Pedidos' },
      { title: 'Pagar', section: 'Pagos' },
    ],
  });
  expect(latest(done.simulation).state.outcome?.name).toBe('paid');
});
