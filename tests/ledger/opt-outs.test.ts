import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import { recordConsents, suppress, unsuppress } from '../../services/consents';
import { contactOf, HOUR, MINUTE, phoneOf, SECOND, useStage } from '../conformance/stage';
import { draw, end, onEvent, say, wait } from '../support/draw';
import { onEveryEngine } from './on-every-engine';

const CHANNELS = ['sms', 'email'] as const;
const PURPOSES = ['marketing', 'service'] as const;
type Channel = (typeof CHANNELS)[number];
type Purpose = (typeof PURPOSES)[number];
const PEOPLE = 4;

/** What people and callers do, each to one person; `at` is one channel and one purpose, as far as the act knows of them. */
const ACTS = [
  ...['a journey', 'a journey', 'a journey', 'chat', 'the provider throttles'],
  ...['BAJA', 'ALTA', 'withdrawn by API', 'granted by API', 'unsubscribed by link', 'suppressed', 'suppression lifted'],
] as const;
interface Act {
  who: number;
  act: (typeof ACTS)[number];
  channel: Channel;
  purpose: Purpose;
}
const anAct: fc.Arbitrary<Act> = fc.record({
  who: fc.nat(PEOPLE - 1),
  act: fc.constantFrom(...ACTS),
  channel: fc.constantFrom(...CHANNELS),
  purpose: fc.constantFrom(...PURPOSES),
});
/** What happens at one moment, person by person side by side, and how long it is quiet after it. */
const aHistory = fc.array(
  fc.record({
    acts: fc.array(anAct, { minLength: 1, maxLength: 12 }),
    then: fc.constantFrom(0, 1, 40 * SECOND, MINUTE, 20 * MINUTE),
  }),
  { minLength: 6, maxLength: 12 },
);

