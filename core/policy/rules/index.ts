import { reachable } from './address';
import { lawCaps, oneChannel, workspaceCaps } from './caps';
import { consent } from './consent';
import { coolDown, refusal } from './cool-down';
import { lawHours, workspaceHours } from './hours';
import { openCase, sameIntent } from './overlap';
import type { Rule } from './rule';
import { flowPause, killSwitch } from './standing';
import { suppression } from './suppression';
import { template } from './template';

/**
 * Every rule, in the order of `channels.md` 8.6: who we are, whether we may at all, whether the channel can now, when, how often.
 * The first refusal is the one people read, so the order is part of the answer.
 */
export const RULES: readonly Rule[] = [
  killSwitch,
  flowPause,
  reachable,
  suppression,
  consent,
  template,
  lawHours,
  workspaceHours,
  lawCaps,
  oneChannel,
  workspaceCaps,
  coolDown,
  refusal,
  sameIntent,
  openCase,
];
