import { MINUTE } from '../zone';
import { pass, recheck, suppress, type Rule } from './rule';

/** How long until a pause without a known end is looked at again. */
export const RECHECK_PAUSE = 15 * MINUTE;

/**
 * The workspace's kill switch. Journeys are held and lose nobody; a reply is refused at once, since an answer that leaves on its own
 * hours later answers nothing.
 */
export const killSwitch: Rule = {
  id: 'kill_switch',
  holdsReplies: true,
  check(context) {
    if (!context.policies.killSwitch) return pass('policy.kill.off');
    if (context.proposal.inConversation) return suppress(context, 'policy.kill.on');
    return recheck(context, 'policy.kill.on', RECHECK_PAUSE);
  },
};

/** The flow's sends are paused, or all of it. Pausing entries holds nobody who is inside. */
export const flowPause: Rule = {
  id: 'flow_pause',
  holdsReplies: true,
  check(context) {
    const flow = context.facts.flow;
    if (flow === null || flow.paused === null || flow.paused === 'entries') return pass('policy.flow.running');
    return recheck(context, 'flow.paused', RECHECK_PAUSE, { flow: flow.id, paused: flow.paused });
  },
};
