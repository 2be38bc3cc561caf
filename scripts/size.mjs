import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { buildLocal, manifestOf } from './build-local.mjs';
import { StepError, runMain } from './steps.mjs';

/**
 * @typedef {{ file: string, name?: string, imports?: string[], css?: string[] }} Chunk
 * @typedef {Record<string, Chunk>} Manifest
 */

/**
 * What a person downloads to see a screen: these modules, and groups of modules (`host/build/chunk-groups.ts`), and all that they
 * import statically, but for what those in `beyond` are downloaded with. kB gzip (1 kB = 1000 bytes).
 * @typedef {{ name: string, kind: string, limit: number, modules: readonly string[], beyond?: readonly string[] }} Budget
 */

const ROUTES = readFileSync('src/app/routes.ts', 'utf8');

/**
 * The parts of the words that come with a screen, as the table of routes says.
 * @param {string} route
 */
function partsOf(route) {
  const load = `(?:\\(\\) => import\\('\\./routes/${route}-route\\.tsx'\\)|${route}Route)`;
  const [, parts] = new RegExp(`screen\\(${load}((?:, '\\w+')+)\\)`).exec(ROUTES) ?? [];
  if (parts === undefined) throw new Error(`src/app/routes.ts has no screen of ${route}-route.tsx.`);
  return parts.match(/\w+/g) ?? [];
}

/** @type {readonly Budget[]} */
const BUDGETS = [
  ...['en', 'zh'].flatMap((language) => [
    {
      name: `JavaScript to show / (${language})`,
      kind: 'js',
      limit: 120,
      modules: ['index.html', 'src/app/routes/workers-route.tsx', ...words(language, 'start')],
    },
    {
      name: `JavaScript to show Compose, all in (${language})`,
      kind: 'js',
      limit: 272,
      modules: [
        'index.html',
        'compose',
        'operations',
        'src/features/compose-run/options/run-options.tsx',
        ...words(language, 'start', 'compose'),
      ],
    },
  ]),
  ...[
    { screen: 'a run', limit: 190, route: 'run' },
    { screen: 'Runs', limit: 173, route: 'runs' },
    { screen: 'Spend', limit: 121, route: 'spend' },
    { screen: 'a batch', limit: 145, route: 'batch' },
    { screen: 'Tasks', limit: 120, route: 'tasks' },
    { screen: 'the choice of runs to put together', limit: 115, route: 'new-collection' },
    { screen: 'a collection', limit: 159, route: 'collection' },
    { screen: 'a comparison', limit: 165, route: 'compare-runs' },
  ].map(({ screen, limit, route }) => ({
    name: `JavaScript to show ${screen}, beyond what every screen needs`,
    kind: 'js',
    limit,
    modules: [`src/app/routes/${route}-route.tsx`, 'operations', ...words('en', ...partsOf(route))],
    beyond: ['index.html', ...words('en', 'start')],
  })),
  ...[
    { part: 'the view Summary', limit: 10, screen: 'run', module: 'results/summary/summary-view', words: [] },
    { part: 'the view Map', limit: 10, screen: 'run', module: 'results/map/map-view', words: [] },
    {
      ...{ part: 'the results', limit: 50, screen: 'batch', words: ['batches'] },
      module: 'features/follow-batch/batch-results',
    },
  ].map(({ part, limit, module, screen, words: own }) => ({
    name: `JavaScript of ${part}, beyond the page of a ${screen}`,
    kind: 'js',
    limit,
    modules: [`src/${module}.tsx`],
    beyond: [
      'index.html',
      `src/app/routes/${screen}-route.tsx`,
      'operations',
      ...words('en', 'start', 'runs', ...own),
    ],
  })),
  { name: 'CSS', kind: 'css', limit: 15, modules: [] },
  { name: 'Fonts', kind: 'font', limit: 30, modules: [] },
];

await runMain(async () => {
  const outDir = await buildLocal('sandbox');
  /** @type {Manifest} */
  const manifest = JSON.parse(readFileSync(manifestOf(outDir), 'utf8'));
  const over = [];
  for (const { name, kind, limit, modules, beyond = [] } of BUDGETS) {
    const before = new Set(beyond.length > 0 ? scriptFiles(manifest, beyond) : []);
    const files = filesOf(kind, manifest, modules).filter((file) => !before.has(file));
    const sizes = files.map((file) => ({
      file,
      size: gzipSync(readFileSync(join(outDir, file)), { level: 9 }).length,
    }));
    const total = sizes.reduce((sum, { size }) => sum + size, 0);
    console.log(`${name}: ${kilobytes(total)} of ${limit} kB gzip`);
    for (const { file, size } of sizes.toSorted((a, b) => b.size - a.size))
      console.log(`  ${kilobytes(size).padStart(7)}  ${file}`);
    if (total > limit * 1000) over.push(name);
  }
  if (over.length > 0)
    throw new StepError(`Over budget: ${over.join(', ')}. See what grew in the list above.`);
});

/**
 * @param {string} kind
 * @param {Manifest} manifest
 * @param {readonly string[]} modules
 */
function filesOf(kind, manifest, modules) {
  if (kind === 'css') return cssFiles(manifest);
  if (kind === 'js') return scriptFiles(manifest, modules);
  return Object.values(manifest).flatMap(({ file }) => (file.endsWith('.woff2') ? [file] : []));
}

/**
 * The modules of the words that are loaded in a language.
 * @param {string} language
 * @param {string[]} parts
 */
function words(language, ...parts) {
  return parts.map((part) => `src/messages/${language}.ts?part=${part}&compiled`);
}

/**
 * @param {Manifest} manifest
 * @param {readonly string[]} modules
 */
function scriptFiles(manifest, modules) {
  /** @type {Set<Chunk>} */
  const seen = new Set();
  /** @param {string} key */
  const visit = (key) => {
    const chunk = manifest[key] ?? Object.values(manifest).find(({ name }) => name === key);
    if (!chunk)
      throw new StepError(`The build has no chunk of ${key}: is it still loaded lazily by src/app?`);
    if (seen.has(chunk)) return;
    seen.add(chunk);
    chunk.imports?.forEach(visit);
  };
  modules.forEach(visit);
  return Array.from(seen, ({ file }) => file);
}

/** @param {Manifest} manifest */
function cssFiles(manifest) {
  const chunks = Object.values(manifest);
  return [
    ...new Set(chunks.flatMap(({ file, css = [] }) => [...css, ...(file.endsWith('.css') ? [file] : [])])),
  ];
}

/** @param {number} bytes */
function kilobytes(bytes) {
  return (bytes / 1000).toFixed(1);
}
