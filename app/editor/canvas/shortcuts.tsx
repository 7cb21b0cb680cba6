import { Dialog } from '../../ui/dialog';
import { Kbd } from '../../ui/kbd';
import { useWords } from '../../words/page';
import { TEST_KEYS } from '../test/test-keys';
import { STUDIO_KEYS } from '../use-studio-keys';
import { SECTIONS } from './canvas-action';
import { CANVAS_ACTIONS } from './canvas-action-list';
import { keyNames, type Keys } from './keys';

/** What the mouse does with a key held. */
const HELD = [
  { name: 'studio.held.lasso', keys: 'Shift' },
  { name: 'studio.held.pan', keys: 'Space' },
] as const;

/** Every shortcut there is, from the tables that bind them. */
export function Shortcuts({ onClose }: { onClose: () => void }) {
  const w = useWords();
  const groups = [
    ...SECTIONS.map((section) => ({
      title: w(`studio.section.${section}`),
      lines: CANVAS_ACTIONS.filter((action) => action.section === section && action.keys),
    })),
    { title: w('studio.section.anywhere'), lines: STUDIO_KEYS },
    { title: w('studio.section.test'), lines: TEST_KEYS },
    { title: w('studio.section.held'), lines: HELD.map(({ name, keys }) => ({ name, keys: [keys] })) },
  ];
  return (
    <Dialog open wide onClose={onClose} title={w('studio.shortcuts')} lead={w('studio.shortcuts.lead')}>
      <div className="columns-1 gap-8 pb-2 sm:columns-2">
        {groups.map(({ title, lines }) => (
          <section key={title} className="mb-5 break-inside-avoid">
            <h3 className="mb-1 text-label font-semibold text-ink-3">{title}</h3>
            <dl>
              {lines.map(({ name, keys }, at) => (
                <div key={at} className="flex min-h-7 items-center justify-between gap-3">
                  <dt>{w(name)}</dt>
                  <dd className="flex shrink-0 gap-2">
                    {keys?.map((each) => (
                      <Combination key={each} keys={each} />
                    ))}
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Dialog>
  );
}

function Combination({ keys }: { keys: Keys }) {
  const w = useWords();
  return (
    <span className="flex gap-0.5">
      {keyNames(keys, w).map((key) => (
        <Kbd key={key}>{key}</Kbd>
      ))}
    </span>
  );
}
