import js from '@eslint/js';
import query from '@tanstack/eslint-plugin-query';
import effects from 'eslint-plugin-react-you-might-not-need-an-effect';
import hooks from 'eslint-plugin-react-hooks';
import tseslint from 'typescript-eslint';

/** Which rooms of `src` each room may import from. Rooms are imported by their `#room/` alias only. */
const MAY_IMPORT = {
  core: [],
  browser: ['core'],
  messages: ['core'],
  ui: ['core', 'messages', 'browser'],
  api: ['core', 'browser'],
  parts: ['core', 'messages', 'browser', 'ui', 'api'],
  starts: ['core', 'messages', 'browser', 'ui', 'api', 'parts'],
  batches: ['core', 'messages', 'browser', 'ui', 'api', 'parts', 'starts'],
  results: ['core', 'messages', 'browser', 'ui', 'api', 'parts', 'starts'],
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
};
/** Of the browser. */
const STORAGES = ['localStorage', 'sessionStorage', 'indexedDB', 'caches', 'cookieStore'];

const ROOMS = Object.keys(MAY_IMPORT);

/** The folders of `core` in their order: each may import from those before it. */
const CORE_ORDER = [
  'bytes',
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
  'tasks',
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

const restrictedImports = (room, ...more) => {
  const forbidden = ROOMS.filter(
    (other) => !MAY_IMPORT[room].includes(other) && !(other === room && room !== 'features'),
  );
  return [
    'error',
    {
      patterns: [
        {
          regex: `^#(${forbidden.join('|')})/`,
          message: `${room} may not import from there (see src/ARCHITECTURE.md).`,
        },
        { regex: `^\\.\\.?/.*\\b(${ROOMS.join('|')})/`, message: 'Import another room by its #alias.' },
        ...(room === 'browser'
          ? []
          : [{ regex: '^idb-keyval$', message: 'Open a database by browser/stored/records.ts.' }]),
        ...more,
        ...(room === 'core'
          ? [{ regex: '^(react|react-dom|@tanstack/|@rjsf/)', message: 'core is plain TypeScript.' }]
          : []),
      ],
    },
  ];
};

/** The adapter of react-jsonschema-form, and what takes the place of the library's registry in the build. */
const RJSF_FILES = { ui: 'src/ui/schema-form/rjsf.tsx', host: 'src/host/stand-ins/bare-registry.ts' };

/** How a component is loaded when it is first drawn. */
const LAZY_FILE = 'src/ui/loading/lazy-component.ts';

const rooms = ROOMS.map((room) => ({
  files: [`src/${room}/**/*.{ts,tsx}`],
  ignores: ['src/**/*.test.{ts,tsx}'],
  rules: {
    'no-restricted-imports': restrictedImports(
      room,
      { regex: '^@rjsf/', message: `Only ${RJSF_FILES.ui} knows react-jsonschema-form.` },
      { regex: '^react$', importNames: ['lazy'], message: `Load a part by ${LAZY_FILE}, with its words.` },
    ),
  },
}));

const lazyFile = { files: [LAZY_FILE], rules: { 'no-restricted-imports': restrictedImports('ui') } };

const rjsfFiles = Object.entries(RJSF_FILES).map(([room, file]) => ({
  files: [file],
  rules: { 'no-restricted-imports': restrictedImports(room) },
}));

const coreFolders = CORE_ORDER.map((folder, at) => ({
  files: [`src/core/${folder}/**/*.ts`],
  ignores: ['src/**/*.test.ts'],
  rules: {
    'no-restricted-imports': restrictedImports('core', {
      regex: `^#core/(${CORE_ORDER.slice(at + 1).join('|') || 'nothing'})/`,
      message: `${folder} comes before that in the order of core (see CORE_ORDER).`,
    }),
  },
}));

export default tseslint.config(
  { ignores: ['dist', 'node_modules', '.cache', 'test-results'] },
  js.configs.recommended,
  {
    files: ['**/*.{ts,tsx}'],
    extends: [...tseslint.configs.strictTypeChecked, ...tseslint.configs.stylisticTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      complexity: ['error', 12],
      '@typescript-eslint/consistent-type-definitions': ['error', 'type'],
      // `const { left, ...rest } = all` is how a key is left out.
      '@typescript-eslint/no-unused-vars': ['error', { ignoreRestSiblings: true }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-confusing-void-expression': 'off',
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: { attributes: false } }],
    },
  },
  {
    files: ['src/**/*.{ts,tsx}'],
    extends: [
      ...query.configs['flat/recommended'],
      hooks.configs.flat['recommended-latest'],
      effects.configs.recommended,
    ],
    rules: {
      // Warns of libraries that the React Compiler cannot compile around; this project does not use the compiler.
      'react-hooks/incompatible-library': 'off',
    },
  },
  ...rooms,
  ...rjsfFiles,
  lazyFile,
  ...coreFolders,
  {
    files: ['src/core/**/*.ts'],
    ignores: ['src/**/*.test.ts'],
    rules: {
      'no-restricted-globals': ['error', 'window', 'document', 'navigator', 'location', 'fetch', ...STORAGES],
    },
  },
  {
    // What is kept in the browser stands in `browser/stored/registry.ts`, and is opened through it.
    files: ['src/**/*.{ts,tsx}'],
    ignores: ['src/core/**', 'src/**/*.test.{ts,tsx}', 'src/host/*-setup.ts', 'src/browser/own-storage.ts'],
    rules: {
      'no-restricted-globals': ['error', ...STORAGES],
      'no-restricted-properties': [
        'error',
        ...['window', 'globalThis', 'self'].flatMap((object) =>
          STORAGES.map((property) => ({ object, property })),
        ),
      ],
    },
  },
  {
    files: ['**/*.test.{ts,tsx}', 'e2e/**/*.ts'],
    rules: {
      '@typescript-eslint/no-non-null-assertion': 'off',
    },
  },
  {
    files: ['scripts/**/*.mjs', '*.js'],
    languageOptions: {
      globals: {
        process: 'readonly',
        console: 'readonly',
        URL: 'readonly',
        fetch: 'readonly',
        setTimeout: 'readonly',
        performance: 'readonly',
      },
    },
  },
  {
    // Much of the benchmark is sent to the page that it measures.
    files: ['scripts/bench/*.mjs'],
    languageOptions: {
      globals: Object.fromEntries(
        [
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
        ].map((name) => [name, 'readonly']),
      ),
    },
  },
  {
    files: ['public/*.js'],
    languageOptions: {
      sourceType: 'script',
      globals: {
        AbortController: 'readonly',
        document: 'readonly',
        fetch: 'readonly',
        localStorage: 'readonly',
        location: 'readonly',
        matchMedia: 'readonly',
        URL: 'readonly',
        navigator: 'readonly',
        window: 'readonly',
      },
    },
  },
);
