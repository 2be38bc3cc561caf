/** Where a thing is: in this tab, in all tabs of the browser, or there `shared` by the console and the sandbox in its page. */
export type Where = 'tab' | 'browser' | 'shared';

/** A thing that is kept once. */
export type Single = {
  /** Its name in the storage. */
  readonly key: string;
  readonly where: Where;
  /** Characters that it takes from the beginning on, filled up with blanks: so much has room whatever fills the storage. */
  readonly room?: number;
};

/** A thing that is kept once for each Worker, or task: its name, a dot and that of the Worker is the name in the storage. */
export type Each = Single & { readonly each: 'worker' };

/** Many things in a database of their own. */
export type Database = {
  readonly key: string;
  readonly where: 'database';
  readonly store: string;
  /** Characters of one of them; a longer one is not kept. */
  readonly most?: number;
};

/**
 * All that the console keeps in the browser. What is here is opened by the part that it belongs to, with the format that it is
 * written in (`core/stored/format.ts`). A thing never changes its name; what changes in it is a migration of its format, with a
 * fixture for each version in `fixtures/`.
 */
export const STORED = {
  key: { key: 'run-console.key', where: 'tab' },
  /** Random text that stands for the key. */
  keyMark: { key: 'run-console.key-mark', where: 'tab' },
  /** What is typed for a Worker, or for a task that is edited (`task~` and its ID); a long one is packed. */
  draft: { key: 'run-console.draft', where: 'tab', each: 'worker' },
  /** When it was typed; the first screen lists what has one. */
  draftAt: { key: 'run-console.draft-at', where: 'tab', each: 'worker' },
  /** Drafts of a Worker in whose place something else was put; long ones are packed. */
  aside: { key: 'run-console.link', where: 'tab', each: 'worker' },
  /** The rows of a batch that is set up for a Worker; many are packed. */
  sheet: { key: 'run-console.sheet', where: 'tab', each: 'worker' },
  /** Rows in whose place others were put that were taken from a batch; many are packed. */
  sheetAside: { key: 'run-console.sheet-aside', where: 'tab', each: 'worker' },
  /** When they were changed, and what they are. */
  sheetAt: { key: 'run-console.sheet-at', where: 'tab', each: 'worker' },
  /** The starts of the tab: as many as are remembered, some twenty, have room without their inputs. */
  journal: { key: 'run-console.starts', where: 'tab', room: 16_000 },
  /** The runs that were sent to wait on the platform, until it is known whether they do. */
  queued: { key: 'run-console.queued', where: 'tab' },
  /** The tasks that were sent to be made, until it is known whether they were. */
  newTasks: { key: 'run-console.new-tasks', where: 'tab' },
  /** The runs and faults of the sandbox in the page. */
  sandbox: { key: 'run-console.sandbox-state', where: 'tab' },

  recentWorkers: { key: 'run-console.recent-workers', where: 'browser' },
  starredWorkers: { key: 'run-console.starred-workers', where: 'browser' },
  /** How the columns of a Worker's results are laid out. */
  columns: { key: 'run-console.columns', where: 'browser', each: 'worker' },
  /** What the latest runs of a Worker gave: how many rows, and how many of them filled which column. */
  measures: { key: 'run-console.measures', where: 'browser', each: 'worker' },
  /** What columns of some names filled in the batches of a Worker. */
  batchColumns: { key: 'run-console.batch-columns', where: 'browser', each: 'worker' },
  callbackUrl: { key: 'run-console.callback-url', where: 'browser' },
  /** How many runs the plan was seen to allow at once. */
  places: { key: 'run-console.places', where: 'browser' },
  /** How many subtasks may start without a maximum charge before a person is asked. */
  askFrom: { key: 'run-console.ask-from', where: 'browser' },
  /** How many USD a month may cost before a person is asked. */
  budget: { key: 'run-console.budget', where: 'browser' },
  /** How many USD a run of a Worker may cost at the most, as the person says; 0 where they want no limit. */
  ownCap: { key: 'run-console.own-cap', where: 'browser', each: 'worker' },
  /** What a Worker costs, as the person says. */
  ownPrice: { key: 'run-console.own-price', where: 'browser', each: 'worker' },
  /** Runs that the plan of the account lets run at once, as the person says. */
  planRuns: { key: 'run-console.plan-runs', where: 'browser' },
  /** Digests of the requests that this person started. */
  started: { key: 'run-console.started', where: 'browser' },
  /** The runs that were stopped from here. */
  stopped: { key: 'run-console.stopped', where: 'browser' },
  /** When runs were first seen as over whose cost was pending then. */
  seenOver: { key: 'run-console.seen-over', where: 'browser' },
  /** Ways to look at the list of runs, by the names that they were given. */
  runViews: { key: 'run-console.run-views', where: 'browser' },
  optionsCollapsed: { key: 'run-console.options-collapsed', where: 'browser' },
  requestClosed: { key: 'run-console.request-closed', where: 'browser' },
  /** Whether fields show the names of their parameters also while they are not pointed at. */
  showNames: { key: 'run-console.show-names', where: 'browser' },
  snippetLanguage: { key: 'run-console.snippet-language', where: 'browser' },
  /** Results that a synchronous start in a snippet is answered with. */
  answerSize: { key: 'run-console.answer-size', where: 'browser' },
  /** What kind of file was exported last, and how. */
  exportHabits: { key: 'run-console.export', where: 'browser' },
  logInUtc: { key: 'run-console.log-utc', where: 'browser' },
  /** Whether the end of a run is told outside of the page. */
  notify: { key: 'run-console.notify', where: 'browser' },
  shortcutsOn: { key: 'run-console.shortcuts', where: 'browser' },
  /** `public/start.js` reads both too, before the first paint. */
  theme: { key: 'run-console.theme', where: 'shared' },
  language: { key: 'run-console.language', where: 'shared' },

  /** By Worker, and by an ID of its own. */
  presets: { key: 'run-console-presets', where: 'database', store: 'presets' },
  /** Which runs are one's own: by run, and by the ID of the start that it answers; what came of rows of batches is marked so. */
  answers: { key: 'run-console.answers', where: 'database', store: 'answers' },
  /** The starts of all tabs: by when each was sent, and by its ID. */
  sent: { key: 'run-console.sent', where: 'database', store: 'sent' },
  /** The inputs of runs that were started here: by run, and by how sure it is that this start was its own, or that it was a row's. */
  runs: { key: 'run-console', where: 'database', store: 'runs', most: 4_000_000 },
  /** The names, notes, stars and tags of runs: by run. */
  marks: { key: 'run-console-marks', where: 'database', store: 'marks' },
  /** The runs of months that are over: by the mark of an account, and by month. */
  keptMonths: { key: 'run-console-months', where: 'database', store: 'months' },
  /** What became of batches, but for their rows. */
  batches: { key: 'run-console-batches', where: 'database', store: 'batches' },
  /** What batches were to start; none whose rows hold secrets. */
  batchPlans: { key: 'run-console-batch-plans', where: 'database', store: 'plans' },
  /** What became of the rows of batches: by batch, and by the first of some rows. */
  batchRows: { key: 'run-console-batch-rows', where: 'database', store: 'rows' },
  /** Runs that are looked at as one. */
  collections: { key: 'run-console-collections', where: 'database', store: 'collections' },
  /** Of which runs the rows are kept. */
  keptRuns: { key: 'run-console-kept-runs', where: 'database', store: 'runs' },
  /** Rows of runs: by run and by which keeping of it, and by the place of some of them. */
  keptRows: { key: 'run-console-kept-rows', where: 'database', store: 'rows' },
} as const satisfies Record<string, Single | Each | Database>;
