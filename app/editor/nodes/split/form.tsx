import { Equal, Percent, Plus, Trash2 } from 'lucide-react';
import type { JsonObject } from '../../../../core/json';
import { Button, IconButton } from '../../../ui/button';
import { cx } from '../../../ui/cx';
import { Input } from '../../../ui/field';
import { SheetSection } from '../../../ui/sheet';
import { useWords } from '../../../words/page';
import { freshId, numberOf, textOf } from '../../forms/config';
import { TextField } from '../../forms/fields';
import { useEditorStore } from '../../store';
import type { KindFormProps } from '../kind-editor';
import { variantsOf } from '.';

/** Equal whole percentages; the first ones take what is left over, so that the sum is 100. */
function evenly(variants: readonly JsonObject[]): JsonObject[] {
  const each = Math.floor(100 / variants.length);
  const extra = 100 - each * variants.length;
  return variants.map((variant, at) => ({ ...variant, weight: each + (at < extra ? 1 : 0) }));
}

export function SplitForm({ config, set }: KindFormProps) {
  const w = useWords();
  const { settle } = useEditorStore().getState();
  const variants = variantsOf(config);
  const total = Math.round(variants.reduce((sum, { weight }) => sum + (numberOf(weight) ?? 0), 0) * 100) / 100;
  const change = (at: number, part: JsonObject, gesture: string) =>
    set({ variants: variants.map((each, index) => (index === at ? { ...each, ...part } : each)) }, gesture);
  return (
    <>
      <SheetSection>
        {variants.map((variant, at) => (
          <div key={textOf(variant.id)} className="flex items-center gap-1.5">
            <Input
              aria-label={w('studio.split.name', { n: at + 1 })}
              value={textOf(variant.name)}
              placeholder={textOf(variant.id)}
              onBlur={settle}
              onChange={(event) => change(at, { name: event.target.value }, `name:${at}`)}
            />
            <Input
              aria-label={w('studio.split.weight', { n: at + 1 })}
              type="number"
              min={0}
              max={100}
              value={numberOf(variant.weight) ?? ''}
              onBlur={settle}
              onChange={(event) => change(at, { weight: Number(event.target.value) }, `weight:${at}`)}
              className="w-18! text-right"
            />
            <Percent className="size-3.5 shrink-0 text-ink-mute" aria-hidden />
            <IconButton
              label={w('studio.split.remove', { n: at + 1 })}
              size="small"
              disabled={variants.length <= 2}
              onClick={() => set({ variants: variants.filter((_, index) => index !== at) })}
            >
              <Trash2 className="size-3.5" aria-hidden />
            </IconButton>
          </div>
        ))}
        <p className={cx('text-label', total === 100 ? 'text-ink-3' : 'text-fail-ink')}>
          {w('studio.split.total', { total })}
        </p>
        <div className="flex gap-2">
          <Button
            size="small"
            icon={<Plus className="size-3.5" aria-hidden />}
            onClick={() => {
              const id = freshId(
                'v',
                variants.map((each) => textOf(each.id)),
              );
              set({ variants: [...variants, { id, name: '', weight: 0 }] });
            }}
          >
            {w('studio.split.add')}
          </Button>
          <Button
            size="small"
            icon={<Equal className="size-3.5" aria-hidden />}
            onClick={() => set({ variants: evenly(variants) })}
          >
            {w('studio.split.evenly')}
          </Button>
        </div>
      </SheetSection>
      <SheetSection>
        <TextField
          label={w('studio.split.salt')}
          hint={w('studio.split.saltHint')}
          optional={w('common.optional')}
          value={config.salt}
          onChange={(salt) => set({ salt: salt || undefined }, 'salt')}
          mono
        />
      </SheetSection>
    </>
  );
}
