import { LogIn } from 'lucide-react';
import { Button } from '../../ui/button';
import { useWords } from '../../words/page';
import { useEditorStore } from '../store';

/** Opens the flow that a step runs, over the canvas. */
export function OpenInside({ flow }: { flow: string }) {
  const w = useWords();
  const { setOver } = useEditorStore().getState();
  return (
    <Button
      size="small"
      className="self-start"
      icon={<LogIn className="size-3.5" aria-hidden />}
      onClick={() => setOver({ show: 'flow', into: [flow] })}
    >
      {w('studio.inner.open')}
    </Button>
  );
}
