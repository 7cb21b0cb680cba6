import { Ellipsis, Play, RefreshCw } from 'lucide-react';
import { useEffect, useState } from 'react';
import { toast } from 'sonner';
import type { Scenario } from '../../../core/scenario';
import { say } from '../../../core/words';
import { paths } from '../../http/paths';
import type { action } from '../../routes/flows.$flowId.scenarios';
import { Button, IconButton } from '../../ui/button';
import { cx } from '../../ui/cx';
import { Confirm } from '../../ui/dialog';
import { Input } from '../../ui/field';
import { useIntent } from '../../ui/form';
import { Menu, MenuItem } from '../../ui/menu';
import { EmptyState } from '../../ui/states';
import { Status, type StatusKind } from '../../ui/status';
import { useFormat, usePageContext, useWords } from '../../words/page';
import { toDocument } from '../document/records';
import { litOfBoth } from '../lit-of';
import type { PanelProps } from '../panels';
import { useEditor, useEditorStore } from '../store';
import { useStudio } from '../studio-context';
import { useSession, useTestSession } from '../test/session';
import { AcceptForm } from './accept-form';
import { Differences } from './differences';
import { useScenarioRuns, type ScenarioRunView } from './use-scenario-runs';

export const RESULT_GLYPH = { passed: 'done', differs: 'wait', cannot_run: 'fail' } as const satisfies Record<
  string,
  StatusKind
>;

/** The tests that were kept, with what they come to on the draft at this moment. */
export function ScenarioList({
  studio,
  saving,
  begin,
}: PanelProps & { begin: (scenario: Scenario, id: string) => void }) {
  const w = useWords();
  const runs = useScenarioRuns(studio.scenarios);
  const session = useTestSession();
  const open = useSession((state) => state.difference);
  useDrawnDifference(runs.find(({ row }) => row.id === open) ?? null);
  const count = (result: ScenarioRunView['result']['result']) =>
    runs.filter((run) => run.result.result === result).length;
  if (runs.length === 0)
    return (
      <EmptyState
        title={w('studio.scenarios.none')}
        text={w('studio.scenarios.none.text')}
        action={
          <Button
            icon={<Play className="size-3.5" aria-hidden />}
            onClick={() => session.getState().set({ tab: 'play' })}
          >
            {w('studio.scenarios.none.go')}
          </Button>
        }
      />
    );
  const summary = w('studio.scenarios.summary', {
    passed: count('passed'),
    all: runs.length,
  });
  return (
    <>
      <div className="flex items-center gap-2 border-b px-4 py-2.5">
        <p className="min-w-0 flex-1 text-label text-ink-2">{summary}</p>
        <Button
          size="small"
          icon={<RefreshCw className="size-3.5" aria-hidden />}
          onClick={() => toast(summary, { description: w('studio.scenarios.ran') })}
        >
          {w('studio.scenarios.runAll')}
        </Button>
      </div>
      <ul>
        {runs.map((run) => (
          <ScenarioRow
            key={run.row.id}
            run={run}
            saving={saving}
            open={open === run.row.id}
            toggle={() => session.getState().set({ difference: open === run.row.id ? null : run.row.id })}
            begin={begin}
          />
        ))}
      </ul>
    </>
  );
}

function ScenarioRow(props: {
  run: ScenarioRunView;
  saving: PanelProps['saving'];
  open: boolean;
  toggle: () => void;
  begin: (scenario: Scenario, id: string) => void;
}) {
  const { run, saving, open, toggle, begin } = props;
  const { row, scenario, result } = run;
  const w = useWords();
  const format = useFormat();
  const { language } = usePageContext();
  const { flowId } = useStudio();
  const readOnly = useEditor((state) => state.readOnly);
  const records = useEditor((state) => state.records);
  const [naming, setNaming] = useState(false);
  const [asked, setAsked] = useState(false);
  const { send } = useIntent<typeof action>();
  const to = paths.flowScenarios(flowId);
  return (
    <li className={cx('flex flex-col gap-2 border-b px-4 py-3', open && 'bg-sunken')}>
      <div className="flex items-center gap-1">
        {naming ? (
          <Input
            aria-label={w('studio.scenario.name')}
            defaultValue={row.name}
            maxLength={120}
            autoFocus
            onBlur={() => setNaming(false)}
            onKeyDown={(event) => {
              if (event.key === 'Escape') setNaming(false);
              if (event.key !== 'Enter') return;
              send('rename', { id: row.id, name: event.currentTarget.value }, to);
              setNaming(false);
            }}
          />
        ) : (
          <h3 className="min-w-0 flex-1 truncate font-semibold">{row.name}</h3>
        )}
        {scenario && (
          <IconButton
            size="small"
            label={w('studio.scenario.play', { name: row.name })}
            onClick={() => begin(scenario, row.id)}
          >
            <Play className="size-3.5" aria-hidden />
          </IconButton>
        )}
        {!readOnly && (
          <Menu
            align="end"
            trigger={
              <IconButton size="small" label={w('studio.scenario.more', { name: row.name })}>
                <Ellipsis className="size-4" aria-hidden />
              </IconButton>
            }
          >
            <MenuItem onSelect={() => setNaming(true)}>{w('studio.scenario.rename')}</MenuItem>
            <MenuItem danger onSelect={() => setAsked(true)}>
              {w('common.delete')}
            </MenuItem>
          </Menu>
        )}
      </div>
      <div className="flex items-center gap-2">
        <Status kind={RESULT_GLYPH[result.result]}>{w(`studio.scenario.result.${result.result}`)}</Status>
        <span className="flex-1" />
        {result.result === 'differs' && (
          <Button size="small" aria-expanded={open} onClick={toggle}>
            {w(open ? 'studio.scenario.hide' : 'studio.scenario.see')}
          </Button>
        )}
      </div>
      {result.result === 'cannot_run' && (
        <p className="text-label text-ink-2">{say({ code: result.code, params: result.params }, language)}</p>
      )}
      {row.reason !== '' && !open && (
        <p className="text-label text-ink-3">
          {w('studio.scenario.since', { at: format.moment(row.expectedAt), reason: row.reason })}
        </p>
      )}
      {open && result.result === 'differs' && (
        <>
          <p className="text-label text-ink-3">{w('studio.scenario.onCanvas')}</p>
          <Differences differences={result.differences} document={toDocument(records)} />
          {!readOnly && <AcceptForm id={row.id} saving={saving} onDone={toggle} />}
        </>
      )}
      <Confirm
        open={asked}
        onClose={() => setAsked(false)}
        onConfirm={() => send('remove', { id: row.id }, to)}
        title={w('studio.scenario.delete', { name: row.name })}
        text={w('studio.scenario.deleteText')}
        confirm={w('common.delete')}
        danger
      />
    </li>
  );
}

/** The old path and the new one over each other on the canvas, while a difference is looked at. */
function useDrawnDifference(run: ScenarioRunView | null): void {
  const editor = useEditorStore();
  const was = run?.row.expected;
  const now = run?.result.result === 'differs' ? run.result.outcome : null;
  useEffect(() => {
    if (!was || !now) return;
    editor.getState().setLit(litOfBoth(was, now));
    return () => editor.getState().setLit(null);
  }, [editor, was, now]);
}
