import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { STARTERS } from '../../core/starters';
import { LANGUAGES } from '../../core/vocabulary';
import { testServices, type TestServices } from '../../tests/support/services';
import { listTemplates } from '../templates';
import { getFlow } from './read';
import { listScenarios, runScenarios } from './scenarios';
import { beginFromStarter, listStarters } from './starters';

const open: TestServices[] = [];
let t: TestServices;
beforeEach(async () => {
  t = await testServices();
  open.push(t);
});
afterAll(() => Promise.all(open.map((one) => one.close())));

describe('S21 a flow from the gallery', () => {
  test.each(STARTERS.flatMap(({ id }) => LANGUAGES.map((language) => [id, language] as const)))(
    '%s in %s can be published at once, and its scenarios pass',
    async (starter, language) => {
      const begun = await beginFromStarter(t.deps, t.actor, { starter, language, name: 'Mi flujo', templates: true });
      if (!begun.begun) throw new Error(begun.reason);
      const flow = await getFlow(t.deps, t.workspace, begun.flow);
      expect(flow).toMatchObject({ name: 'Mi flujo', problems: [] });
      const kept = await listScenarios(t.deps, t.workspace, begun.flow);
      expect(kept).toHaveLength(begun.scenarios);
      expect(begun.scenarios).toBeGreaterThanOrEqual(2);
      const runs = await runScenarios(t.deps, t.workspace, { flow: begun.flow });
      expect(runs?.map(({ result }) => result)).toEqual(kept?.map(() => 'passed'));
    },
  );

  test('writes no template that was there, and none at all where that was not wanted', async () => {
    const before = await listTemplates(t.deps, t.workspace);
    const input = { starter: 'post-sale', language: 'es' as const, name: 'x' };
    await beginFromStarter(t.deps, t.actor, { ...input, templates: false });
    expect(await listTemplates(t.deps, t.workspace)).toEqual(before);
    await beginFromStarter(t.deps, t.actor, { ...input, templates: true });
    const added = (await listTemplates(t.deps, t.workspace)).filter(({ id }) => !before.some((one) => one.id === id));
    expect(added.map(({ name }) => name)).toEqual(['postventa_30d', 'postventa_30d']);
    expect(new Set(added.map(({ state }) => state))).toEqual(new Set(['approved']));
  });

  test('an unknown starter makes nothing', async () => {
    const input = { starter: 'nope', language: 'es' as const, name: 'x', templates: true };
    expect(await beginFromStarter(t.deps, t.actor, input)).toEqual({ begun: false, reason: 'missing' });
  });

  test('the gallery says which of its needs the workspace has', async () => {
    const views = await listStarters(t.deps, t.workspace, 'en');
    expect(views.map(({ id }) => id)).toEqual(STARTERS.map(({ id }) => id));
    const sale = views.find(({ id }) => id === 'post-sale');
    expect(sale?.templates.map(({ name, has }) => [name, has])).toEqual([
      ['postventa_24h · es', true],
      ['postventa_24h · en', true],
      ['postventa_30d · es', false],
      ['postventa_30d · en', false],
    ]);
    expect(sale?.channels.every(({ has }) => has)).toBe(true);
    expect(sale?.events.map(({ has }) => has)).toEqual([false, false]);
  });
});
