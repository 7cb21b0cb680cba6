import { useEffect, useMemo, useState } from 'react';
import { toast } from 'sonner';
import { diffDocuments } from '../../../core/diff';
import { paths } from '../../http/paths';
import type { action, StudioProps } from '../../routes/_app.flows.$flowId/route';
import { Button } from '../../ui/button';
import { Dialog } from '../../ui/dialog';
import { Field, Input } from '../../ui/field';
import { useIntent } from '../../ui/form';
import { RadioList } from '../../ui/radio-list';
import { Select } from '../../ui/select';
import { StatusGlyph } from '../../ui/status';
import { usePageContext, useWords } from '../../words/page';
import { listOf, toDocument } from '../document/records';
import { checklist } from '../publish/checklist';
import { sayProblem } from '../problem-words';
import type { Saving } from '../saving/use-autosave';
import { PublishScenarios } from '../scenarios/publish-scenarios';
import { useScenarioRuns } from '../scenarios/use-scenario-runs';
import { nameOfNode, stepNameIfThere } from '../step-name';
import { useEditor, useEditorStore } from '../store';
import { useVersionDocument } from '../versions/use-comparison';

const PEOPLE = ['move', 'finish', 'drain'] as const;
const WAITS = ['keep', 'recount', 'restart'] as const;

