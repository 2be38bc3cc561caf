import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

import { STORED, type Where } from './registry.ts';

const PLACES: Record<Where | 'database', RegExp> = {
  tab: /sessionStorage/,
  browser: /localStorage/,
  shared: /localStorage/,
  database: /database/,
};

/** What SECURITY.md calls each thing that is kept. A new one does not compile until it is in here. */
const CALLED: Record<keyof typeof STORED, string> = {
  key: 'the API key',
  keyMark: 'a random text that stands for it',
  draft: 'what is typed into a form',
  draftAt: 'what is typed into a form',
  stash: 'drafts put aside',
  taskEdit: 'what is typed into a form',
  sheet: 'the rows of a batch that is set up',
  stashedSheet: 'the rows of a batch that is set up',
  sheetAt: 'the rows of a batch that is set up',
  batchColumns: 'columns',
  journal: 'the starts of this tab',
  sandbox: 'the sandbox in the page',
  recentWorkers: 'Workers opened lately',
  starredWorkers: 'Workers with a star',
  columns: 'columns',
  measures: 'how many rows runs gave',
  callbackUrl: 'the last callback URL',
  places: 'other choices',
  askFrom: 'other choices',
  budget: 'other choices',
  ownCap: 'limits of cost',
  ownPrice: 'prices',
  planRuns: 'other choices',
  queued: 'the starts of this tab',
  newTasks: 'tasks that were to be made',
  started: 'digests of the requests',
  stopped: 'runs that were stopped',
  seenOver: 'when runs were first seen as over',
  runViews: 'views of the list of runs',
  optionsCollapsed: 'other choices',
  requestClosed: 'other choices',
  showNames: 'other choices',
  snippetLanguage: 'other choices',
  answerSize: 'other choices',
  exportHabits: 'other choices',
  logInUtc: 'other choices',
  notify: 'other choices',
  shortcutsOn: 'other choices',
  theme: 'theme',
  language: 'language',
  presets: 'presets',
  answers: 'which runs are yours',
  sent: 'when starts were sent',
  runs: 'the runs that were started from this browser',
  marks: 'names, notes, stars and tags of runs',
  keptMonths: 'the records of runs of past months',
  batches: 'batches',
  batchPlans: 'batches',
  batchRows: 'batches',
  collections: 'collections',
  keptRuns: 'rows of runs',
  keptRows: 'rows of runs',
};

const security = readFileSync(new URL('../../../SECURITY.md', import.meta.url), 'utf8');
const rows = security.split('\n').filter((line) => line.startsWith('|'));

it.each(Object.entries(CALLED))('SECURITY.md says where "%s" is stored', (thing, words) => {
  const { where } = STORED[thing as keyof typeof STORED]; // a key of the table
  const row = rows.find((line) => line.split('|')[1]?.includes(words) === true && PLACES[where].test(line));
  expect(row, `${words}, in ${where}`).toBeDefined();
});
