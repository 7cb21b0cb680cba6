import type { Sentences } from '../sentence';

/** Why something could not be done with a case, or said outside of a flow. */
export const cases: Sentences = {
  'case.missing': 'There is no such case.',
  'case.resolved': 'The case is resolved already.',
  'case.no_channel': 'The case has no channel: the customer has not written on any yet. You can leave a note.',
  'case.no_run': 'No run under way waits for this case. Resolve it.',
  'case.unknown_node': 'The run’s version has no such step. Choose another.',
  'case.unknown_member': 'There is no such person, or their account is closed. Choose another.',
  'send.no_connection': 'No connected provider serves that channel. An administrator can connect one.',
  'send.no_contact': 'There is no such contact.',
  'send.busy': 'The customer’s data changed several times while this was being sent. Try again.',
};
