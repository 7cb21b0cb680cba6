import { afterAll, beforeAll, describe, expect, it } from 'vitest';
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

const blank = (name: string) => ({
  schema: 1,
  kind: 'journey',
  name,
  settings: { purpose: 'service' },
  nodes: [],
  edges: [],
});

async function newFlow(): Promise<string> {
  const created = await createFlow(services.deps, services.actor, blank('Uno'));
  if (!created.created) throw new Error('not created');
  return created.flow;
}
async function save(flowId: string, document: unknown, baseRev: number, role: Role = 'designer') {
  const fields = { intent: 'save', document: JSON.stringify(document), baseRev: String(baseRev) };
  return action(await formFrom(services, cookies.get(role) ?? '', fields, { params: { flowId } }));
}

describe('the draft as it is edited', () => {
  it('is saved on the revision it was edited from', async () => {
    const flow = await newFlow();
    expect(await save(flow, blank('Dos'), 1)).toEqual({ state: 'saved', rev: 2 });
    expect(await save(flow, blank('Tres'), 2)).toEqual({ state: 'saved', rev: 3 });
  });

  it('is never written over what somebody else saved', async () => {
    const flow = await newFlow();
    await save(flow, blank('De ellos'), 1, 'marketer');
    expect(await save(flow, blank('Mía'), 1)).toEqual({ state: 'conflict', rev: 2 });
  });

  it('is saved already when the same comes again because the answer was lost', async () => {
    const flow = await newFlow();
    await save(flow, blank('Dos'), 1);
    expect(await save(flow, blank('Dos'), 1)).toEqual({ state: 'saved', rev: 2 });
  });

  it('is refused where it is no flow, with nothing stored', async () => {
    const flow = await newFlow();
    expect(await save(flow, { schema: 1, nodes: 'none' }, 1)).toEqual({ state: 'refused' });
    expect(await save(flow, blank('Dos'), 1)).toEqual({ state: 'saved', rev: 2 });
  });

  it('is nobody’s in another workspace: there is no such flow', async () => {
    const thrown: unknown = await save('flow_of_somebody_else', blank('x'), 1).catch((error: unknown) => error);
    expect(thrown).toMatchObject({ init: { status: 404 } });
  });
});
