import { useState } from 'react';
import { fallbackChain } from '../../../core/languages';
import type { JsonObject } from '../../../core/json';
import type { ChannelName } from '../../../core/vocabulary';
import { languageName } from '../../../core/words/format';
import { Button } from '../../ui/button';
import { ChannelGlyph } from '../../ui/channel-glyph';
import { Tabs } from '../../ui/tabs';
import { useWords } from '../../words/page';
import { objectOf, textOf, withPath } from '../forms/config';
import type { KindFormProps } from '../nodes/kind-editor';
import { useEditor } from '../store';
import { ChannelOrder } from './channel-order';
import { channelsOf } from './channels-of';
import { LanguageTabs } from './language-tabs';
import { blank, OneContent } from './one-content';
import { PreviewPair } from './preview';
import { ProofButton } from './proof-dialog';
import { Untranslated } from './untranslated';

/** The language a sheet is written in, where more than the message stands in several; null: the first. */
export interface SheetLanguage {
  language: string | null;
  onLanguage: (language: string) => void;
}

/** What a node says: on which channels, in which order, the words of each in each language, and how they arrive. */
export function Composer({ node, config, set, issues, sheet }: KindFormProps & { sheet?: SheetLanguage }) {
  const w = useWords();
  const channels = channelsOf(config);
  const order = useEditor((state) => state.records.single.settings.languages);
  const outsideWindow = useEditor((state) =>
    state.problems.some((problem) => problem.node === node && problem.code === 'whatsapp.window_may_be_closed'),
  );
  const readOnly = useEditor((state) => state.readOnly);
  const [channel, setChannel] = useState<ChannelName | null>(null);
  const own = useState<string | null>(null);
  const [language, setLanguage] = sheet ? [sheet.language, sheet.onLanguage] : own;
  const current = channel && channels.includes(channel) ? channel : (channels[0] ?? 'whatsapp');
  const content = objectOf(config.content);
  const written = Object.keys(objectOf(content[current]));
  const languages = [...order, ...written.filter((each) => !order.includes(each))];
  const spoken = language && languages.includes(language) ? language : (languages[0] ?? 'es');
  const saved = objectOf(objectOf(content[current])[spoken]);
  const there = written.includes(spoken);
  const put = (next: JsonObject | undefined, gesture?: string) =>
    set({ content: withPath(content, [current, spoken], next) }, gesture);
  return (
    <div className="@container border-b">
      <div className="grid @3xl:grid-cols-[minmax(0,1fr)_27rem]">
        <div className="flex min-w-0 flex-col">
          <ChannelOrder config={config} set={set} onPick={setChannel} />
          <section className="flex flex-col gap-3 px-4 py-4">
            <Tabs
              label={w('studio.content.channels')}
              value={current}
              onChange={setChannel}
              className="-mx-4 -mt-4 overflow-x-auto px-4"
              tabs={channels.map((each) => ({
                value: each,
                label: (
                  <>
                    <ChannelGlyph channel={each} />
                    {w(`common.channel.${each}`)}
                  </>
                ),
              }))}
            />
            {languages.length > 1 && (
              <LanguageTabs languages={languages} written={written} value={spoken} onChange={setLanguage} />
            )}
            {there ? (
              <>
                {current === 'whatsapp' && outsideWindow && textOf(saved.type) !== 'template' && (
                  <div className="flex flex-col items-start gap-2 rounded-card bg-wait-soft px-3 py-2 text-label text-wait-ink">
                    <p>{w('studio.compose.outsideWindow')}</p>
                    <Button size="small" onClick={() => put({ type: 'template', name: '', parameters: [] })}>
                      {w('studio.compose.useTemplate')}
                    </Button>
                  </div>
                )}
                <OneContent
                  key={`${current} ${spoken}`}
                  channel={current}
                  language={spoken}
                  content={saved}
                  put={put}
                  issues={issues}
                />
                {written.length > 1 && (
                  <Button tone="quiet" size="small" className="-ml-2 self-start" onClick={() => put(undefined)}>
                    {w('studio.compose.removeLanguage', { language: languageName(spoken, w.language) })}
                  </Button>
                )}
              </>
            ) : (
              <Untranslated
                language={spoken}
                chain={fallbackChain(spoken, order, written)}
                onCopy={(from) => put(objectOf(objectOf(content[current])[from]))}
                onBlank={() => put(blank(current))}
              />
            )}
          </section>
        </div>
        <div className="border-t bg-sunken px-4 py-4 @3xl:border-t-0 @3xl:border-l">
          <div className="sticky top-4 flex flex-col gap-4">
            <PreviewPair content={content} channels={channels} channel={current} language={spoken} />
            {!readOnly && <ProofButton channel={current} language={spoken} saved={saved} />}
          </div>
        </div>
      </div>
    </div>
  );
}
