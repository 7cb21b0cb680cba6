import { Link } from '@remix-run/react';
import { Plus } from 'lucide-react';
import { paths } from '../../http/paths';
import { Button } from '../../ui/button';
import { useWords } from '../../words/page';
import { addStep } from '../canvas/add-step';
import { focusCanvas } from '../canvas/use-canvas-scope';
import { useEditorStore } from '../store';

/** Blank paper: what a flow begins with, and the button that begins it. */
export function EmptyCanvas() {
  const w = useWords();
  const editor = useEditorStore();
  return (
    <div className="pointer-events-none absolute inset-0 grid place-items-center">
      <div data-hint className="pointer-events-auto max-w-xs text-center">
        <h2 className="text-lead font-semibold">{w('studio.empty.title')}</h2>
        <p className="mt-1 text-ink-3">{w('studio.empty.text')}</p>
        <Button
          tone="primary"
          icon={<Plus className="size-4" aria-hidden />}
          className="mt-4"
          onClick={() => {
            addStep(editor, 'start', { kind: 'place', at: { x: 0, y: 0 }, screen: { x: 0, y: 0 } });
            focusCanvas();
          }}
        >
          {w('studio.empty.action')}
        </Button>
        <p className="mt-3 text-label text-ink-3">
          {w('gallery.or')}{' '}
          <Link to={paths.gallery()} className="text-accent hover:underline">
            {w('gallery.open')}
          </Link>
        </p>
      </div>
    </div>
  );
}
