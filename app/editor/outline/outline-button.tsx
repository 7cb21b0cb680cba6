import { ListTree } from 'lucide-react';
import { IconButton } from '../../ui/button';
import { useWords } from '../../words/page';

/** Shows the outline beside the canvas, in the palette's place. */
export function OutlineButton({ shown, onChange }: { shown: boolean; onChange: (shown: boolean) => void }) {
  const w = useWords();
  return (
    <IconButton label={w('studio.outline.show')} aria-pressed={shown} onClick={() => onChange(!shown)}>
      <ListTree className="size-4" aria-hidden />
    </IconButton>
  );
}
