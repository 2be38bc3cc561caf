import { existsSync, readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import type { SheetDraft, Target } from '#core/batch/sheet/sheet-draft.ts';
import { rowsOf } from '#core/form/rows.ts';
import type { Draft } from '#core/draft/draft.ts';
import { isJsonObject, type Json } from '#core/json/json.ts';
import { anOrder } from '#test/an-order.ts';
import { anyJson, expectSameWithMore, expectTotal } from '#test/expect-total.ts';
import { type Codec, PLAIN_TEXT } from '#core/stored/format.ts';
import { storedKey } from '#api/key/key-store.ts';
import { storedMonths } from '#api/run-list/stored-months.ts';
import { storedSeenOver } from '#api/pending-costs.ts';
import { storedStops } from '#api/stopped-runs.ts';
import { storedBatches, storedPlans, storedRows } from '#batches/keep/batch-store.ts';
import { storedPlaces } from '#batches/keep/places.ts';
import { storedShortcuts } from '#app/keys/shortcuts.ts';
import { storedLanguage } from '#app/keys/language.ts';
import { storedSandbox } from '#app/services.ts';
import { storedTheme } from '#app/keys/theme.ts';
import { storedBudget } from '#starts/cost/budget/budget.ts';
import { storedCaps } from '#starts/cost/own-cap.ts';
import { storedOwnPrices } from '#starts/cost/own-price.ts';
import { storedPlanRuns } from '#starts/plan-runs.ts';
import { storedTaskEdits } from '#features/keep-tasks/edit/stored-task-edits.ts';
import { storedNewTasks } from '#features/keep-tasks/write/creations.ts';
import { storedQueue } from '#starts/waiting/queue.ts';
import { storedThreshold } from '#starts/question/ask-threshold.ts';
import {
  storedAsides,
  storedDrafts,
  storedDraftTimes,
} from '#features/compose-run/draft/storage/draft-storage.ts';
import { storedCollapsed } from '#features/compose-run/options/options-collapsed.ts';
import { storedDigests } from '#starts/question/started-orders.ts';
import { storedShowNames } from '#features/compose-run/show-names.ts';
import { storedPanel } from '#features/compose-run/request/use-request-panel.ts';
import { storedHabits } from '#results/export/export-habits.ts';
import { storedZone } from '#features/follow-run/log/log-view.tsx';
import { storedNotify } from '#parts/end-notice.tsx';
import { storedPresets } from '#features/keep-presets/preset-store.ts';
import { storedTargets } from '#features/set-up-batch/sheet/remembered-targets.ts';
import {
  storedAsides as storedSheetAsides,
  storedSheetStamps,
  storedSheets,
} from '#features/set-up-batch/sheet/sheet-store.ts';
import { storedRunViews } from '#features/browse-runs/toolbar/run-views.ts';
import { storedLabels } from '#starts/names/run-labels.ts';
import { storedCollections } from '#features/collect-runs/collection-store.ts';
import { savedRowRecords, savedRunRecords } from '#results/saved/saved-rows.ts';
import { storedRecentWorkers } from '#features/open-worker/yours/recent-workers.ts';
import { storedStarred } from '#features/open-worker/yours/starred-workers.ts';
import { storedAnswerSize } from '#features/share-run/snippet/use-answer-window.ts';
import { storedSnippetLanguage } from '#features/share-run/snippet/snippet-writing.tsx';
import { storedCallbackUrl } from '#features/start-again/start/callback-url.ts';
import { storedAnswers } from '#starts/history/run-history.ts';
import { storedRuns } from '#starts/history/stored-runs.ts';
import { storedSent } from '#starts/history/sent-starts.ts';
import { storedJournal } from '#starts/journal/start-journal.ts';
import { storedMeasures } from '#starts/check-up/stored-measures.ts';
import { storedLayouts } from '#results/columns/use-shared-layout.ts';

import { STORED } from './registry.ts';

type Name = keyof typeof STORED;

const MAPS = 'coreclaw/google-maps-scraper';
const RUN = '01KSFDS8XWTJME33C08XMCR6B9';
const dateFormat = { shown: 'YYYY-MM-DD', sent: 'YYYY-MM-DD' };

const draft: Draft = {
  workerVersion: 'v1.0.3',
  parameters: [
    {
      ...{ name: 'urls', title: 'Start URLs', type: 'array', editor: 'stringList', dateFormat },
      ...{ itemShape: { kind: 'object', key: 'url' }, stood: 'wrong' },
    },
    { name: 'depth', type: 'integer', editor: 'number', dateFormat },
  ],
  values: {
    entries: new Map([
      ['urls', { kind: 'rows', rows: rowsOf([{ url: 'https://example.com/?q=拉面' }, null, 3]) }],
      ['depth', { kind: 'text', text: '1e3' }],
      ['__proto__', { kind: 'value', value: { a: [1, true, null] } }],
    ]),
    extras: new Map([['more', { __proto: 1 }]]),
  },
  options: {
    ...{ cpus: '0.125', memory: '1024', timeout: '600', maxCharge: '2.50', maxTraffic: '0' },
    ...{ proxyRegion: '', version: 'v1.0.5', mode: 'async', callbackUrl: 'https://hooks.example.com/' },
  },
  brokenJson: '{"depth": ',
};

const at = 1_700_000_000_000;
const input = { order: anOrder(), omitted: [] };

const AT_NINE = { kind: 'weekly', weekday: 1, day: 1, date: '', time: '09:00' } as const;
const TASK_EDIT = { title: 'Mondays', description: '', version: '1.0.5', isScheduled: true, cap: '2' };

const sheet: SheetDraft = {
  source: { kind: 'file', name: 'cities.csv' },
  columns: [
    { name: 'term', target: { kind: 'field', name: 'keywords', separator: ';' }, auto: true },
    { name: 'cap', target: { kind: 'option', name: 'maxCharge' } },
    { name: 'id', target: { kind: 'label' } },
  ],
  rows: rowsOf([
    { number: 1, cells: ['Kaffee; 拉面', '0.06', 'BER-01'] },
    { number: 7, cells: ['"', '', '__proto__'], leftOut: true },
  ]),
  limits: { parallel: 5, stopAfterFailures: 0, stopAtSpent: '6.00' },
};

const PLAN = {
  ...{ worker: MAPS, title: 'Google Maps Scraper', name: 'cities.xlsx', columns: ['city'], secret: false },
  base: { custom: { keywords: ['pizza'], __proto: 1 }, options: anOrder().options },
  rows: [
    { number: 2, cells: ['Wien'], custom: { city: 'Wien' } },
    {
      ...{ number: 3, cells: [''], custom: {}, without: ['keywords'], options: { memory: 1024 } },
      leftOut: true,
    },
  ],
  rules: { parallel: 4, stopAfterFailures: 5, stopAtSpent: '6.00' },
  setUp: { sheet: null },
};

/** What each fixture says, whichever version it is of. A thing that is new does not compile until it is here. */
const MEANING: Record<Name, unknown> = {
  key: 'scraper_api_mine',
  keyMark: '123456-789',
  draft,
  stash: { drafts: [draft], filled: 12345 },
  sheet,
  stashedSheet: [sheet],
  journal: [
    {
      ...{ id: 'first', subject: { kind: 'worker', worker: MAPS }, mode: 'async', input, keyMark: '1-2' },
      ...{ at, state: { kind: 'lost', left: true } },
    },
    {
      ...{ id: 'second', subject: { kind: 'run', run: RUN, worker: MAPS }, mode: 'sync' },
      ...{ at: at + 50_000, state: { kind: 'started', run: RUN, unreported: true } },
    },
    {
      ...{ id: 'third', subject: { kind: 'task', task: 'T1' }, mode: 'async' },
      ...{ at: at + 60_000, state: { kind: 'closed' } },
    },
  ],
  sandbox: '{"format":1,"added":[],"runs":[],"faults":[],"requests":[],"funds":10,"fast":false,"serial":1}',
  recentWorkers: [
    { slug: MAPS, openedAt: at },
    { slug: '01KSFDS8XWTJME33C08XMCR6B8', openedAt: 1_600_000_000_000 },
  ],
  columns: {
    order: ['b', 'a', '__proto__'],
    hidden: new Set(['a']),
    widths: new Map([['b', 120]]),
    split: new Set(),
    showEmpty: false,
    pinned: [],
    formats: new Map(),
  },
  measures: [
    { run: RUN, at, rows: 300, errorRows: 2, input: 12345, filled: new Map([['phone', 276]]) },
    { run: 'other', at: at - 1, rows: 0, errorRows: 0, filled: new Map() },
  ],
  batchColumns: new Map<string, Target>([
    ['term', { kind: 'field', name: 'keywords' }],
    ['notes', { kind: 'unused' }],
  ]),
  callbackUrl: 'https://hooks.example.com/',
  places: { runs: 5, isMost: false },
  askFrom: 250,
  budget: 60,
  ownCap: 5,
  ownPrice: { usd: { units: 285n, scale: 2 }, unit: 'thousand' },
  planRuns: 5,
  queued: [{ id: 'a', worker: MAPS, at, known: ['01KQ'], state: 'lost' }],
  newTasks: [
    { id: 'a', worker: MAPS, title: 'Mondays', at, known: ['01KQ'], keyMark: 'mark', state: 'lost' },
  ],
  draftAt: at,
  taskEdit: {
    edit: { ...TASK_EDIT, title: 'Tuesdays', schedule: { ...AT_NINE, weekday: 2 } },
    was: { ...TASK_EDIT, schedule: AT_NINE },
  },
  sheetAt: { at, name: 'cities.csv', rows: 120 },
  starredWorkers: [{ slug: MAPS, title: 'Google Maps Scraper' }],
  started: ['0a1b', '2c3d'],
  stopped: [RUN],
  seenOver: [[RUN, at]],
  runViews: [{ name: 'Failed this month', query: 'status=failed&period=month' }],
  optionsCollapsed: true,
  requestClosed: true,
  showNames: true,
  snippetLanguage: 'python',
  answerSize: 50,
  exportHabits: {
    ...{ target: 'xlsx', columns: 'table', names: 'labels', nested: 'split' },
    ...{ escapeFormulas: false, marked: true, optionsOpen: false },
  },
  logInUtc: true,
  notify: true,
  shortcutsOn: false,
  theme: 'dark',
  language: 'zh-CN',
  presets: { name: 'Weekly', at, draft, omitted: ['token'], imported: true },
  answers: at,
  sent: { at, worker: MAPS, run: RUN },
  runs: { order: anOrder(), at, sure: true, omitted: ['password'] },
  marks: { name: 'Seattle, weekly', note: 'Ask <b>again</b>', star: true, tags: ['客户', 'weekly'], at },
  keptMonths: {
    at,
    runs: [
      {
        ...{ slug: RUN, workerSlug: MAPS, workerTitle: 'Google Maps Scraper', version: 'v1.0.5' },
        ...{ status: 'failed', errorMessage: 'no place called “拉面”', results: 7, usage: 0.0217 },
        ...{ traffic: 120_000, startedAt: at - 90_000, finishedAt: at - 30_000, duration: 60, origin: 'web' },
      },
      {
        ...{ slug: '01KSFDS8XWTJME33C08XMCR6B7', workerSlug: '', workerTitle: '', version: '' },
        ...{
          status: 'aborting',
          errorMessage: '',
          results: 0,
          usage: 0,
          traffic: 0,
          duration: 0,
          origin: '',
        },
      },
    ],
  },
  batches: {
    ...{ worker: MAPS, title: 'Google Maps Scraper', name: 'cities.xlsx', secret: false, size: 3 },
    head: {
      phase: {
        kind: 'paused',
        why: { kind: 'refused', facts: { kind: 'balanceTooLow', code: 30001 }, row: 2 },
      },
      rules: { parallel: 4, stopAfterFailures: 5, stopAtSpent: '6.00' },
      counts: {
        ...{ waiting: 1, sending: 0, started: 1, succeeded: 0, failed: 1, stopped: 0, lost: 0 },
        'left-out': 0,
      },
      ...{
        spent: { units: 261n, scale: 2 },
        untold: 0,
        results: 12,
        untoldResults: 0,
        toldResults: 1,
        gone: 0,
        limited: 0,
        missing: [],
        failures: [1],
        losses: [],
        limit: 5,
        looks: 2,
      },
      stops: 0,
      hold: {
        kind: 'rate',
        from: at,
        until: at + 60_000,
        tries: 1,
        taken: 0,
        facts: { kind: 'rateLimited' },
      },
      ...{ seen: { at, elsewhere: 1 }, marks: ['1-2'], sync: false, startedAt: at, at },
    },
  },
  batchPlans: PLAN,
  batchRows: [
    {
      state: 'started',
      attempt: { id: 'a', at, since: { time: at, by: 'date' }, keyMark: '1-2' },
      run: {
        ...{ slug: RUN, state: 'running', results: 3, usage: 0.009, startedAt: at, duration: 4 },
        message: '',
      },
      earlier: [{ slug: '01KSFDS8XWTJME33C08XMCR6B7', usage: 0.0217 }],
    },
    {
      ...{ state: 'failed', attempt: { id: 'b', at } },
      why: { kind: 'invalidRequest', status: 400, code: 4000, platformMessage: 'city is required' },
    },
    { ...{ state: 'lost', attempt: { id: 'c', at }, left: true } },
  ],
  collections: {
    name: 'Cafés, 拉面',
    madeAt: at,
    runs: [
      {
        ...{ slug: RUN, worker: MAPS, title: 'Google Maps Scraper', version: 'v1.0.5', state: 'limited' },
        ...{ results: 12, startedAt: at, finishedAt: at + 60_000, inputs: { city: 'Wien', depth: 3 } },
      },
      {
        slug: '01KSFDS8XWTJME33C08XMCR6B7',
        ...{ worker: MAPS, title: '', version: '', state: 'ready', results: 0 },
      },
    ],
    exported: { at: at + 90_000, rows: new Map([[RUN, 12]]) },
  },
  keptRuns: {
    ...{ generation: 'g-1', blocks: 1, rows: 2, total: 2, at, size: 120 },
    columns: [{ key: 'cid', label: 'CID', format: 'text' }],
  },
  keptRows: [
    { cid: '\u000012345678901234567890', name: '拉面' },
    { tags: ['a', null], open: true },
  ],
};

/** What the rows of a batch could say in their third version. */
const ROWS_OF_3 = [
  {
    ...{ state: 'stopped', attempt: { id: 'd', at } },
    run: {
      ...{ slug: RUN, state: 'unknown', usage: 0.009, startedAt: at, message: '' },
      ...{ untold: true, open: true, missingSince: at, gone: true },
    },
  },
  { state: 'succeeded', run: { slug: '01KSFDS8XWTJME33C08XMCR6B7', usage: 0.02, message: '' } },
];

/** What a version can say that the one before cannot, by both their names: it stands in a fixture of its own, which stays. */
const MORE: Readonly<Record<string, unknown>> = {
  'places.2': { runs: 5, isMost: true },
  'draft.2': { ...draft, workerDigest: 2_166_136_261 },
  'batchPlans.2': { ...PLAN, workerDigest: 2_166_136_261 },
  'keptMonths.2': {
    at,
    runs: [
      {
        ...{ slug: RUN, workerSlug: MAPS, workerTitle: '', version: 'v1.0.5', status: 'running' },
        ...{ errorMessage: '', usage: 0.01, startedAt: at, origin: 'api' },
      },
    ],
  },
  'keptMonths.3': {
    at,
    runs: [
      {
        slug: RUN,
        workerSlug: MAPS,
        workerTitle: '',
        version: 'v1.0.5',
        status: 'failed',
        errorMessage: '',
        results: 0,
        startedAt: at,
        origin: 'api',
      },
    ],
  },
  'sent.1': { at, worker: MAPS, key: `worker ${MAPS}`, settled: true },
  'journal.1': [
    {
      ...{ id: 'fourth', subject: { kind: 'worker', worker: MAPS }, mode: 'async', at },
      input: {
        ...{ order: anOrder(), omitted: ['password'], searched: true },
        ...{
          notableFields: [{ name: 'keywords', title: 'Keywords' }],
          estimate: { usd: { units: 186n, scale: 3 } },
        },
      },
      state: { kind: 'started', run: RUN, answered: true },
    },
  ],
  'runs.1': {
    ...{ order: anOrder(), at, sure: true, omitted: [] },
    estimate: { usd: { units: 186n, scale: 3 }, least: { units: 9n, scale: 2 } },
  },
  'batchRows.3': ROWS_OF_3,
  'batchRows.4': [
    ...ROWS_OF_3,
    {
      ...{ state: 'failed', attempt: { id: 'e', at } },
      earlier: [
        {
          ...{
            slug: '01KSFDS8XWTJME33C08XMCR6B5',
            usage: 0.48,
            results: 480,
            state: 'failed',
            startedAt: at,
          },
          other: true,
        },
      ],
      corrected: {
        sent: {
          ...{ cells: ['Wien'], custom: { city: 'Wien' }, without: ['keywords'], options: { memory: 1024 } },
        },
        subtasks: 2,
        dangers: [{ kind: 'noCap', usual: 1 }],
      },
      elsewhere: { batch: 'b-2', name: 'Rows of cities.xlsx' },
    },
    // While its cost was pending, a run that was over cost 0.
    {
      state: 'failed',
      run: {
        ...{ slug: '01KSFDS8XWTJME33C08XMCR6B8', state: 'failed', usage: 0, message: '' },
        ...{ open: true, untold: true },
      },
    },
    {
      state: 'succeeded',
      run: {
        ...{ slug: '01KSFDS8XWTJME33C08XMCR6B6', state: 'succeeded', usage: 0.02, message: '' },
        open: true,
      },
    },
  ],
  'batchRows.5': [
    {
      state: 'waiting',
      earlier: [{ slug: RUN, usage: 0, untold: true, open: true, state: 'failed' }],
    },
  ],
  'exportHabits.3': {
    ...{ target: 'csv', columns: { worker: MAPS, keys: ['title', '__proto__'] } },
    ...{ escapeFormulas: true, marked: true, optionsOpen: true },
  },
  'collections.2': {
    ...{ name: 'Cafés', madeAt: at },
    runs: [
      { slug: RUN, worker: MAPS, title: '', version: '', state: 'unknown', gone: true },
      {
        slug: '01KSFDS8XWTJME33C08XMCR6B7',
        ...{ worker: MAPS, title: '', version: '', state: 'succeeded', empty: true },
      },
    ],
  },
};

/** Where each thing is opened. */
const OPENED: Record<Name, { readonly codec: unknown }> = {
  key: storedKey.key,
  keyMark: storedKey.fingerprint,
  draft: storedDrafts,
  stash: storedAsides,
  sheet: storedSheets,
  stashedSheet: storedSheetAsides,
  batchColumns: storedTargets,
  places: storedPlaces,
  askFrom: storedThreshold,
  budget: storedBudget,
  ownCap: storedCaps,
  ownPrice: storedOwnPrices,
  planRuns: storedPlanRuns,
  queued: storedQueue,
  newTasks: storedNewTasks,
  draftAt: storedDraftTimes,
  taskEdit: storedTaskEdits,
  sheetAt: storedSheetStamps,
  starredWorkers: storedStarred,
  started: storedDigests,
  stopped: storedStops,
  seenOver: storedSeenOver,
  journal: storedJournal,
  sandbox: storedSandbox,
  recentWorkers: storedRecentWorkers,
  columns: storedLayouts,
  measures: storedMeasures,
  callbackUrl: storedCallbackUrl,
  runViews: storedRunViews,
  optionsCollapsed: storedCollapsed,
  requestClosed: storedPanel,
  showNames: storedShowNames,
  snippetLanguage: storedSnippetLanguage,
  answerSize: storedAnswerSize,
  exportHabits: storedHabits,
  logInUtc: storedZone,
  notify: storedNotify,
  shortcutsOn: storedShortcuts,
  theme: storedTheme,
  language: storedLanguage,
  presets: storedPresets,
  runs: storedRuns,
  answers: storedAnswers,
  sent: storedSent,
  marks: storedLabels,
  keptMonths: storedMonths,
  batches: storedBatches,
  batchPlans: storedPlans,
  batchRows: storedRows,
  collections: storedCollections,
  keptRuns: savedRunRecords,
  keptRows: savedRowRecords,
};

const FIXTURES = new URL('fixtures/', import.meta.url);
const fixtureOf = (name: string, version: number) => new URL(`${name}.${version}.txt`, FIXTURES);
/** Each is only asked about what is its own. */
const codecOf = (name: Name) => OPENED[name].codec as Codec<unknown>;
const NAMES = Object.keys(STORED) as Name[]; // its own keys

const VERSIONS = NAMES.flatMap((name) => {
  const codec = codecOf(name);
  return Array.from({ length: codec.version }, (_, index) => ({ name, version: index + 1, codec }));
});

it.each(Object.entries(MORE))('%s says what no version before can', (id, means) => {
  const [name = '', version] = id.split('.');
  const stored = readFileSync(new URL(`${id}.more.txt`, FIXTURES), 'utf8');
  const codec = codecOf(name as Name); // as it is written above
  expect(codec.versionOf(stored)).toBe(Number(version));
  expect(codec.decode(stored)).toEqual({ ok: true, value: means });
});

describe.each(VERSIONS)('$name, version $version', ({ name, version, codec }) => {
  it('is read as what it was written as', () => {
    const read = codec.decode(readFileSync(fixtureOf(name, version), 'utf8'));
    expect(read).toEqual({ ok: true, value: MEANING[name] });
  });

  it('tells its version by how its text begins', () => {
    const text = readFileSync(fixtureOf(name, version), 'utf8');
    expect(codec.versionOf(text)).toBe(version);
  });
});

it('has no fixture of what is not in the registry', () => {
  const known = [
    ...VERSIONS.map(({ name, version }) => `${name}.${version}.txt`),
    ...Object.keys(MORE).map((id) => `${id}.more.txt`),
  ];
  expect(readdirSync(FIXTURES).filter((file) => !known.includes(file))).toEqual([]);
  expect(known.filter((file) => !existsSync(new URL(file, FIXTURES)))).toEqual([]);
});

it('has no name twice', () => {
  const names = Object.values(STORED).map(({ key, where }) => `${where === 'database' ? where : ''} ${key}`);
  expect(new Set(names).size).toBe(names.length);
});

describe.each(NAMES.filter((name) => codecOf(name) !== PLAIN_TEXT))('%s', (name) => {
  const codec = codecOf(name);
  const meaning = MEANING[name];
  const written = codec.encode(meaning);

  it('is read as it is written, in the present version', () => {
    expect(codec.decode(written)).toEqual({ ok: true, value: meaning });
    expect(codec.versionOf(written)).toBe(codec.version);
  });

  it('is the same with more beside it than this build knows', () => {
    expectSameWithMore({ read: codec.decode, written });
  });

  it('is read from any text without an error', () => {
    expectTotal({ read: codec.decode, written });
  });

  it('of a later version is known as such', () => {
    const later = JSON.stringify({ format: codec.version + 1, anything: [] });
    expect(codec.decode(later)).toEqual({ ok: false, error: 'newer' });
    expect(codec.versionOf(later)).toBe(codec.version + 1);
  });
});

it.each(['journal', 'recentWorkers', 'starredWorkers'] as const)(
  '%s: what can be read is kept amid what cannot',
  (name) => {
    const codec = codecOf(name);
    const stored = JSON.parse(codec.encode(MEANING[name])) as Json;
    const amid = (all: readonly Json[], junk: readonly Json[]) => [...junk, ...all, ...junk];
    fc.assert(
      fc.property(fc.array(anyJson, { maxLength: 4 }), (junk) => {
        const mixed = isJsonObject(stored)
          ? { ...stored, intents: amid(stored['intents'] as readonly Json[], junk) } // as written
          : amid(stored as readonly Json[], junk);
        expect(codec.decode(JSON.stringify(mixed))).toEqual({ ok: true, value: MEANING[name] });
      }),
    );
  },
);

/** The code of the console, without its tests. */
const CODE = ['src', 'public'].flatMap((folder) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.[jt]sx?$/.test(file) && !/^test\/|\.test\./.test(file))
    .map((file) => ({ file: `${folder}/${file}`, text: readFileSync(`${folder}/${file}`, 'utf8') })),
);
const filesWith = (pattern: RegExp) => CODE.filter(({ text }) => pattern.test(text)).map(({ file }) => file);

