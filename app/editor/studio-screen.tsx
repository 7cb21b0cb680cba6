import { useSearchParams } from '@remix-run/react';
import { useEffect } from 'react';
import { paths } from '../http/paths';
import type { StudioProps } from '../routes/_app.flows.$flowId/route';
import { Screen } from '../shell/screen';
import { Segmented } from '../ui/segmented';
import { useFollows } from '../ui/use-follows';
import { useWords } from '../words/page';
import { AnalyseBar } from './analyse/analyse-bar';
import { AnalyseOverlay } from './analyse/analyse-overlay';
import { FlowCanvas } from './canvas/flow-canvas';
import { EmptyCanvas } from './panels/empty-canvas';
import { FlowName } from './panels/flow-name';
import { useHealth } from './health/use-health';
import { CanvasOver } from './over/canvas-over';
import { overFromAddress, overToAddress } from './over/over';
import { Announcer } from './outline/announcer';
import { OutlineButton } from './outline/outline-button';
import { OutlinePane } from './outline/outline-pane';
import { isPanel } from './panels/names';
import { Palette } from './panels/palette';
import { ProblemsDrawer } from './panels/problems-drawer';
import { PausedBanner } from './panels/paused-banner';
import { SavingBanner } from './panels/saving-banner';
import { SidePlace } from './panels/side-place';
import { StudioActions } from './panels/studio-actions';
import { useAutosave } from './saving/use-autosave';
import { useEditor, useEditorStore } from './store';
import { CanvasMarks } from './together/canvas-marks';
import { TogetherProvider } from './together/together';
import { useTogetherAt } from './together/use-together-at';
import { useUndoNotice } from './together/use-undo-notice';
import { useLiveProblems } from './use-live-problems';
import { useSheetFocus } from './use-sheet-focus';
import { useStudioKeys } from './use-studio-keys';
import { useSeen } from './versions/seen';

/** The Studio: palette, canvas, sheet, problems. The canvas does not move when the mode changes. */
export function StudioScreen(studio: StudioProps) {
  const w = useWords();
  const editor = useEditorStore();
  const saving = useAutosave(studio);
  const mode = useEditor((state) => state.mode);
  const empty = useEditor((state) => state.records.nodes.ids.length === 0);
  const outline = useEditor((state) => state.outline);
  const furnished = useFollows();
  useEffect(() => editor.getState().setPeople(studio.people), [editor, studio.people]);
  const { callers } = studio.environment;
  useEffect(() => editor.getState().setCallers(callers ?? []), [editor, callers]);
  useLiveProblems();
  useStudioKeys(saving);
  useSelectionInAddress();
  useSeen(studio.flow.id);
  const together = useTogetherAt(studio, saving);
  useUndoNotice(saving, together);
  useHealth();
  useSheetFocus();
  return (
    <TogetherProvider value={together}>
      <Screen
        crumbs={[{ label: w('flows.title'), to: paths.flows() }, { label: <FlowName live={studio.flow.live} /> }]}
        center={
          <Segmented
            label={w('studio.mode')}
            value={mode}
            onChange={(next) => editor.getState().setMode(next)}
            options={[
              { value: 'build', label: w('studio.mode.build') },
              { value: 'test', label: w('studio.mode.test') },
              { value: 'analyse', label: w('studio.mode.analyse') },
            ]}
          />
        }
        actions={
          furnished && (
            <>
              <OutlineButton shown={outline} onChange={editor.getState().setOutline} />
              <StudioActions studio={studio} saving={saving} />
            </>
          )
        }
      >
        <Announcer />
        <SavingBanner saving={saving} />
        <PausedBanner studio={studio} />
        <div className="flex min-h-0 flex-1">
          {outline && <OutlinePane onClose={() => editor.getState().setOutline(false)} />}
          <div className="flex min-w-0 flex-1 flex-col">
            <div className="relative flex min-h-0 flex-1">
              <FlowCanvas label={w('studio.canvas.label')}>
                {furnished && mode === 'build' && studio.mayEdit && !outline && <Palette />}
                {empty && mode === 'build' && studio.mayEdit && <EmptyCanvas />}
                <CanvasMarks />
                {mode === 'analyse' && <AnalyseOverlay people={studio.people} />}
                {mode === 'analyse' && <AnalyseBar flow={studio.flow} inside={studio.inside} />}
              </FlowCanvas>
              <CanvasOver studio={studio} />
            </div>
            <ProblemsDrawer />
          </div>
          <SidePlace studio={studio} saving={saving} />
        </div>
      </Screen>
    </TogetherProvider>
  );
}

const SHOWN = ['selected', 'panel', 'outline', 'over'] as const;

/** The selected step, the open sheet and the outline stand in the address: a link shows the other person the same. */
function useSelectionInAddress(): void {
  const editor = useEditorStore();
  const [search] = useSearchParams();
  const node = search.get('node');
  const sheet = search.get('sheet');
  useEffect(() => {
    const state = editor.getState();
    if (node && state.records.nodes.byId[node]) state.select([node]);
    else if (isPanel(sheet)) state.setPanel(sheet);
    state.setOutline(search.get('view') === 'outline');
    state.setOver(overFromAddress(search));
    // The router is left out of it: no loader depends on what is selected.
    return editor.subscribe((now, before) => {
      if (SHOWN.every((part) => now[part] === before[part])) return;
      const url = new URL(window.location.href);
      url.search = '';
      if (now.selected.length === 1 && now.selected[0]) url.searchParams.set('node', now.selected[0]);
      else if (now.panel) url.searchParams.set('sheet', now.panel);
      if (now.outline) url.searchParams.set('view', 'outline');
      overToAddress(now.over, url.searchParams);
      window.history.replaceState(window.history.state, '', url);
    });
  }, [editor, search, node, sheet]);
}
