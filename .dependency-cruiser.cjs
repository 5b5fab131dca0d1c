// The house rules that imports can show; DESIGN in docs/architecture.md says why. `npm run lint` runs them, and
// test/system/setup-house-rules.spec.ts breaks each once.

/** Who may import whom, downwards only. A room that is not named here may be imported by the apps alone. */
const LADDER = {
  shared: [],
  config: ['shared'],
  calendar: ['shared'],
  routing: ['shared'],
  'connector-sdk': ['shared'],
  connectors: ['connector-sdk', 'shared'],
  database: ['config', 'shared'],
  storage: ['config', 'shared'],
  outbox: ['shared'],
  channels: ['connector-sdk', 'storage', 'outbox', 'shared'],
  targets: ['calendar', 'shared'],
  inbox: ['channels', 'routing', 'targets', 'outbox', 'storage', 'connector-sdk', 'shared'],
  correspondence: ['inbox', 'channels', 'targets', 'outbox', 'storage', 'connector-sdk', 'shared'],
  identity: ['config', 'shared'],
  reports: ['inbox', 'targets', 'channels', 'calendar', 'shared'],
  'api-client': [],
};

/** The libraries that speak to the outside, and the one connector that may. */
const CLIENT_LIBRARIES = {
  imapflow: 'imap',
  mailparser: 'imap',
  nodemailer: 'imap',
  'twitter-api-v2': 'x',
  '@atproto/': 'bluesky',
  masto: 'mastodon',
  'tesseract.js': 'letter-scan',
  'pdfjs-dist': 'letter-scan',
  'zxing-wasm': 'letter-scan',
};

const SPEC = '\\.spec\\.tsx?$';
const anyOf = (names) => `(${names.map(escapeRegExp).join('|')})`;
const npm = (...names) => `(^|/)node_modules/(@types/)?${anyOf(names)}`;
const npmExactly = (...names) => `${npm(...names)}/`;

const ladder = Object.entries(LADDER).map(([lib, below]) => ({
  name: `ladder-${lib}`,
  comment: `libs/${lib} may import ${below.join(', ') || 'no other lib'}.`,
  from: { path: `^libs/${lib}/` },
  to: { path: ['^libs/', '^apps/'], pathNot: `^libs/${anyOf([lib, ...below])}/` },
}));

const clientLibraries = Object.entries(CLIENT_LIBRARIES).map(([library, connector]) => ({
  name: `client-library-${library.replace(/\W+/g, '-').replace(/^-|-$/g, '')}`,
  comment: `Only the connector ${connector} speaks through ${library}.`,
  from: {
    path: '^(apps|libs)/',
    // The staff app shows attachments with what draws scans.
    pathNot: [`^libs/connectors/src/${connector}/`, ...(library === 'pdfjs-dist' ? ['^apps/web/'] : [])],
  },
  to: { path: library.endsWith('/') ? npm(library) : npmExactly(library) },
}));

const rules = [
  {
    name: 'no-cycles',
    comment: 'A circle is one room with two doors. (Types alone may point back at each other.)',
    from: {},
    to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
  },
  {
    name: 'resolvable',
    comment: 'What is imported must be there.',
    from: {},
    to: { couldNotResolve: true },
  },
  {
    name: 'named-rooms',
    comment: 'Every lib stands on the ladder.',
    from: { path: '^libs/', pathNot: `^libs/${anyOf(Object.keys(LADDER))}/` },
    to: {},
  },
  {
    name: 'one-door',
    comment: 'Into a lib only by its index.ts.',
    from: { path: '^(?:libs/([^/]+)/|apps/|test/)' },
    to: { path: '^libs/', pathNot: ['^libs/[^/]+/src/index\\.ts$', '^libs/$1/'] },
  },
  {
    name: 'no-other-connector',
    comment: 'A connector never imports another.',
    from: { path: '^libs/connectors/src/([^/]+)/' },
    to: { path: '^libs/connectors/src/', pathNot: '^libs/connectors/src/$1/' },
  },
  {
    name: 'no-framework',
    comment: 'The pure rooms know no framework.',
    from: { path: '^libs/(shared|calendar|routing|connector-sdk)/' },
    to: { path: npm('@nestjs/', '@mikro-orm/', 'rxjs/', 'reflect-metadata/', 'express/', 'react/') },
  },
  {
    name: 'no-input-output',
    comment: 'The calendar and the rules are handed their data.',
    from: { path: '^libs/(calendar|routing)/', pathNot: SPEC },
    to: {
      dependencyTypes: ['core'],
      path: '^(node:)?(fs|net|tls|dns|dgram|http|https|http2|child_process|worker_threads|sqlite)(/|$)',
    },
  },
  {
    name: 'driver',
    comment: 'Only libs/database knows the database driver; entities come from @mikro-orm/core and /sql.',
    from: { path: '^(apps|libs)/', pathNot: '^libs/database/' },
    to: {
      path: npmExactly(
        '@mikro-orm/postgresql',
        '@mikro-orm/pglite',
        '@mikro-orm/migrations',
        '@electric-sql/pglite',
        'pg',
      ),
    },
  },
  {
    name: 'http',
    comment: 'Only apps/server/src/http and public know HTTP; serve.ts makes the application that listens.',
    from: {
      path: '^(apps/server|libs)/',
      pathNot: ['^apps/server/src/(http|public)/', '^apps/server/src/serve\\.ts$'],
    },
    to: { path: npmExactly('@nestjs/platform-express', '@nestjs/swagger', 'express') },
  },
  {
    name: 'handlebars',
    comment: 'Only correspondence knows Handlebars.',
    from: { path: '^(apps|libs)/', pathNot: '^libs/correspondence/' },
    to: { path: npmExactly('handlebars') },
  },
  {
    name: 'staff-app',
    comment: 'The staff app knows the API by its client, and nothing else of ours.',
    from: { path: '^apps/web/' },
    to: { path: '^(libs|apps|test)/', pathNot: ['^apps/web/', '^libs/api-client/'] },
  },
  {
    name: 'server-from-outside',
    comment: "The server is nobody's library.",
    from: { path: '^libs/' },
    to: { path: '^apps/' },
  },
  {
    name: 'no-tests-in-the-product',
    comment: 'The product never imports what tests it.',
    from: { path: '^(apps|libs)/', pathNot: [SPEC, '/test-kit/'] },
    to: { path: ['^test/', SPEC] },
  },
  {
    name: 'installed-in-service',
    comment: 'What runs must be named in package.json under dependencies: the image has nothing else.',
    from: { path: '^(apps/server/src|libs)/', pathNot: [SPEC, '/test-kit/', '^libs/api-client/'] },
    to: { dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown'], dependencyTypesNot: ['type-only'] },
  },
  {
    name: 'no-vague-folders',
    comment: 'A folder is named for what is in it.',
    from: { path: '(^|/)(common|utils?|core|helpers?|misc)/', pathNot: 'node_modules' },
    to: {},
  },
];

module.exports = {
  forbidden: [...ladder, ...clientLibraries, ...rules].map((rule) => ({ severity: 'error', ...rule })),
  options: {
    doNotFollow: { path: ['node_modules'] },
    exclude: { path: ['^dist/', '^libs/api-client/src/generated/'] },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      // `source` first: the #names then lead to the sources rather than to what was built from them.
      conditionNames: ['source', 'import', 'node', 'default'],
      exportsFields: ['exports'],
      extensions: ['.ts', '.tsx', '.js', '.mjs', '.json'],
    },
  },
};

function escapeRegExp(text) {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
