import { describe, expect, it } from 'vitest';
import { Bench, DAY, T0 } from './testing';

describe('set', () => {
  it('writes variables and the contact, which the next node reads at once', () => {
    const bench = new Bench(
      'set',
      {
        variables: [
          { name: 'items', value: '{{ event.items }}' },
          { name: 'hello', value: 'Hola {{ contact.name }}' },
          { name: 'n', value: '{{ event.n }}' },
        ],
        attributes: [{ name: 'plan', value: 'oro' }],
        addTags: ['seen'],
        removeTags: ['new'],
      },
      ['next'],
      { payload: { items: [1, 2], n: '7' }, document: { variables: [{ name: 'n', type: 'number' }] } },
    );
    expect(bench.state.vars).toEqual({ items: [1, 2], hello: 'Hola Ana', n: 7 });
    expect(bench.facts.contact).toMatchObject({ attributes: { plan: 'oro' }, tags: ['seen'] });
    expect(bench.commands).toEqual([
      { type: 'set_contact', attributes: { plan: 'oro' }, addTags: ['seen'], removeTags: ['new'] },
    ]);
    expect(bench.left).toBe('next');
  });

  it('leaves out a value too large to keep', () => {
    const config = { variables: [{ name: 'v', value: '{{ event.big }}' }] };
    expect(new Bench('set', config, ['next'], { payload: { big: 'x'.repeat(20_000) } }).state.vars.v).toBeNull();
  });
});

describe('http', () => {
  const config = {
    method: 'POST',
    url: 'https://user:pw@api.example.com/orders/{{ event.id }}?key=1',
    headers: [{ name: 'X-Id', value: '{{ event.id }}' }],
    body: '{"id": {{ event.id | json }}}',
    saveAs: 'order',
  };
  const ask = () => new Bench('http', config, ['ok', 'failed'], { payload: { id: 'A\r\nEvil: 1' } });

  it('asks with its texts filled in, no line break in a header, no secret in the journal', () => {
    const bench = ask();
    expect(bench.commands[0]).toMatchObject({
      call: { headers: { 'X-Id': 'A Evil: 1' }, body: '{"id": "A\\r\\nEvil: 1"}' },
    });
    expect(bench.steps.at(-1)?.why).toEqual({
      code: 'http.asking',
      params: { method: 'POST', host: 'api.example.com' },
    });
  });

  it('keeps the answer, and leaves by what came of it', () => {
    const ok = ask().answer({ status: 'response', http: 200, body: { total: 5 } });
    expect([ok.left, ok.state.vars.order]).toEqual(['ok', { status: 200, body: { total: 5 } }]);
    expect(ask().answer({ status: 'response', http: 404, body: null }).left).toBe('failed');
    expect(ask().answer({ status: 'failed', code: 'timeout' }).left).toBe('failed');
    const large = ask().answer({ status: 'response', http: 200, body: 'x'.repeat(70_000) });
    expect([large.left, large.state.vars.order]).toEqual(['failed', undefined]);
  });
});

describe('goal', () => {
  it('counts a success with what it is worth, and may be the last step', () => {
    const bench = new Bench('goal', { name: 'sale', value: '{{ event.amount }}' }, [], { payload: { amount: 80 } });
    expect(bench.commands).toEqual([{ type: 'goal', name: 'sale', value: 80 }]);
    expect(bench.state.outcome?.kind).toBe('completed');
  });
});

describe('run flow', () => {
  const run = () =>
    new Bench(
      'run_flow',
      { flow: 'flw_1', inputs: [{ name: 'a', value: '{{ event.n }}' }], ends: ['good'], saveAs: 'out' },
      ['end:good', 'ended', 'failed'],
      { payload: { n: 3 } },
    );

  it('passes inputs with their type and leaves by the end that was reached', () => {
    expect(run().commands[0]).toMatchObject({ call: { kind: 'run_flow', flow: 'flw_1', inputs: { a: 3 } } });
    const good = run().answer({ status: 'ended', end: 'good', outputs: { x: 1 } });
    expect([good.left, good.state.vars.out]).toEqual(['end:good', { x: 1 }]);
    expect(run().answer({ status: 'ended', end: 'other', outputs: {} }).left).toBe('ended');
    expect(run().answer({ status: 'failed', code: 'flow_gone' }).left).toBe('failed');
  });
});

describe('handoff', () => {
  const config = {
    queue: 'care',
    summary: 'Pedido {{ event.order }}',
    outcomes: ['refund'],
    timeout: { amount: 1, unit: 'days' },
  };
  const outlets = ['resolved:refund', 'resolved', 'no_agent', 'timeout'];
  const hand = () => new Bench('handoff', config, outlets, { payload: { order: 'A-1' } });

  it('opens a case with why, what and until when', () => {
    expect(hand().commands[0]).toMatchObject({
      call: {
        kind: 'handoff',
        queue: 'care',
        reason: { code: 'start.api' },
        summary: 'Pedido A-1',
        timeoutAt: T0 + DAY,
      },
    });
  });

  it('leaves by the outcome an agent chose, by nobody there, or by time', () => {
    expect(hand().answer({ status: 'resolved', outcome: 'refund' }).left).toBe('resolved:refund');
    expect(hand().answer({ status: 'resolved', outcome: 'else' }).left).toBe('resolved');
    expect(hand().answer({ status: 'no_agent' }).left).toBe('no_agent');
    const late = hand().ring();
    expect(late.left).toBe('timeout');
    expect(late.commands.at(-1)).toEqual({ type: 'cancel_call', id: 'run_1.1' });
  });

  it('hands back to the flow at the node the agent chose, and not to one that is gone', () => {
    expect(hand().answer({ status: 'resolved', outcome: 'x', resumeAt: 'end2' }).left).toBe('no_agent');
    expect(hand().answer({ status: 'resolved', outcome: 'x', resumeAt: 'gone' }).left).toBe('resolved');
  });
});
