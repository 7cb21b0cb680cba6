import type { ComponentType } from 'react';
import { BranchForm } from './branch/form';
import { EndForm } from './end/form';
import { GoalForm } from './goal/form';
import { HandoffForm } from './handoff/form';
import { HttpForm } from './http/form';
import { MessageForm } from './message/form';
import { QuestionForm } from './question/form';
import { RunFlowForm } from './run-flow/form';
import { SetForm } from './set/form';
import { SplitForm } from './split/form';
import { StartForm } from './start/form';
import { WaitForm } from './wait/form';
import { WaitForForm } from './wait-for/form';
import type { KindFormProps } from './kind-editor';

/** The form of every node kind, by its name: apart from its card, since the canvas draws without them. */
export const KIND_FORMS: Readonly<Record<string, ComponentType<KindFormProps>>> = {
  start: StartForm,
  message: MessageForm,
  question: QuestionForm,
  branch: BranchForm,
  split: SplitForm,
  wait: WaitForm,
  wait_for: WaitForForm,
  set: SetForm,
  http: HttpForm,
  goal: GoalForm,
  run_flow: RunFlowForm,
  handoff: HandoffForm,
  end: EndForm,
};
