import { defineConfig } from '@playwright/test';
import { launchOptions } from '../scripts/chromium.mjs';
import type { EngineOptions } from './engines.spec.ts';
import type { ConsoleOptions } from './fixtures.ts';
import { slowed, STRESS } from './stress.ts';
import { isNginxThere } from '../scripts/nginx.mjs';
import { succeeds } from '../scripts/steps.mjs';

/** What takes long, differs only by look, size or host, or is of what is seldom changed: `npm run test:deep`, with what is tagged @deep. */
const DEEP = [
  'batch-storm',
  'narrow',
  'chinese',
  'accessibility-tree',
  'states',
  'pseudo',
  'layout-shift',
  'large-input',
  'static-hosts',
  'direct',
  'new-version',
  'back',
  'agenda',
  'explanations',
  'worker-runs',
  'costs',
  'volume',
  'raw-requests',
  'hostile-platform',
];

/** What only another host, dialect or engine runs, and what is no test. */
const ELSEWHERE = ['v2', 'reverse-proxy', 'in-page', 'engines', 'pictures'];

/**
 * What a run is made of: seen in every dialect, but for what goes no other way over the wire (@screens), and for starts that never
 * arrived (@never-arrived), which are looked for in the same list of runs for as long as it takes.
 */
const EVERY_DIALECT = ['main-job', 'reliability', 'snippets', 'links', 'costs'];

/** What a server between the page and the platform could spoil: of these, what is tagged @proxies. */
const EVERY_PROXY = ['reverse-proxy', 'raw-requests', 'hostile-platform', 'main-job', 'start-run'];
const PROXIES = [
  { host: 'nginx', isInstalled: isNginxThere },
  { host: 'caddy', isInstalled: undefined },
] as const;

/** Browsers that are not Chromium, and the program that shows that one is there. */
const ENGINES = [
  { engine: 'firefox', program: 'firefox-esr' },
  { engine: 'webkit', program: 'WebKitWebDriver' },
] as const;

const DIALECTS = ['v1', 'v2'] as const;

/**
 * What the sandbox in the page answers: its own tests, and of the others, which prove what the console makes of an answer, what
 * is tagged @proxies; but for what only a network between the two can do (@network). In v2, the main job.
 */
const IN_PAGE = { v1: ['in-page', 'main-job', 'links', 'start-run'], v2: ['main-job'] };

/** Where CI is set, `npm test` has installed them; elsewhere the tests of a server that is not there are left out. */
function isThere(program: string, isInstalled = () => succeeds(program, ['-h'])): boolean {
  if (process.env['CI'] !== undefined || isInstalled()) return true;
  // Said once: workers read this file too.
  if (process.env['TEST_WORKER_INDEX'] === undefined)
    console.log(`> ${program} is not installed: its tests are left out`);
  return false;
}

const specs = (names: readonly string[]) => names.map((name) => `${name}.spec.ts`);

/**
 * Each project is a dialect behind a host. `preview v1` proves every promise by its main tests, and is what `npm run test:e2e` runs;
 * the others, which `npm run test:e2e:deep` runs, hold the rest, and what could differ elsewhere. The builds are made once, before the
 * projects that serve them.
 */
export default defineConfig<ConsoleOptions & EngineOptions>({
  testDir: '.',
  outputDir: '../test-results',
  fullyParallel: true,
  forbidOnly: process.env['CI'] !== undefined,
  // One more than two processors: a test waits for a good third of its time, and for most of it where everything is late.
  workers: STRESS ? 4 : 3,
  retries: 0,
  // What is there at once where nothing else is done takes its time on machines that do other work too.
  timeout: slowed(120_000),
  expect: { timeout: slowed(20_000) },
  reporter: 'list',
  use: {
    browserName: 'chromium',
    launchOptions: launchOptions(),
    locale: 'en-US',
    timezoneId: STRESS?.zone ?? 'UTC',
    permissions: ['clipboard-read', 'clipboard-write'],
    // Without pictures and copies of each page, which would take as long as the tests.
    trace: { mode: 'retain-on-failure', screenshots: false, snapshots: false },
  },
  projects: [
    ...DIALECTS.map((dialect) => ({
      name: `build ${dialect}`,
      testMatch: 'servers/console.build.ts',
      use: { dialect },
    })),
    ...DIALECTS.map((dialect) => ({
      name: `build in-page ${dialect}`,
      testMatch: 'servers/console.build.ts',
      use: { dialect, host: 'in-page' as const },
    })),
    {
      name: 'preview v1',
      dependencies: ['build v1'],
      testIgnore: specs([...ELSEWHERE, ...DEEP]),
      grepInvert: /@deep/,
      use: { dialect: 'v1', host: 'preview' },
    },
    {
      name: 'deep',
      dependencies: ['build v1', 'build in-page v1'],
      testMatch: specs(DEEP),
      use: { dialect: 'v1', host: 'preview' },
    },
    {
      name: 'deep tagged',
      dependencies: ['build v1'],
      testIgnore: specs([...ELSEWHERE, ...DEEP]),
      grep: /@deep/,
      use: { dialect: 'v1', host: 'preview' },
    },
    {
      name: 'pictures',
      dependencies: ['build v1'],
      testMatch: specs(['pictures']),
      use: { dialect: 'v1', host: 'preview' },
    },
    {
      name: 'deep v2',
      dependencies: ['build v2'],
      testMatch: specs([...EVERY_DIALECT, 'v2']),
      grepInvert: /@screens|@never-arrived/,
      use: { dialect: 'v2', host: 'preview' },
    },
    ...DIALECTS.map((dialect) => ({
      name: `deep in-page ${dialect}`,
      dependencies: [`build in-page ${dialect}`],
      testMatch: specs(IN_PAGE[dialect]),
      grep: dialect === 'v1' ? /@proxies|@in-page/ : /@proxies/,
      grepInvert: /@network/,
      use: { dialect, host: 'in-page' as const },
    })),
    ...ENGINES.filter(({ program }) => isThere(program)).map(({ engine }) => ({
      name: `deep ${engine}`,
      dependencies: ['build v1'],
      testMatch: specs(['engines']),
      use: { engine },
    })),
    ...PROXIES.filter(({ host, isInstalled }) => isThere(host, isInstalled)).map(({ host }) => ({
      name: `deep ${host}`,
      dependencies: ['build v1'],
      testMatch: specs(EVERY_PROXY),
      grep: /@proxies/,
      use: { dialect: 'v1' as const, host },
    })),
  ],
});
