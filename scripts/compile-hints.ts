import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin } from 'vite';

/** Read by V8 at the very top of a file; to every other engine it is a comment. */
const HINT = '//# allFunctionsCalledOnLoad\n';

/**
 * Marks the chunks of these names, of which most is called while a page opens: the browser then compiles all of their
 * functions beside the page, instead of each one on its first call, while the page waits.
 */
export function compileHints(names: ReadonlySet<string>): Plugin {
  return {
    name: 'compile-hints',
    apply: 'build',
    // In the files themselves, before anybody else reads them: to the last moment of a build something is put at their top.
    writeBundle: {
      order: 'pre',
      sequential: true,
      handler({ dir }, bundle) {
        if (dir === undefined) return;
        for (const part of Object.values(bundle)) {
          if (part.type !== 'chunk' || !names.has(part.name)) continue;
          const file = join(dir, part.fileName);
          writeFileSync(file, HINT + readFileSync(file, 'utf8'));
        }
      },
    },
  };
}
