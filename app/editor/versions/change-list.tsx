import type { Change, FieldChange } from '../../../core/diff';
import type { FlowDocument } from '../../../core/document';
import { cx } from '../../ui/cx';
import { useWords } from '../../words/page';
import type { Words } from '../../words';
import { sayValues, TextWithValues } from '../compose/text-with-values';
import { fieldName } from '../field-name';
import { outletLabel } from '../nodes/outlet-label';
import { nameOfNode, stepNameIn } from '../step-name';
import { ChangeBadge } from './change-mark';
import { valueWords } from './value-words';

/** Every change, in words; one that is on the drawing leads there. */
export function ChangeList(props: {
  changes: readonly Change[];
  before: FlowDocument;
  after: FlowDocument;
  chosen: string | null;
  onChoose: (change: Change) => void;
}) {
  const w = useWords();
  return (
    <ol>
      {props.changes.map((change) => {
        const onPicture = change.of === 'node' || (change.of === 'edge' && change.after !== undefined);
        const chosen = props.chosen === change.id && onPicture;
        return (
          <li key={`${change.of} ${change.id}`} className="border-b last:border-b-0">
            <button
              type="button"
              disabled={!onPicture}
              aria-pressed={onPicture ? chosen : undefined}
              onClick={() => props.onChoose(change)}
              className={cx(
                'flex w-full flex-col gap-1.5 px-4 py-2.5 text-left enabled:hover:bg-hover',
                chosen && 'bg-accent-soft',
              )}
            >
              <span className="flex w-full items-center gap-2">
                <span className="min-w-0 flex-1 truncate font-medium">{titleOf(change, props, w)}</span>
                {change.type === 'changed' && change.moved && <ChangeBadge type="moved" />}
                <ChangeBadge type={change.type} />
              </span>
              {change.of === 'edge' ? (
                <Wiring change={change} before={props.before} after={props.after} />
              ) : (
                change.fields.map((field) => (
                  <Field key={field.path + String(field.after !== undefined)} field={field} />
                ))
              )}
            </button>
          </li>
        );
      })}
    </ol>
  );
}

function Field({ field }: { field: FieldChange }) {
  const w = useWords();
  const name = fieldName(field.path.replace(/^config\./, ''), w);
  return (
    <span className="grid w-full grid-cols-[minmax(0,2fr)_minmax(0,3fr)] gap-2 text-label">
      <span className="text-ink-3 first-letter:uppercase">{name}</span>
      <BeforeAfter before={valueWords(field.before, w)} after={valueWords(field.after, w)} />
    </span>
  );
}

/** What it was, struck out, and what it is; said as well to whoever hears it read. */
function BeforeAfter({ before, after }: { before: string; after: string }) {
  const w = useWords();
  // What only the code tells apart is shown as code.
  const alike = sayValues(before, w) === sayValues(after, w);
  const show = (text: string) => (alike ? text : <TextWithValues text={text} />);
  return (
    <span className="flex min-w-0 flex-col wrap-anywhere">
      <span className="sr-only">{w('studio.compare.was')}</span>
      <del className="text-ink-3">{show(before)}</del>
      <span className="sr-only">{w('studio.compare.is')}</span>
      <ins className="text-ink no-underline">{show(after)}</ins>
    </span>
  );
}

function Wiring(props: { change: Extract<Change, { of: 'edge' }>; before: FlowDocument; after: FlowDocument }) {
  const w = useWords();
  const { change, before, after } = props;
  const [was, is] = [
    change.before && stepNameIn(before, change.before.to, w),
    change.after && stepNameIn(after, change.after.to, w),
  ];
  if (was !== undefined && is !== undefined) return <BeforeAfter before={`→ ${was}`} after={`→ ${is}`} />;
  return <span className="text-label text-ink-3">→ {is ?? was}</span>;
}

function titleOf(change: Change, { before, after }: { before: FlowDocument; after: FlowDocument }, w: Words): string {
  switch (change.of) {
    case 'flow':
      return w('studio.compare.flow');
    case 'node': {
      const node = change.after ?? change.before;
      return node ? nameOfNode(node, w) : change.id;
    }
    case 'edge': {
      const document = change.after ? after : before;
      const edge = change.after ?? change.before;
      const from = document.nodes.find(({ id }) => id === edge?.from);
      if (!edge || !from) return change.id;
      const outlet = outletLabel(from.kind, from.config, edge.outlet, w);
      return `${stepNameIn(document, edge.from, w)} · ${outlet}`;
    }
    case 'note':
      return w('studio.compare.note', { text: (change.after ?? change.before)?.text.slice(0, 60) ?? '' });
    case 'group':
      return w('studio.compare.group', { name: (change.after ?? change.before)?.name ?? '' });
  }
}
