import { MessageCircleOff } from 'lucide-react';
import { useFormat, useWords } from '../words/page';
import type { ReplyWindow } from './reply-window';

/** Nothing can be written freely: why, and what can be done instead (`goesBack`: a flow waits for the customer). */
export function WindowClosed({ window, goesBack }: { window: ReplyWindow; goesBack: boolean }) {
  const w = useWords();
  const format = useFormat();
  return (
    <div className="flex gap-2.5 rounded-md bg-wait-soft px-3 py-2.5 text-wait-ink">
      <MessageCircleOff className="mt-0.5 size-4 shrink-0" aria-hidden />
      {window.kind === 'closed' ? (
        <div>
          <p className="font-semibold">{w('inbox.window.closed')}</p>
          <p>
            {window.lastAt === null
              ? w('inbox.window.never')
              : w('inbox.window.closedAt', { moment: format.moment(window.lastAt) })}{' '}
            {w(goesBack ? 'inbox.window.handBack' : 'inbox.window.wait')}
          </p>
        </div>
      ) : (
        <p>{w('inbox.noChannel')}</p>
      )}
    </div>
  );
}
