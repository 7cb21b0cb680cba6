import type { Finding } from '../../../core/health';
import type { Problem } from '../../../core/program';
import type { WordKey } from '../../words';
import { listOf, type Records } from '../document/records';

export interface CheckItem {
  word: WordKey;
  state: 'done' | 'wait' | 'fail';
}

/** The points a reviewer would ask about, read off the document and its problems. */
export function checklist(records: Records, problems: readonly Problem[], health: readonly Finding[]): CheckItem[] {
  const { settings } = records.single;
  const nodes = listOf(records.nodes);
  const has = (prefix: string) => problems.some((problem) => problem.code.startsWith(prefix));
  const untranslated = problems.some((problem) => problem.code.endsWith('.translation_missing'));
  const people = nodes.some((node) => node.kind === 'handoff');
  return [
    { word: 'studio.check.start', state: has('flow.start_missing') ? 'fail' : 'done' },
    { word: 'studio.check.paths', state: has('node.dead_end') || has('flow.loop') ? 'fail' : 'done' },
    { word: 'studio.check.goal', state: settings.goal || nodes.some((node) => node.kind === 'goal') ? 'done' : 'wait' },
    { word: 'studio.check.exit', state: settings.goal || settings.exitOn.length > 0 ? 'done' : 'wait' },
    { word: 'studio.check.templates', state: has('template.') ? 'fail' : 'done' },
    { word: 'studio.check.health', state: health.length > 0 ? 'wait' : 'done' },
    { word: 'studio.check.languages', state: untranslated ? 'wait' : 'done' },
    { word: 'studio.check.human', state: people ? 'done' : 'wait' },
  ];
}
