// The one place for Remix options; vite.config.ts hands them to the plugin.
/** @type {import('@remix-run/dev').VitePluginConfig} */
export default {
  appDirectory: 'app',
  buildDirectory: 'build',
  serverModuleFormat: 'esm',
  future: {
    v3_fetcherPersist: true,
    v3_relativeSplatPath: true,
    v3_throwAbortReason: true,
    v3_routeConfig: true,
    v3_singleFetch: true,
    // All routes are known at once: looking for links in whatever is drawn would cost the canvas more than their names do.
    v3_lazyRouteDiscovery: false,
    unstable_optimizeDeps: true,
  },
};
