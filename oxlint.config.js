import { defineConfig } from 'oxlint';

/** @typedef {import('oxlint').OxlintOverride} Override */
/** @typedef {NonNullable<Override['rules']>} Rules */

/**
 * Which rooms of `src` each room may import from. Rooms are imported by their `#room/` alias only.
 * @type {Record<string, readonly string[]>}
 */
export const MAY_IMPORT = {
  core: [],
  browser: ['core'],
  messages: ['core'],
  ui: ['core', 'messages', 'browser'],
  api: ['core', 'browser'],
  parts: ['core', 'messages', 'browser', 'ui', 'api'],
  starts: ['core', 'messages', 'browser', 'ui', 'api', 'parts'],
  batches: ['core', 'messages', 'browser', 'ui', 'api', 'parts', 'starts'],
  results: ['core', 'messages', 'browser', 'ui', 'api', 'parts'],
  features: ['core', 'messages', 'browser', 'ui', 'api', 'parts', 'starts', 'batches', 'results'],
  sandbox: ['core'],
  host: ['core', 'api', 'sandbox'],
  app: [
    'core',
    'messages',
    'browser',
    'ui',
    'api',
    'parts',
    'starts',
    'batches',
    'results',
    'features',
    'sandbox',
  ],
  // What tests of several rooms are made of; tests alone import it.
  test: [
    'core',
    'messages',
    'browser',
    'ui',
    'api',
    'parts',
    'starts',
    'batches',
    'results',
    'features',
    'sandbox',
    'app',
  ],
};
/** Of the page, which `core` knows nothing of. */
const OF_PAGE = ['window', 'document', 'navigator', 'location', 'fetch'];
/** Of the browser. */
const STORAGES = ['localStorage', 'sessionStorage', 'indexedDB', 'caches', 'cookieStore'];

/**
 * That none of these is used, be it by its name or as a part of what holds all globals.
 * @param {...string} names
 * @returns {Rules}
 */
const withoutGlobals = (...names) => ({
  'no-restricted-globals': ['error', ...names],
  'no-restricted-properties': [
    'error',
    ...['window', 'globalThis', 'self'].flatMap((object) => names.map((property) => ({ object, property }))),
    // Node 20 denies URLs with letters such as "ü" once it has compiled the call.
    { object: 'URL', property: 'canParse', message: 'Use `parseUrl`.' },
  ],
});

/** Words that names of things are not made of. */
const OLD_WORDS = [
  'told',
  'untold',
  'kept',
  'asked',
  'taken',
  'aside',
  'wish',
  'wishes',
  'wished',
  'course',
  'mark',
  'marks',
  'reckon',
  'strike',
];

/** Names that keep an old word: keys of what is stored, and an exact term. These may only become fewer. */
const OLD_NAMES = {
  'src/core/batch/state/**': ['keyMark', 'mark', 'marks', 'taken', 'toldResults', 'untold', 'untoldResults'],
  'src/core/draft/stash.ts': ['marks'],
  'src/starts/journal/**': ['keyMark'],
  'src/starts/outbox/entries.ts': ['keyMark'],
  'src/core/json/digits.ts': ['markInexact'],
};

/**
 * @param {readonly string[]} [allowed] names that keep an old word
 * @returns {Rules}
 */
const withoutOldWords = (allowed = []) => ({ 'console/no-old-word': ['error', OLD_WORDS, allowed] });

const ROOMS = Object.keys(MAY_IMPORT);

/** The folders of `core` in their order: each may import from those before it. */
const CORE_ORDER = [
  'bytes',
  'address',
  'json',
  'stored',
  'ids',
  'options',
  'run',
  'saved-tasks',
  'request',
  'errors',
  'find',
  'markdown',
  'results',
  'collection',
  'sheet',
  'form',
  'descriptor',
  'subtasks',
  'price',
  'spend',
  'runs',
  'compare',
  'check-up',
  'draft',
  'secrets',
  'link',
  'preset',
  'batch',
  'import',
  'snippet',
];

/** What of `core` `ui` may know: what is put into forms, and rows and columns, whatever they are of. */
const KNOWN_TO_UI = ['bytes', 'address', 'json', 'find', 'markdown', 'results', 'sheet', 'form'];

