import type { ChannelLimits } from '../../program';
import type { ChannelName } from '../../vocabulary';

/** Each channel's usual limits (`channels.md`): what a flow is checked against where no provider says otherwise. */
export const USUAL_LIMITS: Record<ChannelName, ChannelLimits> = {
  whatsapp: { buttons: 3, buttonTitle: 20, text: 1024 },
  rcs: { buttons: 11, buttonTitle: 25, text: 3072 },
  sms: { buttons: 9, buttonTitle: 40, text: 1530 },
  email: { buttons: 20, buttonTitle: 200, text: 100_000 },
  voice: { buttons: 12, buttonTitle: 200, text: 4000 },
  webchat: { buttons: 10, buttonTitle: 40, text: 4000 },
};
/** Template quick replies have limits of their own. */
export const TEMPLATE_BUTTONS = { buttons: 10, buttonTitle: 25 };
