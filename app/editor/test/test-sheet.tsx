import { RotateCcw, Undo2 } from 'lucide-react';
import { IconButton } from '../../ui/button';
import { Sheet } from '../../ui/sheet';
import { useWords } from '../../words/page';
import { useEditorStore } from '../store';
import { TestControls } from './test-controls';
import { TestSetup } from './test-setup';
import { TestThread } from './test-thread';
import { useSimulation } from './use-simulation';

/** Test: one made-up customer walks the draft, in virtual time, under the workspace's own rules. Nothing is sent. */
export function TestSheet() {
  const w = useWords();
  const editor = useEditorStore();
  const test = useSimulation();
  const { simulation } = test;
  return (
    <Sheet
      className="w-105!"
      label={w('studio.test.title')}
      title={w('studio.test.title')}
      onClose={() => editor.getState().setMode('build')}
      actions={
        simulation && (
          <>
            <IconButton
              label={w('studio.test.back')}
              size="small"
              disabled={simulation.frames.length <= 2}
              onClick={test.back}
            >
              <Undo2 className="size-4" aria-hidden />
            </IconButton>
            <IconButton label={w('studio.test.reset')} size="small" onClick={test.reset}>
              <RotateCcw className="size-4" aria-hidden />
            </IconButton>
          </>
        )
      }
      footer={simulation && <TestControls simulation={simulation} act={test.act} />}
    >
      {simulation ? (
        <TestThread simulation={simulation} act={test.act} />
      ) : (
        <TestSetup program={test.program} begin={test.begin} />
      )}
    </Sheet>
  );
}
