import type { ScenarioReport } from '../../../core/scenario';
import { Status } from '../../ui/status';
import { useWords } from '../../words/page';

/** What the scenarios came to when a version was published. */
export function ScenariosThen({ report }: { report: ScenarioReport | null }) {
  const w = useWords();
  if (!report || report.items.length === 0) return null;
  const passed = report.items.filter(({ result }) => result === 'passed').length;
  return (
    <Status kind={passed === report.items.length ? 'done' : 'wait'} className="text-label">
      {w('studio.versions.scenarios', { passed, all: report.items.length })}
    </Status>
  );
}
