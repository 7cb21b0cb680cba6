import { editor } from './monaco';
import { DARK_SCHEME, onTheme } from '../../ui/on-theme';

const THEME = 'hilo';

/** A token of ours as Monaco takes colours: it knows neither variables nor oklch. The canvas is asked to mix it. */
function hexOf(token: string, paint: CanvasRenderingContext2D, probe: HTMLElement): string {
  probe.style.color = `var(--${token})`;
  paint.clearRect(0, 0, 1, 1);
  paint.fillStyle = getComputedStyle(probe).color;
  paint.fillRect(0, 0, 1, 1);
  const [red = 0, green = 0, blue = 0, alpha = 255] = paint.getImageData(0, 0, 1, 1).data;
  return [red, green, blue, alpha].map((part) => part.toString(16).padStart(2, '0')).join('');
}

/** Draws every editor in our tokens as they stand now: light or dark. */
export function applyTheme(): void {
  const probe = document.body.appendChild(document.createElement('span'));
  // Less motion shortens every transition, and so gives the probe one: it would be read before it changed.
  probe.style.setProperty('transition', 'none', 'important');
  const paint = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
  if (!paint) return;
  const hex = (token: string) => hexOf(token, paint, probe);
  const at = (token: string) => `#${hex(token)}`;
  const dark = isDark();
  editor.defineTheme(THEME, {
    base: dark ? 'vs-dark' : 'vs',
    inherit: true,
    rules: [
      { token: '', foreground: hex('ink').slice(0, 6) },
      { token: 'comment', foreground: hex('ink-3').slice(0, 6) },
      { token: 'string', foreground: hex('done-ink').slice(0, 6) },
      { token: 'string.key.json', foreground: hex('accent-soft-ink').slice(0, 6) },
      { token: 'string.value.json', foreground: hex('done-ink').slice(0, 6) },
      { token: 'keyword.json', foreground: hex('accent').slice(0, 6) },
      { token: 'number', foreground: hex('wait-ink').slice(0, 6) },
      { token: 'keyword', foreground: hex('accent').slice(0, 6) },
      { token: 'type.identifier', foreground: hex('accent').slice(0, 6) },
      { token: 'delimiter', foreground: hex('ink-3').slice(0, 6) },
    ],
    colors: {
      'editor.background': at('surface'),
      'editor.foreground': at('ink'),
      'editorLineNumber.foreground': at('ink-mute'),
      'editorLineNumber.activeForeground': at('ink-2'),
      'editor.lineHighlightBorder': '#00000000',
      'editor.lineHighlightBackground': at('hover'),
      'editor.selectionBackground': at('accent-soft'),
      'editorCursor.foreground': at('accent'),
      // A model that is given to an editor keeps its brackets coloured, whatever the editor's own option says.
      ...Object.fromEntries(
        [1, 2, 3, 4, 5, 6].map((deep) => [`editorBracketHighlight.foreground${deep}`, at('ink-3')]),
      ),
      'editorIndentGuide.background1': at('line'),
      'editorWidget.background': at('float'),
      'editorWidget.border': at('line-strong'),
      'editorSuggestWidget.background': at('float'),
      'editorSuggestWidget.selectedBackground': at('press'),
      'editorSuggestWidget.selectedForeground': at('ink'),
      'editorSuggestWidget.highlightForeground': at('accent'),
      'editorSuggestWidget.focusHighlightForeground': at('accent'),
      'editorHoverWidget.background': at('float'),
      'editorError.foreground': at('fail'),
      'editorWarning.foreground': at('wait'),
      focusBorder: at('accent'),
    },
  });
  editor.setTheme(THEME);
  probe.remove();
}

function isDark(): boolean {
  const chosen = document.documentElement.dataset['theme'];
  return chosen === 'dark' || (chosen !== 'light' && matchMedia(DARK_SCHEME).matches);
}

/** Follows a change of theme, by the person or by their system, until the answer is called. */
export function followTheme(): () => void {
  applyTheme();
  return onTheme(applyTheme);
}
