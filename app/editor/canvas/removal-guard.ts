import { lostEnds } from '../../../core/ends';
import type { Words } from '../../words';
import { groupsOf } from '../document/groups';
import { listOf } from '../document/records';
import { stepsNamed } from '../step-name';
import type { EditorState } from '../store';
import { foldedSelected } from './use-groups';

/** The question before what is selected is deleted. */
export interface Question {
  title: string;
  text: string;
  confirm: string;
}

/**
 * Why deleting what is selected is asked first: another flow leaves by one of its ends, people stand there now, or it
 * lies folded in a group that nobody sees into. Null where nobody would notice.
 */
export function questionBefore(state: EditorState, w: Words): Question | null {
  return endsQuestion(state, w) ?? peopleQuestion(state, w) ?? foldedQuestion(state, w);
}

function endsQuestion({ records, selected, callers }: EditorState, w: Words): Question | null {
  const gone = new Set(selected);
  const nodes = listOf(records.nodes);
  // What is lost already is a problem of the flow, whatever is deleted now.
  const before = new Set(lostEnds({ nodes }, callers).map(({ end }) => end));
  const lost = lostEnds({ nodes: nodes.filter(({ id }) => !gone.has(id)) }, callers).filter(
    ({ end }) => !before.has(end),
  );
  if (lost.length === 0) return null;
  const users = [...new Set(lost.flatMap((each) => each.callers))];
  return {
    title: w('studio.guard.ends.title', { ends: lost.map(({ end }) => w('common.quoted', { text: end })).join(', ') }),
    text: w('studio.guard.ends.text', { callers: users.join(', ') }),
    confirm: w('studio.guard.confirm'),
  };
}

function peopleQuestion({ records, selected, selectedEdges, people }: EditorState, w: Words): Question | null {
  const steps = selected.length > 0;
  const from = new Set(steps ? selected : selectedEdges.flatMap((id) => records.edges.byId[id]?.from ?? []));
  const count = [...from].reduce((sum, id) => sum + (people.get(id) ?? 0), 0);
  if (count === 0) return null;
  const what = steps ? ('studio.guard.steps' as const) : ('studio.guard.wires' as const);
  return {
    title: w(`${what}.title`, { what: stepsNamed(records, [...from], w) }),
    text: w(`${what}.text`, { count }),
    confirm: w('studio.guard.confirm'),
  };
}

function foldedQuestion(state: EditorState, w: Words): Question | null {
  const { records } = state;
  const folded = foldedSelected(state);
  if (folded.length === 0) return null;
  const names = groupsOf(records, folded).map((id) => records.groups.byId[id]?.name || w('studio.group.unnamed'));
  return {
    title: w('studio.group.remove', { name: names.join(', ') }),
    text: w('studio.group.removeText', { count: folded.length }),
    confirm: w('common.delete'),
  };
}