/** Before customers see it: what is checked, what keeps it back, and what happens to the people inside. */
export function PublishDialog(props: { studio: StudioProps; saving: Saving; number: number; onClose: () => void }) {
  const { studio, saving, number, onClose } = props;
  const w = useWords();
  const { language } = usePageContext();
  const editor = useEditorStore();
  const records = useEditor((state) => state.records);
  const problems = useEditor((state) => state.problems);
  const health = useEditor((state) => state.health);
  const [people, setPeople] = useState<(typeof PEOPLE)[number]>('move');
  const [waits, setWaits] = useState<(typeof WAITS)[number]>('keep');
  const [goneTo, setGoneTo] = useState('stay');
  const [reason, setReason] = useState('');
  const [anyway, setAnyway] = useState(false);
  const runs = useScenarioRuns(studio.scenarios);
  const held = runs.some(({ result }) => result.result !== 'passed');
  const publish = useIntent<typeof action>('publish');
  const live = useVersionDocument(studio.flow.id, studio.flow.liveVersionId);
  const nothing = useMemo(
    () => live !== 'loading' && diffDocuments(live, toDocument(records)).length === 0,
    [live, records],
  );
  const errors = problems.filter((problem) => problem.severity === 'error');
  const gone = studio.people.filter((at) => at.gone);
  const waitChanged = studio.people.filter((at) => at.waitChanged);
  const count = (list: typeof studio.people) => list.reduce((sum, at) => sum + at.people, 0);
  const ready =
    errors.length === 0 &&
    !nothing &&
    saving.state === 'saved' &&
    publish.state === 'idle' &&
    (!held || (anyway && reason.trim() !== ''));
  // Once the page has heard of the new version too: its badge and the notice say the same.
  usePublished(publish.state === 'idle' ? publish.data : undefined, onClose);
  return (
    <Dialog
      open
      wide
      onClose={onClose}
      title={w('studio.publish.title', { name: records.single.name, n: number })}
      lead={studio.inside === 0 ? w('studio.publish.leadNobody') : w('studio.publish.lead', { count: studio.inside })}
      footer={
        <>
          <Button onClick={onClose}>{w('common.cancel')}</Button>
          <Button
            tone="primary"
            disabled={!ready}
            onClick={() =>
              publish.send(
                'publish',
                {
                  rev: String(saving.rev),
                  people,
                  waits,
                  reason,
                  gone: goneTo,
                  ...(held && anyway ? { scenarios: 'anyway' } : {}),
                },
                paths.flow(studio.flow.id),
              )
            }
          >
            {w('studio.publish', { n: number })}
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-5 pb-1">
        {nothing && (
          <p role="status" className="rounded-card bg-sunken px-3 py-2.5">
            {w('studio.publish.nothing', { n: studio.flow.live ?? 0 })}
          </p>
        )}
        <ul className="grid grid-cols-2 gap-x-6 gap-y-1.5">
          {checklist(records, problems, health).map((item) => (
            <li key={item.word} className="flex items-center gap-2">
              <StatusGlyph kind={item.state} />
              {w(item.word)}
            </li>
          ))}
        </ul>
        {errors.length > 0 && (
          <div>
            <h3 className="font-semibold text-fail-ink">{w('studio.publish.blocked', { count: errors.length })}</h3>
            <ul className="mt-1.5 flex max-h-40 flex-col overflow-x-clip overflow-y-auto">
              {errors.map((problem, at) => (
                <li key={at}>
                  <button
                    type="button"
                    onClick={() => {
                      onClose();
                      const state = editor.getState();
                      if (problem.node === null) state.setPanel('flow');
                      else state.select([problem.node]);
                    }}
                    className="-mx-1.5 flex w-[calc(100%+0.75rem)] items-baseline gap-2 rounded-control px-1.5 py-1 text-left hover:bg-hover"
                  >
                    <StatusGlyph kind="fail" className="translate-y-0.5" />
                    <span className="w-40 shrink-0 truncate font-medium">
                      {(problem.node && stepNameIfThere(records, problem.node, w)) ?? w('studio.problems.flow')}
                    </span>
                    <span className="min-w-0 flex-1">{sayProblem(problem, records, language, w)}</span>
                  </button>
                </li>
              ))}
            </ul>
          </div>
        )}
        {errors.length === 0 && !nothing && studio.inside > 0 && (
          <section className="flex flex-col gap-2">
            <h3 className="font-semibold">{w('studio.publish.people', { count: studio.inside })}</h3>
            <RadioList
              label={w('studio.publish.people', { count: studio.inside })}
              value={people}
              onChange={setPeople}
              options={PEOPLE.map((each) => ({
                value: each,
                label: w(`studio.publish.people.${each}`),
                note: w(`studio.publish.people.${each}.note`),
              }))}
            />
            {people === 'move' && gone.length > 0 && (
              <div className="flex flex-col gap-2 rounded-md bg-wait-soft px-3 py-2.5 text-wait-ink">
                <p>{w('studio.publish.gone', { count: count(gone), steps: gone.map((at) => at.name).join(', ') })}</p>
                <Select
                  label={w('studio.publish.goneLabel')}
                  value={goneTo}
                  onChange={setGoneTo}
                  options={[
                    { value: 'stay', label: w('studio.publish.gone.stay') },
                    { value: 'end', label: w('studio.publish.gone.end') },
                    ...listOf(records.nodes)
                      .filter((node) => node.kind !== 'start')
                      .map((node) => ({
                        value: node.id,
                        label: w('studio.publish.gone.to', { step: nameOfNode(node, w) }),
                      })),
                  ]}
                />
              </div>
            )}
          </section>
        )}
        {errors.length === 0 && !nothing && people === 'move' && waitChanged.length > 0 && (
          <section className="flex flex-col gap-2">
            <h3 className="font-semibold">
              {w('studio.publish.waits', {
                count: count(waitChanged),
                steps: waitChanged.map((at) => at.name).join(', '),
              })}
            </h3>
            <RadioList
              label={w('studio.publish.waitsLabel')}
              value={waits}
              onChange={setWaits}
              options={WAITS.map((each) => ({
                value: each,
                label: w(`studio.publish.waits.${each}`),
                note: w(`studio.publish.waits.${each}.note`),
              }))}
            />
          </section>
        )}
        {errors.length === 0 && (
          <PublishScenarios runs={runs} saving={saving} anyway={anyway} setAnyway={setAnyway} onClose={onClose} />
        )}
        {errors.length === 0 && !nothing && (
          <Field label={w('studio.publish.reason')} optional={held && anyway ? undefined : w('common.optional')}>
            {(parts) => (
              <Input
                {...parts}
                value={reason}
                maxLength={500}
                placeholder={w('studio.publish.reasonExample')}
                onChange={(event) => setReason(event.target.value)}
              />
            )}
          </Field>
        )}
      </div>
    </Dialog>
  );
}

/** Says what a publish came to, once. */
function usePublished(answer: ReturnType<typeof useIntent<typeof action>>['data'], onClose: () => void): void {
  const w = useWords();
  useEffect(() => {
    if (!answer || !('did' in answer) || answer.did !== 'publish') return;
    if (answer.ok) {
      toast.success(w('studio.published', { n: answer.number }), {
        description: answer.moved > 0 ? w('studio.published.moved', { count: answer.moved }) : undefined,
      });
      onClose();
    } else toast.error(w(`studio.publish.refused.${answer.reason}`));
  }, [answer, onClose, w]);
}
