import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants } from 'node:zlib';
import type { Plugin } from 'vite';

const compress = promisify(brotliCompress);
/** Smaller files gain nothing that is worth a second one. */
const LEAST = 1_024;
/** The code editor and the layout engine come when they are asked for: the last tenth of them is not worth a minute of a build. */
const LARGE = 1_200_000;

/**
 * Writes each script and style sheet of the browser's build a second time, as small as Brotli makes it: there is time for
 * that once, in a build, and none in an answer.
 */
export function precompressed(): Plugin {
  return {
    name: 'precompressed',
    apply: 'build',
    async writeBundle({ dir }, bundle) {
      if (dir === undefined) return;
      for (const name of Object.keys(bundle)) {
        if (!/\.(js|css|svg)$/.test(name)) continue;
        const file = join(dir, name);
        const source = readFileSync(file);
        if (source.length < LEAST) continue;
        const params = {
          [constants.BROTLI_PARAM_QUALITY]: source.length > LARGE ? 9 : 11,
          [constants.BROTLI_PARAM_SIZE_HINT]: source.length,
        };
        writeFileSync(`${file}.br`, await compress(source, { params }));
      }
    },
  };
}