onEveryEngine((factory) => {
  const stage = useStage(factory);
  const small = factory.name === 'temporal';
  let people = 0;
  let [sends, refusals] = [0, 0];

  beforeAll(async () => {
    const { publish, engineOn, process } = stage();
    for (const channel of CHANNELS)
      for (const purpose of PURPOSES)
        await publish(
          draw(
            `Dos ${channel} ${purpose}`,
            [
              onEvent(`go-${channel}-${purpose}`, 'one'),
              say('one', [channel], { sent: 'rest' }),
              wait('rest', 50, 'seconds', 'two'),
              say('two', [channel], { sent: 'done' }),
              end('done'),
            ],
            { purpose },
          ),
        );
    await engineOn(await process());
  });

  /** One person as everybody outside Hilo knows them: what they have said no to, and since which call of a provider. */
  class Person {
    private withdrawn = new Set<string>();
    private suppressions: { id: string; channel: Channel; purpose: Purpose }[] = [];
    /** From which call of the providers on nothing may go, but for what was on its way; null: it may. */
    private no = new Map<string, { from: number; onTheirWay: Set<string> }>();
    readonly broken: string[] = [];
    private seen: number;
    contact = '';

    constructor(readonly number: number) {
      this.seen = calls().length;
    }

    /** A word that may allow something: from its beginning on nobody can complain. */
    private allow(channel: Channel, purposes: readonly Purpose[], how: (key: string) => void): void {
      this.check();
      for (const purpose of purposes) {
        const key = `${channel} ${purpose}`;
        how(key);
        const held = this.suppressions.some((one) => one.channel === channel && one.purpose === purpose);
        if (!this.withdrawn.has(key) && !held) this.no.delete(key);
      }
    }

    /** A word that was acknowledged just now. What a sender had in its hand before it is told from what it took after. */
    private async forbid(channel: Channel, purposes: readonly Purpose[], how: (key: string) => void): Promise<void> {
      const from = calls().length;
      const rows = await stage().owner<{ id: string }[]>`
        select id from deliveries where contact_id = ${this.contact} and state = 'submitted'`;
      refusals += 1;
      for (const purpose of purposes) {
        const key = `${channel} ${purpose}`;
        how(key);
        if (!this.no.has(key)) this.no.set(key, { from, onTheirWay: new Set(rows.map(({ id }) => id)) });
      }
    }

    async does({ act, channel, purpose }: Act): Promise<void> {
      const { deps, workspace, happens, writes, queued, clock } = stage();
      const actor = { workspace, id: 'system' };
      const consent = (status: 'withdrawn' | 'granted', method: string) =>
        recordConsents(deps, actor, [
          { contact: { id: this.contact }, channel, purpose, status, evidence: { method } },
        ]);
      clock.advance(1);
      switch (act) {
        case 'a journey':
          return void (await happens(this.number, `go-${channel}-${purpose}`, {}, { consents: [] }));
        case 'chat':
          return void (await writes(this.number, 'una pregunta', channel));
        case 'the provider throttles': {
          const busy = {
            status: 'rejected',
            retry: 'R',
            code: 'busy',
            detail: '',
            retryAfterMs: small ? 200 : 30_000,
          } as const;
          return void queued.script.push(() => busy);
        }
        case 'BAJA':
          expect(await writes(this.number, '¡Baja!', channel)).toMatchObject({ to: 'opt_out' });
          return this.forbid(channel, PURPOSES, (key) => this.withdrawn.add(key));
        case 'ALTA':
          this.allow(channel, PURPOSES, (key) => this.withdrawn.delete(key));
          return void (await writes(this.number, 'alta', channel));
        case 'withdrawn by API':
        case 'unsubscribed by link':
          await consent('withdrawn', act === 'withdrawn by API' ? 'api' : 'one_click');
          return this.forbid(channel, [purpose], (key) => this.withdrawn.add(key));
        case 'granted by API':
          this.allow(channel, [purpose], (key) => this.withdrawn.delete(key));
          return void (await consent('granted', 'api'));
        case 'suppressed': {
          const done = await suppress(deps, actor, { contact: this.contact, channel, purpose, reason: 'test' });
          if (!done.suppressed) throw new Error('the contact is not known');
          this.suppressions.push({ id: done.id, channel, purpose });
          return this.forbid(channel, [purpose], () => {});
        }
        case 'suppression lifted': {
          const lifted = this.suppressions.shift();
          if (!lifted) return;
          this.allow(lifted.channel, [lifted.purpose], () => {});
          await unsuppress(deps, actor, { contact: this.contact, id: lifted.id, reason: 'test' });
        }
      }
    }

    /** The providers' own log since the last look, against what this person had said. */
    check(): void {
      const log = calls();
      const mine = [phoneOf(this.number), contactOf(this.number).email];
      for (const [index, { to, key, delivery }] of [...log.entries()].slice(this.seen)) {
        const no = mine.includes(to) ? this.no.get(key) : undefined;
        if (no && index >= no.from && !no.onTheirWay.has(delivery)) this.broken.push(`${delivery} by ${key}`);
      }
      this.seen = log.length;
    }
  }

  /** Every call of a provider, in order, with the channel and the purpose it was made for. */
  const log: { to: string; key: string; delivery: string }[] = [];
  const calls = () => log;
  function listen(): void {
    const { inline, queued } = stage();
    for (const provider of [inline, queued]) {
      const send = provider.send.bind(provider);
      provider.send = (connection, message) => {
        log.push({ to: message.to, key: `${message.channel} ${message.purpose}`, delivery: message.delivery });
        return send(connection, message);
      };
    }
  }
  beforeAll(listen);

  test('after an acknowledged "no" nothing goes there until an acknowledged "yes", whatever else happens', async () => {
    const { happens, settled, pass, queued } = stage();
    await fc.assert(
      fc.asyncProperty(aHistory, async (history) => {
        const crowd = Array.from({ length: PEOPLE }, () => new Person(people++));
        for (const person of crowd) person.contact = (await happens(person.number, 'hello')).contact;
        const before = log.length;
        for (const { acts, then } of history) {
          await Promise.all(
            crowd.map(async (person, who) => {
              for (const act of acts) if (act.who === who) await person.does(act);
            }),
          );
          if (then > 0) await pass(then, { inFlight: Infinity });
          for (const person of crowd) person.check();
        }
        queued.script.length = 0;
        await pass(HOUR);
        await settled();
        for (const person of crowd) person.check();
        sends += log.length - before;
        expect(crowd.flatMap(({ broken }) => broken)).toEqual([]);
        expect(new Set(log.map(({ delivery }) => delivery)).size).toBe(log.length);
      }),
      { seed: 117, numRuns: small ? 1 : 8, endOnFailure: true },
    );
    // Neither all said yes nor all said no.
    expect(sends).toBeGreaterThan(small ? 5 : 40);
    expect(refusals).toBeGreaterThan(small ? 5 : 40);
  });
});
