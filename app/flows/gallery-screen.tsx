import { useSearchParams } from '@remix-run/react';
import { INDUSTRIES } from '../../core/starters';
import type { StarterView } from '../../services/flows/starters';
import { paths } from '../http/paths';
import { NothingFound } from '../shell/nothing-found';
import { Screen } from '../shell/screen';
import { ChannelGlyph } from '../ui/channel-glyph';
import { cx } from '../ui/cx';
import { Select } from '../ui/select';
import { Badge } from '../ui/status';
import { useWords } from '../words/page';
import { FlowThumb } from './flow-thumb';
import { StarterSheet } from './starter-sheet';

const GOALS = ['educate', 'reengage', 'convert', 'retain', 'resolve'] as const;

/** Flows to begin with: what each does, what it needs, and how it looks. What is chosen stands in the address. */
export function GalleryScreen({ starters, mayEdit }: { starters: StarterView[]; mayEdit: boolean }) {
  const w = useWords();
  const [params, setParams] = useSearchParams();
  const industry = params.get('industry') ?? 'all';
  const goal = params.get('goal') ?? 'all';
  const chosen = starters.find(({ id }) => id === params.get('starter'));
  const shown = starters.filter(
    (starter) =>
      (industry === 'all' || starter.industries.some((each) => each === industry)) &&
      (goal === 'all' || starter.goal === goal),
  );
  const set = (name: string, value: string | null) => {
    const next = new URLSearchParams(params);
    if (value === null || value === 'all') next.delete(name);
    else next.set(name, value);
    setParams(next, { replace: true, preventScrollReset: true });
  };
  const goals = GOALS.filter((each) => starters.some((starter) => starter.goal === each));
  return (
    <Screen crumbs={[{ label: w('flows.title'), to: paths.flows() }, { label: w('gallery.title') }]}>
      <div className="flex min-h-0 flex-1">
        <div className="min-h-0 min-w-0 flex-1 overflow-y-auto">
          <div className="flex items-center gap-2 px-4 py-2.5">
            <Select
              label={w('gallery.industry')}
              value={industry}
              onChange={(value) => set('industry', value)}
              className="w-52!"
              options={[
                { value: 'all', label: w('gallery.industry.all') },
                ...INDUSTRIES.map((value) => ({ value: value as string, label: w(`gallery.industry.${value}`) })),
              ]}
            />
            <Select
              label={w('gallery.goal')}
              value={goal}
              onChange={(value) => set('goal', value)}
              className="w-52!"
              options={[
                { value: 'all', label: w('gallery.goal.all') },
                ...goals.map((value) => ({ value: value as string, label: w(`gallery.goal.${value}`) })),
              ]}
            />
          </div>
          {shown.length === 0 ? (
            <NothingFound title={w('gallery.none.title')} text={w('gallery.none.text')} />
          ) : (
            <ul
              aria-label={w('gallery.title')}
              className="grid grid-cols-[repeat(auto-fill,minmax(17rem,1fr))] gap-4 px-4 pt-1 pb-6"
            >
              {shown.map((starter) => (
                <li key={starter.id} className="flex">
                  <StarterCard
                    starter={starter}
                    chosen={starter === chosen}
                    onChoose={() => set('starter', starter.id)}
                  />
                </li>
              ))}
            </ul>
          )}
        </div>
        {chosen && (
          <StarterSheet key={chosen.id} starter={chosen} mayEdit={mayEdit} onClose={() => set('starter', null)} />
        )}
      </div>
    </Screen>
  );
}

function StarterCard(props: { starter: StarterView; chosen: boolean; onChoose: () => void }) {
  const { starter, chosen, onChoose } = props;
  const w = useWords();
  return (
    <button
      type="button"
      aria-pressed={chosen}
      onClick={onChoose}
      className={cx(
        'flex w-full flex-col overflow-hidden rounded-card border bg-surface text-left transition-colors hover:border-line-edge',
        chosen && 'border-accent ring-1 ring-accent',
      )}
    >
      <span className="block h-40 w-full border-b bg-paper p-3">
        <FlowThumb document={starter.document} className="h-full w-full" />
      </span>
      <span className="flex flex-1 flex-col gap-1.5 p-3">
        <span className="flex items-center gap-2">
          <span className="min-w-0 flex-1 font-semibold">{starter.name}</span>
          {starter.channels.map(({ channel }) => (
            <ChannelGlyph key={channel} channel={channel} />
          ))}
        </span>
        <span className="text-label text-ink-3">{starter.about}</span>
        <span className="mt-auto flex flex-wrap gap-1 pt-1.5">
          <Badge>{w(`flows.kind.${starter.document.kind}`)}</Badge>
          {starter.goal && <Badge>{w(`gallery.goal.${starter.goal}`)}</Badge>}
        </span>
      </span>
    </button>
  );
}
