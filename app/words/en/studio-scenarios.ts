/** Testing a flow, and the scenarios that are kept of it. */
export const studioScenarios = {
  'studio.publish.refused.scenarios':
    'Some scenarios do not pass. Look at the differences, accept them, or publish anyway with a reason.',
  'studio.publish.refused.reason_missing': 'Write why it is published although some scenarios do not pass.',
};
