// The one dependency rule: core <- channels, db <- services <- workflows, app <- server.
const TESTS = '\\.test\\.tsx?$';
const below = {
  core: 'channels|db|services|workflows|app|server',
  channels: 'db|services|workflows|app|server',
  db: 'channels|services|workflows|app|server',
  services: 'workflows|app|server',
  workflows: 'app|server',
  app: 'workflows|server',
};

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    ...Object.entries(below).map(([layer, higher]) => ({
      name: `${layer}-is-below`,
      comment: `${layer}/ knows nothing of ${higher.replaceAll('|', ', ')}.`,
      severity: 'error',
      from: { path: `^${layer}/`, pathNot: TESTS },
      to: { path: `^(${higher})/` },
    })),
    {
      name: 'nobody-imports-what-runs-it',
      comment: 'tests/, bench/ and scripts/ use the product; the product does not use them.',
      severity: 'error',
      from: { path: `^(${Object.keys(below).join('|')}|server)/`, pathNot: TESTS },
      to: { path: '^(tests|bench|scripts)/' },
    },
    {
      name: 'pure-code-has-no-node',
      comment: 'core/ also runs in the browser, and workflow code in the sandbox.',
      severity: 'error',
      from: { path: '^core/|\\.workflow\\.ts$', pathNot: TESTS },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'workflow-code-does-nothing-itself',
      comment: 'A workflow calls activities; whatever it imported would be bound to its histories.',
      severity: 'error',
      from: { path: '\\.workflow\\.ts$' },
      to: { path: '^(core|channels|db|services)/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'who-draws-loads-no-engine',
      comment:
        'Kinds get CEL, Liquid and phone numbers with `compile`; a large flow is on the canvas before they are loaded.',
      severity: 'error',
      from: {
        path: '^core/nodes/|^app/editor/(canvas|document)/|^app/editor/nodes/[^/]+(/index)?\\.tsx?$',
        pathNot: TESTS + '|testing\\.ts$|/forms\\.ts$',
      },
      to: {
        path: '^core/(cel|compile|liquid|phone|rule-cel|rules)\\.ts$|node_modules/(@bufbuild|libphonenumber-js|liquidjs)/|/form\\.tsx$',
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      name: 'no-cycles',
      comment: 'Types may refer to each other; modules that run may not.',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'nothing-missing',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true, pathNot: '^virtual:|\\?url$|\\?raw$|^monaco-worker/' },
    },
    {
      name: 'production-needs-no-dev-package',
      severity: 'error',
      from: { path: `^(${Object.keys(below).join('|')}|server)/`, pathNot: TESTS },
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'], pathNot: 'node_modules/@types/' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(build|\\.hilo)/' },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
    },
  },
};
