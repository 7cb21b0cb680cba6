import { useMemo } from 'react';
import type { JsonObject } from '../../../core/json';
import type { Scope } from '../../../core/scope';
import { usePageContext } from '../../words/page';
import { useEditor } from '../store';
import { factsOf } from '../../../core/virtual-contact';

/** What rules and texts would read for the Studio's sample: its contact, what comes in with it, the flow's defaults. */
export function useSampleScope(): Scope {
  const { now } = usePageContext();
  const sample = useEditor((state) => state.sample);
  const variables = useEditor((state) => state.records.single.variables);
  return useMemo(() => {
    const { contact, timeZone } = factsOf(sample.contact);
    const vars: JsonObject = {};
    for (const { name, default: value } of variables) if (value !== undefined) vars[name] = value;
    return {
      contact,
      vars,
      event: sample.payload,
      trigger: sample.payload,
      channel: null,
      reply: null,
      now: sample.at ?? now,
      timeZone,
    };
  }, [sample, variables, now]);
}
