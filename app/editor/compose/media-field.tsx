import { Paperclip, X } from 'lucide-react';
import type { Json } from '../../../core/json';
import { Button, IconButton } from '../../ui/button';
import { useWords } from '../../words/page';
import { objectOf, textOf } from '../forms/config';
import { ChoiceField } from '../forms/fields';
import { LiquidField } from '../forms/liquid-field';

const KINDS = ['image/jpeg', 'image/png', 'video/mp4', 'application/pdf'] as const;
/** A file's kind by the end of its address: what most people would have chosen by hand. */
const BY_ENDING: Record<string, (typeof KINDS)[number]> = {
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  png: 'image/png',
  mp4: 'video/mp4',
  pdf: 'application/pdf',
};

/** A picture or a document that goes with the text, by its address. */
export function MediaField(props: { media: Json | undefined; onChange: (media: Json | undefined) => void }) {
  const { onChange } = props;
  const w = useWords();
  if (props.media === undefined) {
    return (
      <Button
        size="small"
        icon={<Paperclip className="size-3.5" aria-hidden />}
        className="self-start"
        onClick={() => onChange({ url: '', mime: 'image/jpeg' })}
      >
        {w('studio.compose.addMedia')}
      </Button>
    );
  }
  const media = objectOf(props.media);
  const mime = KINDS.find((kind) => kind === media.mime) ?? 'image/jpeg';
  return (
    <div className="flex items-end gap-1.5">
      <div className="min-w-0 flex-1">
        <LiquidField
          label={w('studio.compose.mediaUrl')}
          value={textOf(media.url)}
          placeholder="https://"
          onChange={(url) => onChange({ url, mime: BY_ENDING[/\.(\w+)$/.exec(url)?.[1]?.toLowerCase() ?? ''] ?? mime })}
        />
      </div>
      <ChoiceField
        quiet
        label={w('studio.compose.mediaKind')}
        value={mime}
        onChange={(next) => onChange({ ...media, mime: next })}
        options={KINDS.map((kind) => ({ value: kind, label: w(`studio.compose.media.${kind}`) }))}
        className="w-30"
      />
      <IconButton label={w('studio.compose.removeMedia')} onClick={() => onChange(undefined)}>
        <X className="size-4" aria-hidden />
      </IconButton>
    </div>
  );
}