/** How the packages begin that draw, or that a page alone has a use for. */
const OF_SCREENS = [
  'react',
  '@rjsf/',
  '@tanstack/',
  '@hookform/',
  '@codemirror/',
  'lucide-react',
  'wouter',
  'downshift',
];

/** @typedef {{ regex: string, importNames?: string[], message: string }} Forbidden */

/** @type {Forbidden[]} */
const OF_UI = [
  { regex: '^#browser/stored/', message: 'ui keeps nothing.' },
  {
    regex: `^#core/(${CORE_ORDER.filter((folder) => !KNOWN_TO_UI.includes(folder)).join('|')})/`,
    message: 'ui knows nothing of Workers and runs (see KNOWN_TO_UI).',
  },
];

/**
 * The alias of a folder for its own files: these import each other by a path.
 * @param {string} folder
 * @returns {Forbidden}
 */
const inside = (folder) => ({ regex: `^#${folder}/`, message: 'What lies in the same folder has a path.' });

/**
 * @param {string} room
 * @param {...Forbidden} more that it may not import
 * @returns {Rules}
 */
const restrictedImports = (room, ...more) => {
  const forbidden = ROOMS.filter(
    (other) => !MAY_IMPORT[room]?.includes(other) && !(other === room && room !== 'features'),
  );
  return {
    'no-restricted-imports': [
      'error',
      {
        patterns: [
          {
            regex: `^#(${forbidden.join('|')})/`,
            message: `${room} may not import from there (see src/ARCHITECTURE.md).`,
          },
          { regex: `^\\.\\.?/.*\\b(${ROOMS.join('|')})/`, message: 'Import another room by its #alias.' },
          // Between the folders of core, which have an order, an alias leads; between slices, nothing does.
          ...(room === 'core' || room === 'features' ? [] : [inside(room)]),
          ...(room === 'browser'
            ? []
            : [{ regex: '^idb-keyval$', message: 'Open a database by browser/stored/records.ts.' }]),
          ...(room === 'ui'
            ? []
            : [
                {
                  regex: '^wouter$',
                  importNames: ['useSearchParams', 'useSearch'],
                  message: 'Use ui/hooks/use-address.ts.',
                },
              ]),
          ...more,
          ...(room === 'ui' ? OF_UI : []),
          ...(room === 'core'
            ? [{ regex: `^(${OF_SCREENS.join('|')})`, message: 'core is plain TypeScript.' }]
            : []),
        ],
      },
    ],
  };
};

/** The adapter of react-jsonschema-form, and what takes the place of the library's registry in the build. */
const RJSF_FILES = { ui: 'src/ui/schema-form/rjsf.tsx', host: 'src/host/stand-ins/bare-registry.ts' };

/** How a component is loaded when it is first drawn. */
const LAZY_FILE = 'src/ui/loading/lazy-component.tsx';

/** @type {Forbidden[]} */
const OF_ONE_FILE = [
  { regex: '^@rjsf/', message: `Only ${RJSF_FILES.ui} knows react-jsonschema-form.` },
  { regex: '^react$', importNames: ['lazy'], message: `Load a part by ${LAZY_FILE}, with its words.` },
];

/** @type {Override[]} */
const rooms = ROOMS.map((room) => ({
  files: [`src/${room}/**/*.{ts,tsx}`],
  excludeFiles: ['src/**/*.test.{ts,tsx}'],
  rules: restrictedImports(room, ...OF_ONE_FILE),
}));

/**
 * What holds of the files of one folder, which no path may leave: what lies outside has an alias. One override
 * for each depth, as the number of `../` that leads out depends on it.
 * @param {string} folder
 * @param {(leaves: Forbidden) => Rules} rules
 * @returns {Override[]}
 */
const closed = (folder, rules) =>
  [1, 2, 3, 4].map((depth) => ({
    files: [`${folder}${'/*'.repeat(depth)}.{ts,tsx}`],
    excludeFiles: ['src/**/*.test.{ts,tsx}'],
    rules: rules({
      regex: `^(\\.\\./){${depth}}`,
      message: 'What lies outside of the folder has an #alias.',
    }),
  }));

