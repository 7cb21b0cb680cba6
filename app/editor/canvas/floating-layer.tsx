import { Confirm } from '../../ui/dialog';
import { useWords } from '../../words/page';
import { useEditor, useEditorStore } from '../store';
import { useStudio } from '../studio-context';
import { addStep } from './add-step';
import { CanvasMenu } from './canvas-menu';
import { carryTo } from './carry';
import { CommandPalette } from './command-palette';
import { KindPicker } from './kind-picker';
import { Picker } from './picker';
import { Shortcuts } from './shortcuts';
import { StepSearch } from './step-search';
import { focusCanvas, useCanvasScope } from './use-canvas-scope';

/** What stands over the canvas, one at a time; when it goes, the canvas has the keyboard again. */
export function FloatingLayer() {
  const w = useWords();
  const editor = useEditorStore();
  const scopeOf = useCanvasScope();
  const { flowId, environment } = useStudio();
  const floating = useEditor((state) => state.floating);
  const empty = useEditor((state) => state.records.nodes.ids.length === 0);
  if (floating === null) return null;
  const close = () => {
    editor.getState().float(null);
    requestAnimationFrame(() => {
      // What was chosen may have opened the next thing already.
      if (editor.getState().floating === null) focusCanvas();
    });
  };
  switch (floating.show) {
    case 'kinds':
      return (
        <KindPicker
          at={floating.ask.screen}
          starts={floating.ask.kind === 'place' || empty}
          onClose={close}
          onPick={(kind) => {
            close();
            addStep(editor, kind, floating.ask);
          }}
        />
      );
    case 'choice':
      return (
        <Picker
          key={floating.title}
          title={floating.title}
          search={floating.title}
          nothing={w('studio.choose.nothing')}
          groups={[floating]}
          at={floating.screen}
          onClose={close}
          onPick={(id) => {
            close();
            floating.onPick(id);
          }}
        />
      );
    case 'menu':
      // A menu tells that it closes once more after its action, which may have opened the next thing.
      return <CanvasMenu {...floating} onClose={() => editor.getState().floating === floating && close()} />;
    case 'search':
      return <StepSearch onClose={close} />;
    case 'commands':
      return <CommandPalette onClose={close} />;
    case 'shortcuts':
      return <Shortcuts onClose={close} />;
    case 'flows': {
      const others = environment.flows.filter(({ id }) => id !== flowId).map(({ id, name }) => ({ id, name }));
      return (
        <Picker
          title={w('studio.carry.title')}
          search={w('studio.carry.title')}
          nothing={w('studio.carry.nothing')}
          groups={[{ choices: others }]}
          at={scopeOf().screen}
          onClose={close}
          onPick={(id) => {
            close();
            const text = w('studio.carry.blocked');
            if (!carryTo(editor, floating.nodes, id)) editor.getState().tell({ tone: 'fail', text });
          }}
        />
      );
    }
    case 'sure':
      return (
        <Confirm
          open
          danger={floating.danger}
          onClose={close}
          onConfirm={floating.run}
          title={floating.title}
          text={floating.text}
          confirm={floating.confirm}
        />
      );
  }
}
