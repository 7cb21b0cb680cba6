import { CornerDownRight, CornerLeftUp, Split, Unplug, type LucideIcon } from 'lucide-react';
import { useWords } from '../../words/page';
import { stepName } from '../step-name';
import { whatItDoes } from '../canvas/said-values';
import { editorOf } from '../nodes';
import { outletLabel } from '../nodes/outlet-label';
import { useEditor } from '../store';
import { useProblemsSaid } from '../use-problems-said';
import type { OutlineRow } from './outline';

export interface RowWords {
  /** What stands on the line. */
  name(row: OutlineRow): string;
  /** What is read out: a step with what it does and what is wrong with it. */
  sentence(row: OutlineRow): string;
  icon(row: OutlineRow): LucideIcon | null;
}

/** The outline's lines in words. */
export function useRowWords(): RowWords {
  const w = useWords();
  const records = useEditor((state) => state.records);
  const problemsOf = useProblemsSaid();
  const exit = ({ from, outlet }: { from: string; outlet: string }) => {
    const node = records.nodes.byId[from];
    return node ? outletLabel(node.kind, node.config, outlet, w) : outlet;
  };
  const name = (row: OutlineRow): string => {
    switch (row.row) {
      case 'step':
        return stepName(records, row.id, w);
      case 'branch':
        return exit(row);
      case 'join':
        return w(row.loop ? 'studio.outline.loop' : 'studio.outline.join', { step: stepName(records, row.to, w) });
      case 'open':
        return w('studio.outline.open', { exit: exit(row) });
      case 'loose':
        return w('studio.outline.loose');
    }
  };
  const sentence = (row: OutlineRow): string => {
    if (row.row !== 'step') return name(row);
    const node = records.nodes.byId[row.id];
    if (!node) return '';
    const parts = [name(row), whatItDoes(node, w)];
    if (node.name) parts.splice(1, 0, w(editorOf(node.kind).name));
    return [...parts, ...problemsOf(row.id)].join('. ');
  };
  const icon = (row: OutlineRow): LucideIcon | null => {
    switch (row.row) {
      case 'step':
        return editorOf(records.nodes.byId[row.id]?.kind ?? '').icon;
      case 'branch':
        return Split;
      case 'join':
        return row.loop ? CornerLeftUp : CornerDownRight;
      case 'open':
        return Unplug;
      case 'loose':
        return null;
    }
  };
  return { name, sentence, icon };
}
