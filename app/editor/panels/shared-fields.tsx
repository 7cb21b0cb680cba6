import { useMemo } from 'react';
import type { FlowNode } from '../../../core/document';
import type { Json, JsonObject } from '../../../core/json';
import { findKind } from '../../../core/nodes';
import { CHANNELS, PURPOSES } from '../../../core/vocabulary';
import { Button } from '../../ui/button';
import { useWords } from '../../words/page';
import { configureSteps } from '../document/configure-step';
import { joinGroup, leaveGroup } from '../document/groups';
import { listOf } from '../document/records';
import { objectOf, textOf, textsOf } from '../forms/config';
import { DurationField } from '../forms/duration-field';
import { ChoiceField, NumberField } from '../forms/fields';
import { editorOf } from '../nodes';
import { useEditor, useEditorStore } from '../store';

/** Whether a kind has a setting of that name: one that it has refuses what cannot be one. */
function hasSetting(kind: string, setting: string): boolean {
  const config: JsonObject = { ...editorOf(kind).initial({ languages: ['es'], flow: 'journey' }), [setting]: [[]] };
  const read = findKind(kind)?.read(config);
  return read?.ok === false && read.issues.some(({ field }) => field.split('.')[0] === setting);
}

const VARIOUS = 'various';
/** What all of them have there; `various` where they differ. */
function common<Value extends string>(values: readonly Value[]): Value | typeof VARIOUS {
  const [first] = values;
  return first !== undefined && values.every((each) => each === first) ? first : VARIOUS;
}

/** The settings that all the selected steps have, edited in all of them at once: one mark of undo. */
export function SharedFields({ nodes }: { nodes: readonly FlowNode[] }) {
  const w = useWords();
  const editor = useEditorStore();
  const groups = useEditor((state) => state.records.groups);
  const kinds = [...new Set(nodes.map(({ kind }) => kind))].sort().join(' ');
  const shared = useMemo(() => {
    const has = (setting: string) => kinds.split(' ').every((kind) => hasSetting(kind, setting));
    return { purpose: has('purpose'), channels: has('channels'), retries: has('retries'), timeout: has('timeout') };
  }, [kinds]);
  const ids = nodes.map(({ id }) => id);
  const set = (change: (config: JsonObject) => Record<string, Json | undefined>, gesture?: string) =>
    editor.getState().run((records) => configureSteps(records, ids, change), gesture && `selection:${gesture}`);
  const various = { value: VARIOUS, label: w('studio.selection.various') } as const;
  const choices = <Value extends string>(value: Value | typeof VARIOUS, options: { value: Value; label: string }[]) =>
    value === VARIOUS ? [various, ...options] : options;
  const purpose = common(nodes.map(({ config }) => textOf(config.purpose) || 'flow'));
  const first = common(nodes.map(({ config }) => textsOf(objectOf(config.channels).channels)[0] ?? ''));
  const group = common(nodes.map((node) => (node.group === undefined ? 'none' : `in:${node.group}`)));
  const retries = nodes.map(({ config }) => config.retries ?? 2);
  const timed = nodes.filter(({ config }) => typeof config.timeout === 'object' && config.timeout !== null);
  const nothing = groups.ids.length === 0 && !Object.values(shared).includes(true);
  return (
    <>
      {nothing && <p className="text-ink-3">{w('studio.selection.sharedNone')}</p>}
      {shared.purpose && (
        <ChoiceField
          label={w('studio.message.purpose')}
          value={purpose}
          options={choices(purpose, [
            { value: 'flow', label: w('studio.message.asFlow') },
            ...PURPOSES.map((each) => ({ value: each as string, label: w(`common.purpose.${each}`) })),
          ])}
          onChange={(next) => {
            if (next !== VARIOUS) set(() => ({ purpose: next === 'flow' ? undefined : next }));
          }}
        />
      )}
      {shared.channels && (
        <ChoiceField
          label={w('studio.selection.channel')}
          hint={w('studio.selection.channelHint')}
          value={first}
          options={choices(
            first,
            CHANNELS.filter((channel) =>
              nodes.every(({ config }) => textsOf(objectOf(config.channels).channels).includes(channel)),
            ).map((channel) => ({ value: channel as string, label: w(`common.channel.${channel}`) })),
          )}
          onChange={(next) => {
            if (next !== VARIOUS) set((config) => ({ channels: withFirst(objectOf(config.channels), next) }));
          }}
        />
      )}
      {shared.retries && (
        <NumberField
          label={w('studio.selection.retries')}
          min={0}
          max={5}
          value={retries.every((each) => each === retries[0]) ? retries[0] : undefined}
          onChange={(next) => next !== null && set(() => ({ retries: next }), 'retries')}
        />
      )}
      {shared.timeout && timed.length === 0 && (
        <Button
          size="small"
          className="self-start"
          onClick={() => set(() => ({ timeout: { amount: 7, unit: 'days' } }))}
        >
          {w('studio.selection.setTimeout')}
        </Button>
      )}
      {shared.timeout && timed.length > 0 && (
        <DurationField
          label={w('studio.selection.timeout')}
          value={allEqual(nodes.map(({ config }) => config.timeout ?? null))}
          onChange={(timeout) => set(() => ({ timeout }), 'timeout')}
        />
      )}
      {groups.ids.length > 0 && (
        <ChoiceField
          label={w('studio.selection.group')}
          value={group}
          options={choices(group, [
            { value: 'none', label: w('common.none') },
            ...listOf(groups).map(({ id, name }) => ({ value: `in:${id}`, label: name || w('studio.group.unnamed') })),
          ])}
          onChange={(next) => {
            const { run } = editor.getState();
            if (next === 'none') run((records) => leaveGroup(records, ids));
            else if (next !== VARIOUS) run((records) => joinGroup(records, ids, next.slice('in:'.length)));
          }}
        />
      )}
    </>
  );
}

const allEqual = (values: readonly Json[]): Json | undefined =>
  values.every((each) => JSON.stringify(each) === JSON.stringify(values[0])) ? values[0] : undefined;

function withFirst(sending: JsonObject, channel: string): JsonObject {
  const channels = textsOf(sending.channels);
  return { ...sending, channels: [channel, ...channels.filter((each) => each !== channel)] };
}
