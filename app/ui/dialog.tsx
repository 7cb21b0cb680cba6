import { AlertDialog } from '@base-ui/react/alert-dialog';
import { Dialog as Base } from '@base-ui/react/dialog';
import { X } from 'lucide-react';
import { useRef, type ReactNode, type RefObject } from 'react';
import { useWords } from '../words/page';
import { Button, IconButton } from './button';
import { cx } from './cx';

const scrim =
  'fixed inset-0 z-40 bg-scrim transition-opacity data-ending-style:opacity-0 data-starting-style:opacity-0';
const popup =
  'pop fixed left-1/2 z-40 flex w-[calc(100vw-2rem)] -translate-x-1/2 flex-col ' +
  'rounded-sheet bg-float shadow-float outline-none';

/** A question that needs the whole attention. Configuration never goes here: it has a sheet. */
export function Dialog(props: {
  open: boolean;
  onClose: () => void;
  title: ReactNode;
  lead?: ReactNode;
  footer?: ReactNode;
  wide?: boolean;
  /** What has the keyboard when it is shut, where that is not what opened it. */
  back?: RefObject<HTMLElement>;
  children?: ReactNode;
}) {
  const w = useWords();
  const panel = useRef<HTMLDivElement>(null);
  // Where there is something to fill in, there; never on the way out, whose tooltip would take the first Escape.
  const first = () => panel.current?.querySelector<HTMLElement>('input:not([type=hidden]), textarea') ?? panel.current;
  return (
    <Base.Root open={props.open} onOpenChange={(open) => !open && props.onClose()}>
      <Base.Portal>
        <Base.Backdrop className={scrim} />
        <Base.Popup
          ref={panel}
          initialFocus={first}
          finalFocus={props.back}
          className={cx(popup, props.wide ? 'top-[8vh] max-h-[84vh] max-w-2xl' : 'top-[12vh] max-h-[76vh] max-w-md')}
        >
          <header className="flex items-start gap-3 p-4 pb-2">
            <div className="min-w-0 flex-1">
              <Base.Title className="text-lead font-semibold">{props.title}</Base.Title>
              {props.lead && <Base.Description className="mt-0.5 text-ink-3">{props.lead}</Base.Description>}
            </div>
            <Base.Close render={<IconButton label={w('common.close')} size="small" />}>
              <X className="size-4" aria-hidden />
            </Base.Close>
          </header>
          <div className="scroll-edges min-h-0 flex-1 overflow-y-auto px-4 py-2">{props.children}</div>
          {props.footer && <footer className="flex justify-end gap-2 p-4 pt-3">{props.footer}</footer>}
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  );
}

/** Asks before something that cannot be undone, naming what happens. Escape and the scrim never say yes. */
export function Confirm(props: {
  open: boolean;
  onClose: () => void;
  onConfirm: () => void;
  title: ReactNode;
  text: ReactNode;
  confirm: string;
  danger?: boolean;
}) {
  const w = useWords();
  return (
    <AlertDialog.Root open={props.open} onOpenChange={(open) => !open && props.onClose()}>
      <AlertDialog.Portal>
        <AlertDialog.Backdrop className={scrim} />
        <AlertDialog.Popup className={cx(popup, 'top-[12vh] max-h-[76vh] max-w-sm p-4')}>
          <AlertDialog.Title className="text-lead font-semibold">{props.title}</AlertDialog.Title>
          <AlertDialog.Description className="mt-1 text-ink-2">{props.text}</AlertDialog.Description>
          <div className="mt-5 flex justify-end gap-2">
            <AlertDialog.Close render={<Button>{w('common.cancel')}</Button>} />
            <Button
              tone={props.danger ? 'danger' : 'primary'}
              onClick={() => {
                props.onConfirm();
                props.onClose();
              }}
            >
              {props.confirm}
            </Button>
          </div>
        </AlertDialog.Popup>
      </AlertDialog.Portal>
    </AlertDialog.Root>
  );
}