const slices = closed('src/features/*', (leaves) => restrictedImports('features', ...OF_ONE_FILE, leaves));

/** @type {Override} */
const lazyFile = { files: [LAZY_FILE], rules: restrictedImports('ui') };

/** @type {Override[]} */
const rjsfFiles = Object.entries(RJSF_FILES).map(([room, file]) => ({
  files: [file],
  rules: restrictedImports(room),
}));

const coreFolders = CORE_ORDER.flatMap((folder, at) =>
  closed(`src/core/${folder}`, (leaves) =>
    restrictedImports('core', leaves, inside(`core/${folder}`), {
      regex: `^#core/(${CORE_ORDER.slice(at + 1).join('|') || 'nothing'})/`,
      message: `${folder} comes before that in the order of core (see CORE_ORDER).`,
    }),
  ),
);

/** What all folders of `core` stand on. @type {Override} */
const coreItself = {
  files: ['src/core/*.ts'],
  excludeFiles: ['src/**/*.test.ts'],
  rules: restrictedImports('core', {
    regex: '^(#core|\\.)/.*/',
    message: 'What stands in core itself comes before its folders.',
  }),
};

/** What is asked of every file beside the linter's own `correctness`, which is on as a whole. @type {Rules} */
const OF_ALL = {
  'no-case-declarations': 'error',
  'no-duplicate-imports': 'error',
  'no-empty': 'error',
  'no-fallthrough': 'error',
  'no-prototype-builtins': 'error',
  'no-regex-spaces': 'error',
  'no-unexpected-multiline': 'error',
  // `const { left, ...rest } = all` is how a key is left out.
  'no-unused-vars': ['error', { ignoreRestSiblings: true }],
  'no-useless-assignment': 'error',
  'preserve-caught-error': 'error',
};

/** What is asked of TypeScript. @type {Rules} */
const OF_TYPESCRIPT = {
  complexity: ['error', 12],
  'no-array-constructor': 'error',
  'no-empty-function': 'error',
  'no-useless-constructor': 'error',
  'no-var': 'error',
  'prefer-const': 'error',
  'prefer-rest-params': 'error',
  'prefer-spread': 'error',
  'typescript/adjacent-overload-signatures': 'error',
  'typescript/array-type': 'error',
  'typescript/ban-ts-comment': ['error', { minimumDescriptionLength: 10 }],
  'typescript/ban-tslint-comment': 'error',
  'typescript/class-literal-property-style': 'error',
  'typescript/consistent-generic-constructors': 'error',
  'typescript/consistent-indexed-object-style': 'error',
  'typescript/consistent-type-assertions': 'error',
  'typescript/consistent-type-definitions': ['error', 'type'],
  // A type that is taken by `import('…').X` would be no arrow to the rules of rooms.
  'typescript/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
  'typescript/dot-notation': 'error',
  'typescript/no-confusing-non-null-assertion': 'error',
  'typescript/no-deprecated': 'error',
  'typescript/no-dynamic-delete': 'error',
  'typescript/no-empty-object-type': 'error',
  'typescript/no-explicit-any': 'error',
  'typescript/no-extraneous-class': 'error',
  'typescript/no-generated-empty-object-type': 'error',
  'typescript/no-inferrable-types': 'error',
  'typescript/no-invalid-void-type': 'error',
  'typescript/no-misused-promises': ['error', { checksVoidReturn: { attributes: false } }],
  'typescript/no-mixed-enums': 'error',
  'typescript/no-namespace': 'error',
  'typescript/no-non-null-asserted-nullish-coalescing': 'error',
  'typescript/no-non-null-assertion': 'error',
  'typescript/no-require-imports': 'error',
  'typescript/no-unnecessary-boolean-literal-compare': 'error',
  'typescript/no-unnecessary-condition': 'error',
  'typescript/no-unnecessary-template-expression': 'error',
  'typescript/no-unnecessary-type-arguments': 'error',
  'typescript/no-unnecessary-type-assertion': 'error',
  'typescript/no-unnecessary-type-constraint': 'error',
  'typescript/no-unnecessary-type-conversion': 'error',
  'typescript/no-unnecessary-type-parameters': 'error',
  'typescript/no-unsafe-argument': 'error',
  'typescript/no-unsafe-assignment': 'error',
  'typescript/no-unsafe-call': 'error',
  'typescript/no-unsafe-enum-assignment': 'error',
  'typescript/no-unsafe-enum-comparison': 'error',
  'typescript/no-unsafe-function-type': 'error',
  'typescript/no-unsafe-member-access': 'error',
  'typescript/no-unsafe-return': 'error',
  'typescript/non-nullable-type-assertion-style': 'error',
  'typescript/only-throw-error': 'error',
  'typescript/prefer-find': 'error',
  'typescript/prefer-for-of': 'error',
  'typescript/prefer-function-type': 'error',
  'typescript/prefer-includes': 'error',
  'typescript/prefer-literal-enum-member': 'error',
  'typescript/prefer-nullish-coalescing': 'error',
  'typescript/prefer-optional-chain': 'error',
  'typescript/prefer-promise-reject-errors': 'error',
  'typescript/prefer-reduce-type-parameter': 'error',
  'typescript/prefer-regexp-exec': 'error',
  'typescript/prefer-return-this-type': 'error',
  'typescript/prefer-string-starts-ends-with': 'error',
  'typescript/related-getter-setter-pairs': 'error',
  'typescript/require-await': 'error',
  'typescript/restrict-plus-operands': [
    'error',
    {
      allowAny: false,
      allowBoolean: false,
      allowNullish: false,
      allowNumberAndString: false,
      allowRegExp: false,
    },
  ],
  'typescript/restrict-template-expressions': ['error', { allowNumber: true }],
  'typescript/return-await': ['error', 'error-handling-correctness-only'],
  'typescript/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
  'typescript/unified-signatures': 'error',
  'typescript/use-unknown-in-catch-callback-variable': 'error',
};

