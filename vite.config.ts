import { vitePlugin as remix } from '@remix-run/dev';
import tailwindcss from '@tailwindcss/vite';
import { defineConfig } from 'vite';
import tsconfigPaths from 'vite-tsconfig-paths';
import remixConfig from './remix.config.js';
import { compileHints } from './scripts/compile-hints';
import { monacoWorkers } from './scripts/monaco-workers';
import { precompressed } from './scripts/precompressed';

declare module '@remix-run/node' {
  interface Future {
    v3_singleFetch: true;
  }
}

/**
 * What every screen draws with comes in a few files, however small its parts: on a slow line each file costs a way there
 * and back.
 */
const SHARED: readonly [name: string, of: RegExp][] = [
  ['react', /node_modules\/(react|react-dom|scheduler|react-router|react-router-dom|@remix-run|turbo-stream|sonner)\//],
  [
    'kit',
    /node_modules\/(lucide-react|@base-ui|@floating-ui|use-sync-external-store)\/|\/app\/(ui|words|shell|http)\//,
  ],
  [
    'core',
    /node_modules\/zod\/|\/core\/(words\/|(document|vocabulary|import|import-products|json-fault|schema-issue|depth|cel-fault)\.ts)/,
  ],
  ['policy', /node_modules\/luxon\/|\/core\/policy\//],
  ['devices', /\/app\/sandbox\/devices\/|\/app\/sandbox\/arrived\.tsx/],
];

/** Of these most is called while a page opens: of the Studio, which is the largest, and of what every page stands on. */
const AT_OPENING = new Set(['react', 'flow-picture', 'route', 'root', '_app']);

export default defineConfig(({ isSsrBuild }) => ({
  plugins: [
    monacoWorkers(),
    tailwindcss(),
    remix(remixConfig),
    tsconfigPaths(),
    ...(isSsrBuild ? [] : [compileHints(AT_OPENING), precompressed()]),
  ],
  // Routes import services; the browser never gets them, but Vite's scan for dependencies would follow them to the native addon.
  // Monaco is imported when the first code editor opens: found only then, it would make the page load anew.
  optimizeDeps: {
    exclude: ['@node-rs/argon2'],
    include: [
      'editor',
      'features/register.all',
      'languages/definitions/liquid/register',
      'languages/features/json/register',
    ].map((part) => `monaco-editor/${part}`),
  },
  build: {
    target: 'es2022',
    chunkSizeWarningLimit: 4000,
    rollupOptions: isSsrBuild ? {} : { output: { manualChunks: (id) => SHARED.find(([, of]) => of.test(id))?.[0] } },
  },
}));
