import { SLOT } from '../../../core/template-slots';

/** An approved text with its places marked. */
export function TemplateText({ body }: { body: string }) {
  const parts: { text: string; slot: boolean }[] = [];
  let end = 0;
  for (const match of body.matchAll(SLOT)) {
    parts.push({ text: body.slice(end, match.index), slot: false }, { text: match[1] ?? '', slot: true });
    end = match.index + match[0].length;
  }
  parts.push({ text: body.slice(end), slot: false });
  return (
    <span className="wrap-break-word whitespace-pre-wrap">
      {parts.map(({ text, slot }, at) =>
        slot ? (
          <span key={at} className="mx-px rounded-sm bg-press px-1 font-mono text-label">
            {text}
          </span>
        ) : (
          text
        ),
      )}
    </span>
  );
}