/** What is asked of what React draws, and of what it reads by react-query. @type {Rules} */
const OF_REACT = {
  'react/rules-of-hooks': 'error',
  'react/unsupported-syntax': 'error',
  '@tanstack/query/exhaustive-deps': 'error',
  '@tanstack/query/infinite-query-property-order': 'error',
  '@tanstack/query/mutation-property-order': 'error',
  '@tanstack/query/no-rest-destructuring': 'error',
  '@tanstack/query/no-unstable-deps': 'error',
  '@tanstack/query/stable-query-client': 'error',
  'react-you-might-not-need-an-effect/no-adjust-state-on-prop-change': 'error',
  'react-you-might-not-need-an-effect/no-chain-state-updates': 'error',
  'react-you-might-not-need-an-effect/no-derived-state': 'error',
  'react-you-might-not-need-an-effect/no-event-handler': 'error',
  'react-you-might-not-need-an-effect/no-external-store-subscription': 'error',
  'react-you-might-not-need-an-effect/no-initialize-state': 'error',
  'react-you-might-not-need-an-effect/no-pass-data-to-parent': 'error',
  'react-you-might-not-need-an-effect/no-pass-live-state-to-parent': 'error',
  'react-you-might-not-need-an-effect/no-reset-all-state-on-prop-change': 'error',
};

/** Sizes and weights of text that the theme has not: a browser would draw them as it likes. */
const FOREIGN_TYPE = {
  pattern: String.raw`\b(?:text-(?:\[\d[^\]]*\]|lg|[2-9]xl)|font-(?:\[[^\]]*\]|thin|light|bold|extrabold|black))(?=[\s/]|$)`,
  message: 'The theme has three sizes and three weights (see tailwind.config.ts).',
};

const SCREEN_ADDRESS = {
  pattern: String.raw`^/(?:workers|runs|batches|collections|tasks|spend|connection)\b`,
  message: 'The paths of screens stand in core/ids/screen-paths.ts.',
};

/**
 * @param {...string} names
 * @returns {Record<string, 'readonly'>}
 */
const readonly = (...names) => Object.fromEntries(names.map((name) => [name, 'readonly']));

