import { BookmarkPlus, RotateCcw } from 'lucide-react';
import { useState } from 'react';
import { say } from '../../../core/words';
import { Button, IconButton } from '../../ui/button';
import { Segmented } from '../../ui/segmented';
import { Sheet } from '../../ui/sheet';
import { EmptyState } from '../../ui/states';
import { Tabs } from '../../ui/tabs';
import { usePageContext, useWords } from '../../words/page';
import type { PanelProps } from '../panels';
import { KeepDialog } from '../scenarios/keep-dialog';
import { ScenarioList } from '../scenarios/scenario-list';
import { useEditor, useEditorStore } from '../store';
import { useSession, useTestSession } from './session';
import { TestJournal } from './test-journal';
import { TestPhones } from './test-phones';
import { TestSetup } from './test-setup';
import { TestTransport } from './test-transport';
import { TestValues } from './test-values';
import { useTestKeys } from './use-test-keys';
import { HeldNow } from './verdict';
import { useLitPath, usePlaying, useTest } from './use-test';

/** Test: one customer walks the draft, in virtual time, under the workspace's own rules. Nothing is sent. */
export function TestSheet({ studio, saving }: PanelProps) {
  const w = useWords();
  const { language } = usePageContext();
  const editor = useEditorStore();
  const session = useTestSession();
  const test = useTest();
  const { tab, view: part, difference } = useSession((state) => state);
  const readOnly = useEditor((state) => state.readOnly);
  const [keeping, setKeeping] = useState(false);
  const { set } = session.getState();
  const reset = () => set({ scenario: null, kept: null, shown: null, playing: false });
  const { whole, view, scenario } = test;
  const played = tab === 'play' && whole && view ? { whole, view } : null;
  useLitPath(view, difference !== null);
  usePlaying(test);
  useTestKeys(test);
  return (
    <Sheet
      className="w-105!"
      label={w('studio.test.title')}
      title={w('studio.test.title')}
      onClose={() => editor.getState().setMode('build')}
      actions={
        played && (
          <>
            {!readOnly && (
              <Button
                size="small"
                icon={<BookmarkPlus className="size-3.5" aria-hidden />}
                onClick={() => setKeeping(true)}
              >
                {w('studio.scenario.keep')}
              </Button>
            )}
            <IconButton label={w('studio.test.reset')} size="small" onClick={reset}>
              <RotateCcw className="size-4" aria-hidden />
            </IconButton>
          </>
        )
      }
      footer={played && <TestTransport test={test} {...played} />}
    >
      <Tabs
        label={w('studio.test.title')}
        className="px-4"
        value={tab}
        onChange={(next) => set({ tab: next, difference: null, playing: false })}
        tabs={[
          { value: 'play', label: w('studio.test.tab.play') },
          { value: 'kept', label: w('studio.test.tab.kept', { n: studio.scenarios.length }) },
        ]}
      />
      {tab === 'kept' ? (
        <ScenarioList studio={studio} saving={saving} begin={test.begin} />
      ) : played ? (
        <>
          <div className="px-4 pt-3">
            <Segmented
              label={w('studio.test.view')}
              className="w-full"
              value={part}
              onChange={(next) => set({ view: next })}
              options={[
                { value: 'phones', label: w('studio.test.view.phones') },
                { value: 'journal', label: w('studio.test.view.journal') },
                { value: 'values', label: w('studio.test.view.values') },
              ]}
            />
          </div>
          {part === 'phones' && <HeldNow view={played.view} />}
          {part === 'phones' && <TestPhones view={played.view} act={test.act} />}
          {part === 'journal' && <TestJournal view={played.view} forced={scenario?.forced ?? {}} force={test.force} />}
          {part === 'values' && <TestValues view={played.view} />}
        </>
      ) : test.impossible ? (
        <EmptyState
          title={w('studio.test.impossible')}
          text={say({ code: test.impossible.code, params: test.impossible.params }, language)}
          action={<Button onClick={reset}>{w('studio.test.reset')}</Button>}
        />
      ) : (
        <TestSetup program={test.program} begin={test.begin} />
      )}
      {keeping && scenario && <KeepDialog scenario={scenario} saving={saving} onClose={() => setKeeping(false)} />}
    </Sheet>
  );
}