it('is where all storages are touched, and nothing else touches one', () => {
  expect(filesWith(/(?:local|session)Storage\s*[.[);,]/).sort()).toEqual([
    'public/start.js',
    'src/browser/own-storage.ts',
  ]);
  expect(filesWith(/indexedDB|IDB\w+\.|idb-keyval/)).toEqual(['src/browser/stored/records.ts']);
  expect(filesWith(/document\.cookie|\bcaches\.|getDirectory\(/)).toEqual([]);
});

it('is where the name of everything stands that is stored', () => {
  const names = /['"`]run-console[-.]/;
  expect(filesWith(names).sort()).toEqual(['public/start.js', 'src/browser/stored/registry.ts']);
  const { text = '' } = CODE.find(({ file }) => file === 'public/start.js') ?? {};
  const early = [...text.matchAll(/stored\('(\w+)'\)/g)].map(([, name]) => `run-console.${name}`);
  expect(early.sort()).toEqual([STORED.language.key, STORED.theme.key]);
});

it.each(NAMES)('has one place where %s is opened', (name) => {
  const opened = new RegExp(`open(?:Entry|Each|Records)\\(STORED\\.${name}\\b`, 'g');
  expect(CODE.flatMap(({ text }) => [...text.matchAll(opened)])).toHaveLength(1);
});

describe('an entry', () => {
  const tab = new Map<string, string>();
  beforeEach(() => {
    tab.clear();
    vi.stubGlobal('sessionStorage', {
      getItem: (key: string) => tab.get(key) ?? null,
      setItem: (key: string, text: string) => void tab.set(key, text),
      removeItem: (key: string) => void tab.delete(key),
    });
  });
  afterEach(() => {
    vi.unstubAllGlobals();
  });

  it.each(['{"format":99,"anything":[]}', 'z99.packed'])(
    'of a later build (%s) is never written over, only removed',
    (later) => {
      const entry = storedDrafts.of(MAPS);
      tab.set(`run-console.draft.${MAPS}`, later);
      expect(entry.write(draft)).toBe(false);
      expect(entry.text()).toBe(later);
      entry.remove();
      expect(entry.write(draft)).toBe(true);
      expect(entry.read()).toEqual({ ok: true, value: draft });
    },
  );

  it('that is damaged is written over', () => {
    tab.set(`run-console.draft.${MAPS}`, '{"format":');
    expect(storedDrafts.of(MAPS).read()).toEqual({ ok: false, error: 'unreadable' });
    expect(storedDrafts.of(MAPS).write(draft)).toBe(true);
  });

  it('of a text may begin as it likes', () => {
    storedKey.key.write('z99.key');
    expect(storedKey.key.write('{"format":99')).toBe(true);
  });

  it('has the room from the beginning that it asks for', () => {
    storedJournal.write([]);
    expect(tab.get('run-console.starts')).toHaveLength(16_000);
    expect(storedJournal.read()).toEqual({ ok: true, value: [] });
  });

  it('holds nothing where the browser forbids storages', () => {
    vi.unstubAllGlobals();
    expect(storedKey.key.read()).toEqual({ ok: false, error: 'none' });
    expect(storedKey.key.write('mine')).toBe(false);
    expect(() => storedKey.key.remove()).not.toThrow();
  });
});
