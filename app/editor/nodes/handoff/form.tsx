import { SheetSection } from '../../../ui/sheet';
import { Switch } from '../../../ui/switch';
import { useWords } from '../../../words/page';
import { slug, textsOf } from '../../forms/config';
import { DurationField } from '../../forms/duration-field';
import { NumberField, TextField } from '../../forms/fields';
import { LiquidField } from '../../forms/liquid-field';
import { TagsField } from '../../forms/tags-field';
import type { KindFormProps } from '../kind-editor';

export function HandoffForm({ config, set, issues }: KindFormProps) {
  const w = useWords();
  const timed = typeof config.timeout === 'object' && config.timeout !== null;
  return (
    <>
      <SheetSection>
        <TextField
          label={w('studio.handoff.queue')}
          hint={w('studio.handoff.queueHint')}
          optional={w('common.optional')}
          value={config.queue}
          onChange={(queue) => set({ queue: queue || undefined }, 'queue')}
          error={issues.queue}
        />
        <LiquidField
          label={w('studio.handoff.reason')}
          value={config.reason}
          onChange={(reason) => set({ reason: reason || undefined }, 'reason')}
          error={issues.reason}
        />
        <LiquidField
          label={w('studio.handoff.summary')}
          hint={w('studio.handoff.summaryHint')}
          value={config.summary}
          onChange={(summary) => set({ summary }, 'summary')}
          error={issues.summary}
          rows={4}
        />
      </SheetSection>
      <SheetSection>
        <TagsField
          label={w('studio.handoff.outcomes')}
          hint={w('studio.handoff.outcomesHint')}
          value={textsOf(config.outcomes)}
          onChange={(outcomes) => set({ outcomes })}
          clean={(text) => (text.trim() ? slug(text, []) : '')}
        />
        <Switch
          label={w('studio.handoff.timeout')}
          hint={w('studio.handoff.timeoutHint')}
          checked={timed}
          onChange={(on) => set({ timeout: on ? { amount: 1, unit: 'days' } : null })}
        />
        {timed && (
          <DurationField
            label={w('studio.handoff.within')}
            value={config.timeout}
            onChange={(timeout) => set({ timeout }, 'timeout')}
          />
        )}
        <NumberField
          label={w('studio.settings.priority')}
          hint={w('studio.settings.priorityHint')}
          optional={w('common.optional')}
          min={0}
          max={9}
          value={config.priority}
          onChange={(priority) => set({ priority: priority ?? undefined }, 'priority')}
        />
      </SheetSection>
    </>
  );
}
