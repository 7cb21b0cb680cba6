import { useMemo } from 'react';
import { freshId } from '../forms/config';
import * as commands from '../document/stages';
import { useEditorStore, type Editor } from '../store';
import { bottomsOf } from './cards';

/** The stages' commands with the sizes of the cards as they are drawn. */
export function stageCommands(editor: Editor) {
  const bottoms = () => {
    const { records, unfolded } = editor.getState();
    return bottomsOf(records, unfolded);
  };
  return {
    /** Adds one below the others; its id, so that its name can be written next. */
    add() {
      const { records, run } = editor.getState();
      const id = freshId(
        'stage_',
        records.single.stages.map((stage) => stage.id),
      );
      run((now) => commands.addStage(now, { id, name: '' }, bottoms()));
      return id;
    },
    move(id: string, to: number) {
      editor.getState().run((records) => commands.moveStage(records, id, to, bottoms()));
    },
    remove(id: string) {
      editor.getState().run((records) => commands.removeStage(records, id));
    },
    /** Moves steps into a stage's lane: what dropping them there does. */
    put(steps: readonly string[], stage: string) {
      editor.getState().run((records) => commands.toStage(records, steps, stage, bottoms()));
    },
  };
}

export function useStages() {
  const editor = useEditorStore();
  return useMemo(() => stageCommands(editor), [editor]);
}
