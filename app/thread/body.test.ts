import { expect, it } from 'vitest';
import { MessageBody, readDecision } from './body';

const row = {
  rule: 'hours',
  channel: 'whatsapp',
  verdict: 'defer',
  code: 'policy.hours.closed',
  until: 1_773_140_400_000,
};

it('tells a stored verdict from its trace, and leads with it', () => {
  const decision = readDecision({
    verdict: 'defer',
    code: 'policy.hours.closed',
    policyVersion: 3,
    proposal: { channels: ['whatsapp'] },
    trace: [{ ...row, params: { zone: 'America/Bogota' } }],
  });
  expect(decision).toMatchObject({ verdict: 'defer', policyVersion: 3 });
  expect(decision?.said.map(({ code }) => code)).toEqual(['policy.verdict.defer', 'policy.hours.closed']);
});

it('says that it cannot read an entry rather than making one up', () => {
  expect(readDecision({ verdict: 'perhaps' })).toBeNull();
  expect(MessageBody.safeParse({ text: 7 }).success).toBe(false);
});

it('shows the words of a message whose content has another shape', () => {
  const read = MessageBody.parse({ direction: 'out', text: 'Hola', content: 'raw', delivery: { state: 'lost' } });
  expect(read).toEqual({ direction: 'out', text: 'Hola', content: { buttons: [] }, delivery: null });
});
