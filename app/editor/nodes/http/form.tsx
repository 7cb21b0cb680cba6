import { SheetSection } from '../../../ui/sheet';
import { useWords } from '../../../words/page';
import { listOf, numberOf, objectOf, textOf } from '../../forms/config';
import { ChoiceField, NumberField } from '../../forms/fields';
import { LiquidField } from '../../forms/liquid-field';
import { PairsField } from '../../forms/pairs-field';
import { SaveAsField } from '../../forms/save-as-field';
import type { KindFormProps } from '../kind-editor';

const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] as const;

export function HttpForm(props: KindFormProps) {
  const { config, set, issues } = props;
  const w = useWords();
  const method = METHODS.find((each) => each === config.method) ?? 'GET';
  const timeoutMs = numberOf(config.timeoutMs) ?? 10_000;
  return (
    <>
      <SheetSection>
        <ChoiceField
          label={w('studio.http.method')}
          value={method}
          onChange={(next) => set({ method: next, ...(next === 'GET' ? { body: null } : {}) })}
          options={METHODS.map((each) => ({ value: each, label: each }))}
          className="w-32"
        />
        <LiquidField
          label={w('studio.http.url')}
          hint={w('studio.http.urlHint')}
          value={config.url}
          onChange={(url) => set({ url }, 'url')}
          error={issues.url}
          placeholder="https://api.tienda.co/pedidos/{{ event.order }}"
        />
        <PairsField
          label={w('studio.http.headers')}
          add={w('studio.http.addHeader')}
          value={listOf(config.headers).map(objectOf)}
          onChange={(pairs, gesture) =>
            set({ headers: pairs.map(({ name, value }) => ({ name, value: textOf(value) })) }, gesture)
          }
          issues={issues}
          path="headers"
          names={['authorization', 'content-type', 'accept']}
        />
        {method !== 'GET' && (
          <LiquidField
            label={w('studio.http.body')}
            value={config.body}
            onChange={(body) => set({ body: body || null }, 'body')}
            error={issues.body}
            rows={6}
          />
        )}
      </SheetSection>
      <SheetSection>
        <SaveAsField {...props} hint={w('studio.http.saveAsHint')} />
        <NumberField
          label={w('studio.http.timeout')}
          min={1}
          max={60}
          value={Math.round(timeoutMs / 100) / 10}
          onChange={(seconds) => set({ timeoutMs: Math.round((seconds ?? 10) * 1000) }, 'timeout')}
          suffix={w('common.units.seconds')}
        />
        <NumberField
          label={w('studio.http.retries')}
          hint={w('studio.http.retriesHint')}
          min={0}
          max={5}
          value={numberOf(config.retries) ?? 2}
          onChange={(retries) => set({ retries: retries ?? 0 }, 'retries')}
        />
      </SheetSection>
    </>
  );
}
