import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Edit } from '../../core/edits';
import type { Role } from '../../core/vocabulary';
import { createFlow } from '../../services/flows/drafts';
import { formFrom, signInEverybody } from '../../tests/support/screens';
import { testServices, type TestServices } from '../../tests/support/services';
import { action } from './flows.$flowId.draft';

let services: TestServices;
let cookies: Map<Role, string>;
beforeAll(async () => {
  services = await testServices();
  cookies = await signInEverybody(services);
});
afterAll(() => services.close());

const blank = { schema: 1, kind: 'journey', name: 'Uno', settings: { purpose: 'service' }, nodes: [], edges: [] };
const rename = (before: string, after: string): Edit[] => [{ path: ['name'], before, after }];

async function newFlow(): Promise<string> {
  const created = await createFlow(services.deps, services.actor, blank);
  if (!created.created) throw new Error('not created');
  return created.flow;
}
async function save(flowId: string, edits: unknown, baseRev: number, role: Role = 'designer'): Promise<unknown> {
  const fields = { intent: 'save', edits: JSON.stringify(edits), baseRev: String(baseRev) };
  const answer: unknown = await action(
    await formFrom(services, cookies.get(role) ?? '', fields, { params: { flowId } }),
  );
  return answer instanceof Response ? answer.json() : answer;
}

describe('S23 the draft as it is edited', () => {
  it('is saved on the revision it was edited from', async () => {
    const flow = await newFlow();
    expect(await save(flow, rename('Uno', 'Dos'), 1)).toEqual({ state: 'saved', rev: 2 });
    expect(await save(flow, rename('Dos', 'Tres'), 2)).toEqual({ state: 'saved', rev: 3 });
  });

  it('is never written over what somebody else saved: whoever is behind is told what', async () => {
    const flow = await newFlow();
    await save(flow, rename('Uno', 'De ellos'), 1, 'marketer');
    expect(await save(flow, rename('Uno', 'Mía'), 1)).toMatchObject({
      state: 'behind',
      since: { rev: 2, changes: [{ rev: 2, by: 'member:mem_demo_marketer', edits: rename('Uno', 'De ellos') }] },
    });
  });

  it('is refused where it makes no flow, or is no edit, with nothing stored', async () => {
    const flow = await newFlow();
    expect(await save(flow, [{ path: ['name'], before: 'Uno', after: 7 }], 1)).toEqual({ state: 'refused' });
    expect(await save(flow, [{ path: [] }], 1)).toMatchObject({ data: { code: 'invalid' }, init: { status: 422 } });
    expect(await save(flow, rename('Uno', 'Dos'), 1)).toEqual({ state: 'saved', rev: 2 });
  });

  it('is nobody’s in another workspace: there is no such flow', async () => {
    const thrown: unknown = await save('flow_of_somebody_else', rename('x', 'y'), 1).catch((error: unknown) => error);
    expect(thrown).toMatchObject({ init: { status: 404 } });
  });
});
