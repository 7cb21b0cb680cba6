import { plannedMessages, type PlannedMessage } from '../core/planned-messages';
import type { Deps } from './deps';
import { liveStarts } from './flows/starts';

/** A message that a live flow would send. */
export interface LiveMessage extends PlannedMessage {
  flow: string;
  flowName: string;
}

/**
 * Every message of the live flows as it would be proposed to the rules: what one may ask `whatIf` about a contact, whether
 * or not they ever entered.
 * @param language of the contact: chooses the templates
 */
export async function listPlannedMessages(
  deps: Pick<Deps, 'db' | 'clock' | 'programs' | 'log'>,
  workspace: string,
  language: string | null,
): Promise<LiveMessage[]> {
  const flows = await liveStarts(deps, workspace);
  return flows.flatMap(({ flow, program }) =>
    plannedMessages(program, language).map((one) => ({ ...one, flow, flowName: program.document.name })),
  );
}
