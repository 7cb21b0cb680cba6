import type { ChannelName } from '../../../core/vocabulary';
import { CallPhone } from './call-phone';
import { ChatPhone } from './chat-phone';
import { MailPhone } from './mail-phone';
import { WebPage } from './web-page';

/** What a customer holds to be reached on a channel. */
export function DeviceOf({ channel }: { channel: ChannelName }) {
  switch (channel) {
    case 'whatsapp':
    case 'rcs':
    case 'sms':
      return <ChatPhone channel={channel} />;
    case 'email':
      return <MailPhone />;
    case 'voice':
      return <CallPhone />;
    case 'webchat':
      return <WebPage />;
  }
}
