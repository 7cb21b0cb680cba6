import { createContext, useContext, useEffect, useRef, useState, type ReactNode } from 'react';
import { onTheme } from '../../ui/on-theme';
import { KIND_EDITORS } from '../nodes';
import { useLod } from './lod';

/** The kinds' glyphs as images, in the ink of the theme. */
export type Glyphs = ReadonlyMap<string, HTMLImageElement>;

const GlyphContext = createContext<Glyphs>(new Map());
export const useGlyphs = (): Glyphs => useContext(GlyphContext);

/** Large enough for a fine screen at the size in which cards show them. */
const PIXELS = 96;

/**
 * Makes the glyphs for everything that is seen from a distance. As drawings of lines, as they stand on a card close by,
 * hundreds of them would take longer to paint than all else.
 */
export function GlyphProvider({ children }: { children: ReactNode }) {
  const near = useLod() === 'near';
  const [glyphs, setGlyphs] = useState<Glyphs>(new Map());
  const icons = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (near || !icons.current) return;
    const { current } = icons;
    let stopped = false;
    const make = () => void readGlyphs(current).then((made) => !stopped && setGlyphs(made));
    make();
    const leave = onTheme(make);
    return () => {
      stopped = true;
      leave();
    };
  }, [near]);
  return (
    <GlyphContext.Provider value={glyphs}>
      {!near && (
        <div ref={icons} hidden className="text-ink-2">
          {KIND_EDITORS.map(({ kind, icon: Icon }) => (
            <Icon key={kind} data-kind={kind} size={PIXELS} />
          ))}
        </div>
      )}
      {children}
    </GlyphContext.Provider>
  );
}

/** All of them are read as one drawing: a browser makes a document of its own of every one that it is given. */
async function readGlyphs(icons: HTMLElement): Promise<Glyphs> {
  const ink = getComputedStyle(icons).color;
  const all = [...icons.querySelectorAll('svg')];
  const row = all.map(({ outerHTML }, at) => outerHTML.replace('<svg', `<svg x="${at * PIXELS}"`)).join('');
  const source = `<svg xmlns="http://www.w3.org/2000/svg" width="${all.length * PIXELS}" height="${PIXELS}">${row}</svg>`;
  const lines = await load(`data:image/svg+xml,${encodeURIComponent(source.replaceAll('currentColor', ink))}`);
  const made = new Map<string, HTMLImageElement>();
  const canvas = document.createElement('canvas');
  canvas.width = canvas.height = PIXELS;
  const context = canvas.getContext('2d');
  for (const [at, icon] of all.entries()) {
    context?.clearRect(0, 0, PIXELS, PIXELS);
    context?.drawImage(lines, at * PIXELS, 0, PIXELS, PIXELS, 0, 0, PIXELS, PIXELS);
    made.set(icon.getAttribute('data-kind') ?? '', await load(canvas.toDataURL()));
  }
  return made;
}

async function load(source: string): Promise<HTMLImageElement> {
  const image = new Image();
  image.src = source;
  await image.decode();
  return image;
}
