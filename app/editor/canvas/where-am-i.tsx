import { say } from '../../../core/words';
import { usePageContext, useWords } from '../../words/page';
import { outletLabel } from '../nodes/outlet-label';
import { useEditor } from '../store';
import { useProblemsSaid } from '../use-problems-said';
import { stepName } from '../step-name';
import { exitsOf, targetOf } from './exits';
import { readNode } from './read-node';
import { withValueNames } from './said-values';

/** Says where the keyboard stands on the canvas to whoever cannot see it, as it moves. */
export function WhereAmI({ id }: { id: string }) {
  const w = useWords();
  const { language } = usePageContext();
  const records = useEditor((state) => (state.selected.length === 1 ? state.records : null));
  const selected = useEditor((state) => state.selected);
  const exit = useEditor((state) => state.exit);
  const problemsOf = useProblemsSaid();
  const node = records?.nodes.byId[selected[0] ?? ''];
  const sentence = () => {
    if (!records || !node)
      return selected.length > 1 ? w('studio.here.several', { count: selected.length }) : w('studio.here.none');
    if (exit) {
      const to = targetOf(records, exit);
      const name = outletLabel(node.kind, node.config, exit.outlet, w);
      return to === null
        ? w('studio.here.exitOpen', { exit: name })
        : w('studio.here.exit', { exit: name, step: stepName(records, to, w) });
    }
    const { said } = readNode(node);
    const exits = exitsOf(records, node.id);
    const open = exits.filter((each) => targetOf(records, each) === null).length;
    const parts = [
      stepName(records, node.id, w),
      said ? withValueNames(say(said(language), language), w) : w('studio.card.unfinished'),
    ];
    if (exits.length > 0) parts.push(w('studio.here.exits', { count: exits.length, open }));
    return [...parts, ...problemsOf(node.id)].join('. ');
  };
  return (
    <p id={id} aria-live="polite" className="sr-only">
      {sentence()}
    </p>
  );
}
