import { useMemo } from 'react';
import { useWords } from '../../words/page';
import type { Point } from '../document/commands';
import { groupedKinds } from '../nodes/groups';
import { Picker } from './picker';

/** What comes here: every kind of step, by group and by name. Where nothing leads in, also how a flow begins. */
export function KindPicker(props: { at: Point; starts: boolean; onPick: (kind: string) => void; onClose: () => void }) {
  const w = useWords();
  const groups = useMemo(
    () =>
      groupedKinds({ starts: props.starts }).map((group) => ({
        name: w(group.name),
        choices: group.kinds.map(({ kind, name, about, icon: Icon }) => {
          const icon = <Icon className="size-4 shrink-0 text-ink-mute" aria-hidden />;
          return { id: kind, name: w(name), about: w(about), icon };
        }),
      })),
    [props.starts, w],
  );
  return (
    <Picker
      title={w('studio.picker.title')}
      search={w('studio.picker.search')}
      nothing={w('studio.picker.nothing')}
      groups={groups}
      at={props.at}
      onPick={props.onPick}
      onClose={props.onClose}
    />
  );
}
