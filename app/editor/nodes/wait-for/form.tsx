import type { JsonObject } from '../../../../core/json';
import { SheetSection } from '../../../ui/sheet';
import { Switch } from '../../../ui/switch';
import { useWords } from '../../../words/page';
import { freshId, listOf, objectOf, textOf, textsOf } from '../../forms/config';
import { DurationField } from '../../forms/duration-field';
import { TextField } from '../../forms/fields';
import { ruleJson } from '../../forms/as-rule';
import { OptionalRule } from '../../forms/rule-field';
import { Rows } from '../../forms/rows';
import { SaveAsField } from '../../forms/save-as-field';
import { TagsField } from '../../forms/tags-field';
import { DueNote } from '../wait/due-note';
import type { KindFormProps } from '../kind-editor';
import { eventsOf, RECEIPTS } from '.';

export function WaitForForm(props: KindFormProps) {
  const { config, set, issues } = props;
  const w = useWords();
  const events = eventsOf(config);
  const receipts = textsOf(config.receipts);
  const timed = typeof config.timeout === 'object' && config.timeout !== null;
  const change = (at: number, part: JsonObject, gesture: string) =>
    set({ events: events.map((each, index) => (index === at ? { ...each, ...part } : each)) }, gesture);
  return (
    <>
      <SheetSection title={w('studio.waitFor.events')}>
        <Rows
          rows={events}
          keyOf={(event) => textOf(event.id)}
          add={w('studio.waitFor.addEvent')}
          fresh={() => ({
            id: freshId(
              'e',
              events.map((each) => textOf(each.id)),
            ),
            event: '',
          })}
          removeLabel={(_, at) => w('studio.waitFor.removeEvent', { n: at + 1 })}
          onChange={(next) => set({ events: next })}
        >
          {(event, at) => (
            <div className="flex min-w-0 flex-1 flex-col gap-2">
              <TextField
                quiet
                label={w('studio.waitFor.event', { n: at + 1 })}
                value={event.event}
                onChange={(name) => change(at, { event: name }, `event:${at}`)}
                error={issues[`events.${at}.event`]}
                placeholder="purchase"
                mono
              />
              <OptionalRule
                label={w('studio.start.whereLabel')}
                add={w('studio.start.addWhere')}
                value={event.where}
                onChange={(where) => {
                  const { where: _before, ...rest } = event;
                  const next = where ? { ...rest, where: ruleJson(where) ?? null } : rest;
                  set({ events: events.map((each, index) => (index === at ? next : each)) }, `where:${at}`);
                }}
              />
            </div>
          )}
        </Rows>
      </SheetSection>
      <SheetSection>
        <Switch
          label={w('studio.waitFor.reply')}
          hint={w('studio.waitFor.replyHint')}
          checked={config.reply === true}
          onChange={(reply) => set({ reply })}
        />
        {RECEIPTS.map((status) => (
          <Switch
            key={status}
            label={w(`studio.receipt.${status}`)}
            checked={receipts.includes(status)}
            onChange={(on) =>
              set({ receipts: RECEIPTS.filter((each) => (each === status ? on : receipts.includes(each))) })
            }
          />
        ))}
      </SheetSection>
      <SheetSection>
        <Switch
          label={w('studio.waitFor.timeout')}
          hint={w('studio.waitFor.timeoutHint')}
          checked={timed}
          onChange={(on) => set({ timeout: on ? { amount: 7, unit: 'days' } : null })}
        />
        {timed && (
          <DurationField
            quiet
            label={w('studio.waitFor.timeout')}
            value={config.timeout}
            onChange={(timeout) => set({ timeout }, 'timeout')}
          />
        )}
        {timed && <DueNote config={{ until: 'duration', duration: config.timeout ?? null }} />}
        <TagsField
          label={w('studio.waitFor.resetOn')}
          hint={w('studio.waitFor.resetOnHint')}
          value={listOf(config.resetOn).map((each) => textOf(objectOf(each).event))}
          onChange={(names) => set({ resetOn: names.map((event) => ({ event })) })}
        />
        <SaveAsField {...props} hint={w('studio.waitFor.saveAsHint')} />
      </SheetSection>
    </>
  );
}
