import { useState } from 'react';
import type { ChannelName, Purpose } from '../../core/vocabulary';
import type { ContactPageData } from '../routes/_app.contacts.$contactId';
import { Button } from '../ui/button';
import { Dialog } from '../ui/dialog';
import { useWords } from '../words/page';
import { ConsentForm } from './consent-form';
import { ConsentHistory } from './consent-history';
import type { ConsentStatus } from './consent-status';
import { nameIn } from './name-in';

/** What was said about one channel and purpose, and, for those who may, the next word: asked for with its reason. */
export function ConsentDialog(props: {
  page: ContactPageData;
  channel: ChannelName;
  purpose: Purpose;
  status: ConsentStatus;
  onClose: () => void;
}) {
  const w = useWords();
  const { page, channel, purpose, status, onClose } = props;
  const [next, setNext] = useState<'granted' | 'withdrawn' | null>(null);
  const about = { channel: w(`common.channel.${channel}`), purpose: w(`common.purpose.${purpose}`) };
  if (next) {
    const verb = next === 'granted' ? 'grant' : 'withdraw';
    const name = nameIn(w, page.contact);
    return (
      <Dialog
        open
        onClose={onClose}
        title={w(`consent.${verb}.title`, { name })}
        lead={w(`consent.${verb}.lead`, about)}
      >
        <ConsentForm
          channel={channel}
          purpose={purpose}
          status={next}
          zone={page.zone}
          onBack={() => setNext(null)}
          onDone={() => setNext(null)}
        />
      </Dialog>
    );
  }
  return (
    <Dialog
      open
      onClose={onClose}
      title={w('consent.about', about)}
      footer={
        page.mayRecord && (
          <>
            {status !== 'withdrawn' && (
              <Button tone={status === 'none' ? 'plain' : 'danger'} onClick={() => setNext('withdrawn')}>
                {w('consent.withdraw')}
              </Button>
            )}
            {status !== 'granted' && (
              <Button tone="primary" onClick={() => setNext('granted')}>
                {w('consent.grant')}
              </Button>
            )}
          </>
        )
      }
    >
      <ConsentHistory
        now={page.now}
        words={page.consents.filter((one) => one.channel === channel && one.purpose === purpose)}
      />
    </Dialog>
  );
}
