import type { FlowDocument } from '../../../core/document';
import type { Json } from '../../../core/json';
import type { Difference, Outcome, Passed, Sent } from '../../../core/scenario-outcome';
import { say } from '../../../core/words';
import type { Words } from '../../words';
import { outletLabel } from '../nodes/outlet-label';

/** A difference as a line: what it is about, what was, what is now. */
export interface DifferenceLine {
  about: string;
  was: string;
  now: string;
}

/** Differences in a person's words, with the steps' own names. */
export function differenceLines(
  differences: readonly Difference[],
  document: Pick<FlowDocument, 'nodes'>,
  nodeName: (id: string) => string,
  w: Words,
): DifferenceLine[] {
  const none = w('studio.difference.none');
  const nameOf = (id: string) =>
    document.nodes.some((node) => node.id === id) ? nodeName(id) : w('studio.difference.goneStep', { id });
  const passed = (step: Passed | null) => {
    if (!step) return none;
    const node = document.nodes.find(({ id }) => id === step.node);
    const outlet =
      step.outlet === null || step.outlet === 'next' || !node
        ? null
        : outletLabel(node.kind, node.config, step.outlet, w);
    return outlet ? `${nameOf(step.node)} → ${outlet}` : nameOf(step.node);
  };
  const sent = (one: Sent | null) => {
    if (!one) return none;
    const channel = one.channel && w(`common.channel.${one.channel}`);
    const template = one.template && `${one.template.name} · ${one.template.language}`;
    const verdict = one.channel ? null : w(`studio.difference.verdict.${one.verdict}`);
    const why = one.code && say({ code: one.code, params: {} }, w.language).replace(/\s*\{\w+\}/g, '');
    return [channel, template, verdict, verdict && why].filter(Boolean).join(' · ');
  };
  const ended = (end: Outcome['end']) =>
    end.kind === 'waits'
      ? w('studio.difference.waits', { step: nameOf(end.name) })
      : w('studio.difference.ends', { name: end.name || end.kind });
  const value = (one: Json | null) => (one === null ? none : typeof one === 'string' ? one : JSON.stringify(one));
  return differences.map((difference) => {
    switch (difference.what) {
      case 'path':
        return { about: w('studio.difference.path'), was: passed(difference.was), now: passed(difference.now) };
      case 'send':
        return {
          about: w('studio.difference.send', { step: nameOf(difference.node) }),
          was: sent(difference.was),
          now: sent(difference.now),
        };
      case 'variable':
        return {
          about: w('studio.difference.variable', { name: difference.name }),
          was: value(difference.was),
          now: value(difference.now),
        };
      case 'end':
        return { about: w('studio.difference.end'), was: ended(difference.was), now: ended(difference.now) };
    }
  });
}
