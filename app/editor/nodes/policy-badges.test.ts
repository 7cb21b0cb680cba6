import { describe, expect, it } from 'vitest';
import { defaultPolicies } from '../../../core/policy/defaults';
import type { Purpose } from '../../../core/vocabulary';
import { createWords } from '../../words';
import { policyBadges } from './policy-badges';

const es = createWords('es');
const config = { channels: { choose: 'order', channels: ['whatsapp'] } };
const around = (purpose: Purpose) => ({ purpose, flowId: 'flw_1', policies: defaultPolicies() });

describe('S6 the badges of a step that writes', () => {
  it.each<[Purpose, string[]]>([
    ['service', ['Servicio', '2/día', '7–19 h']],
    ['marketing', ['Mercadeo', '3/sem', '7–19 h']],
    ['transactional', ['Transaccional']],
  ])('say the class, the tightest cap and the hours: %s', (purpose, badges) => {
    expect(policyBadges(config, around(purpose), es)).toEqual(badges);
  });

  it("prefer the step's own class to the flow's, and count no cap of another channel, flow or tag", () => {
    const policies = defaultPolicies();
    policies.caps.push(
      { id: 'a', max: 1, window: { calendar: 'month' }, channel: 'voice' },
      { id: 'b', max: 1, window: { calendar: 'month' }, flow: 'flw_2' },
      { id: 'c', max: 1, window: { calendar: 'month' }, tag: 'vip' },
      { id: 'd', max: 5, window: { rolling: 'hours', hours: 500 } },
    );
    const badges = policyBadges({ ...config, purpose: 'service' }, { ...around('marketing'), policies }, es);
    expect(badges).toEqual(['Servicio', '5 en 500 h', '7–19 h']);
  });

  it('say the class alone where a flow is only looked at', () => {
    expect(policyBadges(config, { purpose: 'service', flowId: '' }, es)).toEqual(['Servicio']);
  });
});
