import { Workflow } from 'lucide-react';
import { say } from '../../../../core/words';
import type { KindEditor } from '../kind-editor';

export const runFlow: KindEditor = {
  kind: 'run_flow',
  icon: Workflow,
  shape: 'card',
  name: 'studio.kind.run_flow',
  about: 'studio.kind.run_flow.about',
  initial: () => ({ flow: '', inputs: [], ends: [] }),
  outletLabel: (_config, outlet) => (outlet.startsWith('end:') ? outlet.slice('end:'.length) : null),
  summary: (config, { language }, { flows }) => {
    const flow = flows.find((each) => each.id === config.flow);
    return flow ? say({ code: 'describe.run_flow', params: { flow: flow.name } }, language) : null;
  },
};
