import { useState } from 'react';
import { say } from '../../../core/words';
import { Button } from '../../ui/button';
import { StatusGlyph } from '../../ui/status';
import { Switch } from '../../ui/switch';
import { usePageContext, useWords } from '../../words/page';
import { toDocument } from '../document/records';
import type { PanelProps } from '../panels';
import { useEditor, useEditorStore } from '../store';
import { useTestSession } from '../test/session';
import { AcceptForm } from './accept-form';
import { Differences } from './differences';
import { RESULT_GLYPH } from './scenario-list';
import type { ScenarioRunView } from './use-scenario-runs';

/** What the scenarios come to on what is about to be published, and what may be done about those that do not pass. */
export function PublishScenarios(props: {
  runs: readonly ScenarioRunView[];
  saving: PanelProps['saving'];
  anyway: boolean;
  setAnyway: (anyway: boolean) => void;
  onClose: () => void;
}) {
  const { runs, saving, anyway, setAnyway, onClose } = props;
  const w = useWords();
  const { language } = usePageContext();
  const editor = useEditorStore();
  const session = useTestSession();
  const records = useEditor((state) => state.records);
  const [open, setOpen] = useState<string | null>(null);
  const failing = runs.filter(({ result }) => result.result !== 'passed');
  if (runs.length === 0) return null;
  const seeOnCanvas = (id: string) => {
    onClose();
    session.getState().set({ tab: 'kept', difference: id });
    editor.getState().setMode('test');
  };
  return (
    <section className="flex flex-col gap-2">
      <h3 className="font-semibold">
        {failing.length === 0
          ? w('studio.publish.scenarios.pass', { count: runs.length })
          : w('studio.publish.scenarios.differ', { count: failing.length })}
      </h3>
      <ul className="flex flex-col gap-2">
        {failing.map(({ row, result }) => (
          <li key={row.id} className="flex flex-col gap-2 rounded-md border px-3 py-2.5">
            <div className="flex items-center gap-2">
              <StatusGlyph kind={RESULT_GLYPH[result.result]} />
              <span className="min-w-0 flex-1 truncate font-medium">{row.name}</span>
              {result.result === 'differs' && (
                <>
                  <Button size="small" tone="quiet" onClick={() => seeOnCanvas(row.id)}>
                    {w('studio.scenario.seeOnCanvas')}
                  </Button>
                  <Button
                    size="small"
                    aria-expanded={open === row.id}
                    onClick={() => setOpen(open === row.id ? null : row.id)}
                  >
                    {w(open === row.id ? 'studio.scenario.hide' : 'studio.scenario.see')}
                  </Button>
                </>
              )}
            </div>
            {result.result === 'cannot_run' && (
              <p className="text-label text-ink-2">{say({ code: result.code, params: result.params }, language)}</p>
            )}
            {result.result === 'differs' && open === row.id && (
              <>
                <Differences differences={result.differences} document={toDocument(records)} />
                <AcceptForm id={row.id} saving={saving} />
              </>
            )}
          </li>
        ))}
      </ul>
      {failing.length > 0 && (
        <Switch
          label={w('studio.publish.scenarios.anyway')}
          hint={w('studio.publish.scenarios.anywayHint')}
          checked={anyway}
          onChange={setAnyway}
        />
      )}
    </section>
  );
}
