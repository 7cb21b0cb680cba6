import { describe, expect, it } from 'vitest';
import { overFromAddress, overToAddress, type Over } from './over';

const COMPARE: Over = { show: 'compare', from: 'v3', to: 'draft' };

describe('S14 what lies over the canvas, in the address', () => {
  it.each<[string, Over | null]>([
    ['sheet=versions&from=v3&to=draft', COMPARE],
    ['sheet=flow&from=v3&to=draft', null],
    ['sheet=versions&from=v3', null],
    ['into=flw_a%2Cflw_b', { show: 'flow', into: ['flw_a', 'flw_b'] }],
    ['into=%3Cscript%3E', null],
    ['', null],
  ])('%s', (search, over) => {
    expect(overFromAddress(new URLSearchParams(search))).toEqual(over);
  });

  it.each<[Over]>([[COMPARE], [{ show: 'flow', into: ['flw_a', 'flw_b'] }]])('is read as it was written', (over) => {
    const search = new URLSearchParams({ sheet: 'versions' });
    overToAddress(over, search);
    expect(overFromAddress(search)).toEqual(over);
  });
});
