import type { Occurrence } from '../../../core/find/find';
import { useWords } from '../../words/page';
import { sayValues, TextWithValues } from '../compose/text-with-values';
import { fieldName } from '../field-name';
import { editorOf } from '../nodes';
import { nameOfNode } from '../step-name';
import { excerptOf } from './excerpt';

/** So many are drawn; the rest is counted, and replaced with them. */
const SHOWN = 200;

/** Finds in their places, by step, each with its tick: ticked ones are replaced. */
export function FindsList(props: {
  finds: readonly Occurrence[];
  steps: (id: string) => { name: string; kind: string } | undefined;
  /** What takes their place; null: nothing has been written yet. */
  replacement: string | null;
  left: ReadonlySet<string>;
  onLeave: (ids: readonly string[], leave: boolean) => void;
  onOpen?: (node: string) => void;
  disabled?: boolean;
}) {
  const w = useWords();
  const { finds, left } = props;
  const groups = new Map<string | null, Occurrence[]>();
  for (const find of finds.slice(0, SHOWN)) groups.set(find.node, [...(groups.get(find.node) ?? []), find]);
  return (
    <ul className="flex flex-col gap-3">
      {[...groups].map(([node, own]) => {
        const step = node === null ? undefined : props.steps(node);
        const Icon = step && editorOf(step.kind).icon;
        const name = step ? nameOfNode(step, w) : w('studio.find.flow');
        const ids = own.map(({ id }) => id);
        return (
          <li key={node ?? ''}>
            <div className="flex items-center gap-2">
              <Tick
                label={w('studio.find.wholeStep', { name })}
                on={!ids.every((id) => left.has(id))}
                onChange={(on) => props.onLeave(ids, !on)}
                disabled={props.disabled}
              />
              {Icon && <Icon className="size-3.5 shrink-0 text-ink-mute" aria-hidden />}
              {node !== null && props.onOpen ? (
                <button
                  type="button"
                  onClick={() => props.onOpen?.(node)}
                  className="min-w-0 truncate rounded-sm font-medium hover:underline"
                >
                  {name}
                </button>
              ) : (
                <span className="min-w-0 truncate font-medium">{name}</span>
              )}
              {own.length > 1 && <span className="text-label text-ink-3">{own.length}</span>}
            </div>
            <ul className="mt-1 flex flex-col">
              {own.map((find) => (
                <Find key={find.id} find={find} {...props} />
              ))}
            </ul>
          </li>
        );
      })}
      {finds.length > SHOWN && (
        <li className="text-label text-ink-3">{w('studio.find.more', { count: finds.length - SHOWN })}</li>
      )}
    </ul>
  );
}

function Find(props: {
  find: Occurrence;
  replacement: string | null;
  left: ReadonlySet<string>;
  onLeave: (ids: readonly string[], leave: boolean) => void;
  disabled?: boolean;
}) {
  const w = useWords();
  const { find, replacement } = props;
  const { before, hit, after, instead } = excerptOf(find.text, find, replacement);
  const on = !props.left.has(find.id);
  const field = find.path.slice(find.node === null ? 0 : find.path[2] === 'config' ? 3 : 2).join('.');
  const where =
    find.kind === 'text' || find.kind === 'name'
      ? fieldName(field, w)
      : `${w(`studio.find.kind.${find.kind}`)} · ${fieldName(field, w)}`;
  return (
    <li>
      <label className="flex items-start gap-2 rounded-control py-1 pr-1 hover:bg-hover">
        <Tick
          label={sayValues(`${before}${hit}${after}`, w)}
          on={on}
          onChange={(next) => props.onLeave([find.id], !next)}
          disabled={props.disabled}
        />
        <span className="min-w-0 flex-1">
          <span className="block text-label text-ink-3">{where}</span>
          <span className="block break-words">
            <TextWithValues text={before} />
            {instead !== null && on ? (
              <>
                <del className="rounded-sm bg-fail-soft text-fail-ink">
                  <TextWithValues text={hit} />
                </del>
                <ins className="rounded-sm bg-done-soft text-done-ink no-underline">
                  <TextWithValues text={instead} />
                </ins>
              </>
            ) : (
              <mark className="rounded-sm bg-wait-soft text-wait-ink">
                <TextWithValues text={hit} />
              </mark>
            )}
            <TextWithValues text={after} />
          </span>
        </span>
      </label>
    </li>
  );
}

export const Tick = (props: { label: string; on: boolean; onChange: (on: boolean) => void; disabled?: boolean }) => (
  <input
    type="checkbox"
    aria-label={props.label}
    checked={props.on}
    disabled={props.disabled}
    onChange={(event) => props.onChange(event.target.checked)}
    className="mt-0.5 size-3.5 shrink-0 accent-accent"
  />
);
