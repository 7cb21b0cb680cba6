import { download } from '../../ui/download';
import type { Words } from '../../words';
import type { Records } from '../document/records';
import { flowSvg, PICTURE_INKS, type PictureColours } from './flow-svg';

/** Hands the whole flow over as an image that stays sharp at any size and can be printed, as PDF too. */
export function savePicture(records: Records, w: Words): void {
  download(`${records.single.name}.svg`, flowSvg(records, w, inks()), 'image/svg+xml');
}

/** The tokens as they are by day, in the notation that every program reads: the browser mixes them, a pixel tells. */
function inks(): PictureColours {
  const probe = document.createElement('span');
  probe.style.colorScheme = 'light';
  document.body.append(probe);
  const canvas = document.createElement('canvas');
  canvas.width = canvas.height = 1;
  const pixel = canvas.getContext('2d', { willReadFrequently: true });
  const mixed = PICTURE_INKS.map((name): [string, string] => {
    probe.style.color = `var(--${name})`;
    if (!pixel) return [name, '#000'];
    pixel.fillStyle = getComputedStyle(probe).color;
    pixel.fillRect(0, 0, 1, 1);
    const [red = 0, green = 0, blue = 0] = pixel.getImageData(0, 0, 1, 1).data;
    return [name, `rgb(${red}, ${green}, ${blue})`];
  });
  probe.remove();
  return Object.fromEntries(mixed) as PictureColours;
}