export default defineConfig({
  ignorePatterns: ['dist', 'node_modules', '.cache', 'test-results'],
  options: { typeAware: true, denyWarnings: true, reportUnusedDisableDirectives: 'error' },
  plugins: ['typescript', 'react'],
  jsPlugins: [
    '@tanstack/eslint-plugin-query',
    'eslint-plugin-react-you-might-not-need-an-effect',
    './scripts/lint-rules.mjs',
  ],
  categories: { correctness: 'error' },
  rules: {
    ...OF_ALL,
    // Warns of libraries that the React Compiler cannot compile around; this project does not use the compiler.
    'react/incompatible-library': 'off',
  },
  overrides: [
    { files: ['**/*.{ts,tsx}'], rules: OF_TYPESCRIPT },
    // A module that is declared has no other way to name a type of another file.
    { files: ['**/*.d.ts'], rules: { 'typescript/consistent-type-imports': 'off' } },
    { files: ['src/**/*.{ts,tsx}'], rules: OF_REACT },
    {
      files: ['src/**/*.{ts,tsx}'],
      excludeFiles: ['src/**/*.test.{ts,tsx}'],
      rules: {
        'console/no-restricted-text': ['error', FOREIGN_TYPE, SCREEN_ADDRESS],
      },
    },
    {
      files: ['src/**/*.{ts,tsx}'],
      excludeFiles: ['src/**/*.test.{ts,tsx}', 'src/test/**'],
      rules: { 'console/no-spread-literal': 'error' },
    },
    { files: ['src/**/*.{ts,tsx}', 'e2e/**/*.ts'], rules: withoutOldWords() },
    ...Object.entries(OLD_NAMES).map(([files, names]) => ({ files: [files], rules: withoutOldWords(names) })),
    {
      // Paths of the platform, some of which have the names of screens.
      files: ['src/core/ids/**', 'src/api/**', 'src/sandbox/**'],
      rules: { 'console/no-restricted-text': ['error', FOREIGN_TYPE] },
    },
    ...rooms,
    ...rjsfFiles,
    lazyFile,
    ...slices,
    coreItself,
    ...coreFolders,
    {
      files: ['src/core/**/*.ts'],
      excludeFiles: ['src/**/*.test.ts'],
      rules: withoutGlobals(...OF_PAGE, ...STORAGES),
    },
    {
      // What is kept in the browser stands in `browser/stored/registry.ts`, and is opened through it.
      files: ['src/**/*.{ts,tsx}'],
      excludeFiles: [
        'src/core/**',
        'src/**/*.test.{ts,tsx}',
        'src/test/browser-setup.ts',
        'src/browser/own-storage.ts',
      ],
      rules: withoutGlobals(...STORAGES),
    },
    {
      // What a test sorts is compared with what the same sorting made of another list.
      files: ['**/*.test.{ts,tsx}', 'e2e/**/*.ts'],
      rules: {
        'typescript/no-non-null-assertion': 'off',
        'typescript/require-array-sort-compare': 'off',
      },
    },
    {
      files: ['e2e/**/*.ts'],
      rules: {
        'console/no-text-in-main': 'error',
        'no-restricted-properties': [
          'error',
          { property: 'waitForTimeout', message: 'Wait for what is seen, never for time.' },
          { object: 'test', property: 'slow', message: 'Wait for what is seen; a test that is slow is two.' },
        ],
      },
    },
    {
      // A name that nobody declares is an error of types in TypeScript.
      files: ['**/*.{js,mjs}'],
      rules: { 'no-redeclare': 'error', 'no-undef': 'error' },
    },
    {
      files: ['scripts/**/*.mjs', '*.js'],
      globals: readonly('process', 'console', 'URL', 'fetch', 'setTimeout', 'performance'),
    },
    {
      // Much of the benchmark is sent to the page that it measures.
      files: ['scripts/bench/*.mjs'],
      globals: readonly(
        'ClipboardEvent',
        'Event',
        'DataTransfer',
        'File',
        'HTMLElement',
        'MouseEvent',
        'MutationObserver',
        'PerformanceObserver',
        'addEventListener',
        'bench',
        'document',
        'requestAnimationFrame',
        'sessionStorage',
        'stock',
        'window',
      ),
    },
    {
      files: ['public/*.js'],
      globals: readonly(
        'AbortController',
        'document',
        'fetch',
        'localStorage',
        'location',
        'matchMedia',
        'URL',
        'navigator',
        'window',
      ),
    },
  ],
});
