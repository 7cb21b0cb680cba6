import { Segmented } from '../../../ui/segmented';
import { SheetSection } from '../../../ui/sheet';
import { useWords } from '../../../words/page';
import { textOf, textsOf } from '../../forms/config';
import { ChoiceField, TextField } from '../../forms/fields';
import { ruleJson } from '../../forms/as-rule';
import { OptionalRule } from '../../forms/rule-field';
import { TagsField } from '../../forms/tags-field';
import type { KindFormProps } from '../kind-editor';

const WAYS = ['event', 'message', 'api', 'flow'] as const;
type Way = (typeof WAYS)[number];
const EVENTS = ['purchase', 'ticket_resolved', 'need_help', 'plan_changed', 'inactivity'];

export function StartForm({ config, set, issues }: KindFormProps) {
  const w = useWords();
  const on = WAYS.find((way) => way === config.on) ?? 'event';
  const change = (next: Way) =>
    set({
      on: next,
      event: next === 'event' ? textOf(config.event) : undefined,
      keywords: next === 'message' ? [] : undefined,
    });
  return (
    <>
      <SheetSection>
        <Segmented
          label={w('studio.start.on')}
          value={on}
          onChange={change}
          options={WAYS.map((way) => ({ value: way, label: w(`studio.start.on.${way}`) }))}
        />
        {on === 'event' && (
          <>
            <TextField
              label={w('studio.start.event')}
              hint={w('studio.start.eventHint')}
              value={config.event}
              onChange={(event) => set({ event }, 'event')}
              error={issues.event}
              placeholder="purchase"
              list="known-events"
              mono
            />
            <datalist id="known-events">
              {EVENTS.map((event) => (
                <option key={event} value={event} />
              ))}
            </datalist>
          </>
        )}
        {on === 'message' && (
          <>
            <TagsField
              label={w('studio.start.keywords')}
              hint={w('studio.start.keywordsHint')}
              value={textsOf(config.keywords)}
              onChange={(keywords) => set({ keywords })}
            />
            <ChoiceField
              label={w('studio.start.match')}
              value={config.match === 'exact' ? 'exact' : 'contains'}
              onChange={(match) => set({ match })}
              options={[
                { value: 'contains', label: w('studio.start.match.contains') },
                { value: 'exact', label: w('studio.start.match.exact') },
              ]}
            />
          </>
        )}
        {(on === 'api' || on === 'flow') && <p className="text-ink-3">{w(`studio.start.about.${on}`)}</p>}
      </SheetSection>
      <SheetSection title={w('studio.start.where')}>
        <OptionalRule
          label={w('studio.start.whereLabel')}
          add={w('studio.start.addWhere')}
          value={config.where}
          onChange={(where) => set({ where: ruleJson(where) }, 'where')}
        />
      </SheetSection>
    </>
  );
}
