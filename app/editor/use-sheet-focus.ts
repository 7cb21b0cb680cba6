import { useEffect } from 'react';
import { focusCanvas } from './canvas/use-canvas-scope';
import { SideSheet } from './panels/side-place';
import { sheetNow } from './places';
import { useEditorStore } from './store';

/**
 * Sheets and the keyboard. One that was opened from elsewhere takes it; with Escape, or when the sheet goes, it is back
 * where it came from: on the canvas, on a line of the outline, on the button.
 */
export function useSheetFocus(): void {
  const editor = useEditorStore();
  useEffect(() => {
    let from: HTMLElement | null = null;
    let inside = false;
    const giveBack = () => {
      inside = false;
      if (from?.isConnected) from.focus({ preventScroll: true });
      else focusCanvas();
    };
    const onFocusIn = ({ target, relatedTarget }: FocusEvent) => {
      const entered = target instanceof HTMLElement && target.closest('aside') !== null;
      // A picker that belongs to the sheet is drawn outside of the page's own parts: coming back from it is not coming in.
      if (entered && relatedTarget instanceof HTMLElement && relatedTarget.closest('header, [role=tree], .react-flow'))
        from = relatedTarget.closest('aside') ? from : relatedTarget;
      inside = entered;
    };
    const onKeyDown = (event: KeyboardEvent) => {
      const own = event.target instanceof HTMLElement && event.target.closest('aside') !== null;
      if (event.key === 'Escape' && own && !event.defaultPrevented) giveBack();
    };
    window.addEventListener('focusin', onFocusIn);
    window.addEventListener('keydown', onKeyDown);
    const stop = editor.subscribe((now, before) => {
      if (now.panel === before.panel && now.selected === before.selected && now.mode === before.mode) return;
      const opened = now.panel !== null && now.panel !== before.panel;
      if (opened && document.activeElement instanceof HTMLElement && !inside) from = document.activeElement;
      const settle = () => {
        const lost = document.activeElement === document.body;
        if (opened && !document.activeElement?.closest('aside, [role=dialog]'))
          sheetNow()?.focus({ preventScroll: true });
        else if (inside && lost) giveBack();
      };
      requestAnimationFrame(settle);
      // The first sheet's code may still be on its way: it stands one frame after that.
      if (opened && !SideSheet.isThere())
        SideSheet.load().then(
          () => requestAnimationFrame(() => requestAnimationFrame(settle)),
          () => {},
        );
    });
    return () => {
      window.removeEventListener('focusin', onFocusIn);
      window.removeEventListener('keydown', onKeyDown);
      stop();
    };
  }, [editor]);
}
