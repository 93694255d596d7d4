// Which file may import which: architecture in a form that fails the build.
// Every rule has a bad example in tests/guards/fixtures/boundaries, which the guard must catch.

/** The areas from the top down: each imports only from those after it. */
const areas = [
  'client-file',
  'insight',
  'client-maintenance',
  'client-service',
  'client-development',
  'conflicts',
  'finance',
  'documents',
  'communications',
  'client-rights',
  'charter',
  'imports',
  'forms',
  'parties',
  'organisation',
  'access',
]

const any = (names) => `(?:${names.join('|')})`
/** Tests go through every door: a journey crosses the areas. */
const tests = '\\.(?:test|fixture)\\.tsx?$'
/** The doors of an area or of a slice; `serve.ts` is the one of access that knows the web server. */
const doors =
  '^src/[^/]+/(?:index|contract)\\.ts$|^src/[^/]+/[^/]+/(?:index|contract)\\.ts$|^src/access/serve\\.ts$'
/** `refusal-words.ts` is a door of words alone, for words that the server says as well. */
const webDoors = '^src/.+/contract\\.ts$|^src/.+/web/(?:index\\.tsx?|refusal-words\\.ts)$'
const web = '^src/[^/]+/web/|^src/[^/]+/[^/]+/web/'

const downwards = areas.slice(1).map((area, index) => ({
  name: `${area}-imports-only-from-below`,
  severity: 'error',
  from: { path: `^src/${area}/`, pathNot: tests },
  to: { path: `^src/${any(areas.slice(0, index + 1))}/` },
}))

module.exports = {
  forbidden: [
    ...downwards,
    {
      name: 'nobody-imports-the-shell',
      severity: 'error',
      from: { path: `^src/${any([...areas, 'platform', 'ui', 'demo'])}/`, pathNot: tests },
      to: { path: '^src/shell/' },
    },
    {
      name: 'nobody-imports-the-demo',
      comment: 'It plays in a process of its own; the server never loads it.',
      severity: 'error',
      from: { path: '^src/', pathNot: `^src/demo/|^src/shell/(?:demo|load-demo)\\.ts$|${tests}` },
      to: { path: '^src/demo/|^src/shell/(?:demo|load-demo)\\.ts$' },
    },
    {
      name: 'the-demo-goes-through-the-doors',
      severity: 'error',
      from: { path: '^src/demo/', pathNot: tests },
      to: { path: `^src/(?:${areas.join('|')}|ui|shell)/`, pathNot: doors },
    },
    {
      name: 'platform-knows-no-business',
      severity: 'error',
      from: { path: '^src/platform/', pathNot: tests },
      to: { path: `^src/${any([...areas, 'ui'])}/` },
    },
    {
      name: 'ui-knows-no-business',
      severity: 'error',
      from: { path: '^src/ui/', pathNot: tests },
      to: { path: '^src/', pathNot: '^src/(?:ui|platform/(?:i18n|http))/' },
    },
    {
      name: 'ui-is-for-web-code',
      severity: 'error',
      from: { path: '^src/', pathNot: `^src/ui/|^src/shell/web/|${web}|${tests}` },
      to: { path: '^src/ui/' },
    },
    {
      name: 'areas-meet-at-their-doors',
      severity: 'error',
      from: { path: `^src/(${any(areas)})/`, pathNot: `${web}|${tests}` },
      to: { path: `^src/${any(areas)}/`, pathNot: `^src/$1/|${doors}` },
    },
    {
      name: 'slices-meet-at-their-doors',
      severity: 'error',
      from: { path: `^src/(${any(areas)})/([^/]+)/`, pathNot: `${web}|${tests}` },
      to: { path: '^src/$1/[^/]+/', pathNot: `^src/$1/$2/|${doors}|/(?:rules|policy)\\.ts$` },
    },
    ...[
      ['areas', `^src/(${any(areas)})/web/`],
      ['slices', `^src/(${any(areas)}/[^/]+)/web/`],
    ].map(([whose, path]) => ({
      name: `web-code-of-${whose}-meets-at-its-doors`,
      severity: 'error',
      from: { path, pathNot: tests },
      to: {
        path: `^src/${any(areas)}/`,
        pathNot: `^src/$1/web/|^src/$1/(?:contract|rules)\\.ts$|${webDoors}`,
      },
    })),
    {
      name: 'web-code-stays-in-the-browser',
      severity: 'error',
      from: { path: `${web}|^src/ui/`, pathNot: tests },
      to: {
        path: '^src/platform/(?:db|queue|files)/|^node_modules/(?:pg|kysely|fastify|pg-boss|nodemailer)/',
        dependencyTypesNot: ['type-only'],
      },
    },
    ...Object.entries({
      'the-server': { path: '^src/', pathNot: `${web}|^src/ui/|${tests}` },
      'words-the-server-says-too': { path: '/web/[a-z/-]*words\\.ts$', pathNot: tests },
    }).map(([who, from]) => ({
      name: `no-components-for-${who}`,
      comment:
        'Files and letters use the words of screens; Node reads no .tsx, and the server would not start.',
      severity: 'error',
      from,
      to: {
        path: '\\.tsx$|/web/index\\.ts$|^src/ui/',
        dependencyTypesNot: ['type-only'],
      },
    })),
    {
      name: 'web-code-has-no-node',
      comment: 'static-styles runs in the build.',
      severity: 'error',
      from: { path: `${web}|^src/ui/`, pathNot: `^src/ui/static-styles/|${tests}` },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'decisions-are-pure',
      comment: 'rules.ts and policy.ts decide; they neither read nor write.',
      severity: 'error',
      from: { path: '/(?:rules|policy)\\.ts$' },
      to: {
        path: '^src/platform/(?:db|queue|files)/|/(?:sql|routes|jobs)\\.ts$|/web/|^node_modules/(?:pg|kysely|fastify|pg-boss|nodemailer)/',
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      name: 'decisions-use-no-node',
      severity: 'error',
      from: { path: '/(?:rules|policy)\\.ts$' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'product-does-not-import-tests',
      severity: 'error',
      from: { path: '^src/', pathNot: tests },
      to: { path: `^tests/|${tests}` },
    },
    {
      name: 'no-circles',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only', 'dynamic-import'] } },
    },
    {
      name: 'everything-is-found',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true, pathNot: '^(/@|virtual:)' },
    },
  ],
  options: {
    // The default parser reads nothing under TypeScript 7, and says nothing about it.
    parser: 'swc',
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^tests/guards/fixtures/|^db/types\\.ts$' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.json', '.css'],
    },
  },
}
