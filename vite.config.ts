import { vitePlugin as remix } from '@remix-run/dev';
import tailwindcss from '@tailwindcss/vite';
import { defineConfig } from 'vite';
import tsconfigPaths from 'vite-tsconfig-paths';
import remixConfig from './remix.config.js';
import { monacoWorkers } from './scripts/monaco-workers';

declare module '@remix-run/node' {
  interface Future {
    v3_singleFetch: true;
  }
}

export default defineConfig({
  plugins: [monacoWorkers(), tailwindcss(), remix(remixConfig), tsconfigPaths()],
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
  build: { target: 'es2022', chunkSizeWarningLimit: 4000 },
});
