export type Where = 'tab' | 'browser' | 'shared';

export type Single = {
  readonly key: string;
  readonly where: Where;
  /** Reserved characters, padded with blanks, so that this much fits even if the storage is full. */
  readonly room?: number;
};

/** Kept once per Worker or task: the storage name is its name, a dot and the Worker's. */
export type Each = Single & { readonly each: 'worker' };

export type Database = {
  readonly key: string;
  readonly where: 'database';
  readonly store: string;
  readonly most?: number;
};

/**
 * Everything that the console stores in the browser. The part that owns an entry opens it with its format
 * (`core/stored/format.ts`).
 * Names never change; a content change is a migration of the format, with a fixture per version in
 * `fixtures/`.
 */
export const STORED = {
  key: { key: 'run-console.key', where: 'tab' },
  keyMark: { key: 'run-console.key-mark', where: 'tab' },
  /** Input typed for a Worker or an edited task (`task~` and its ID); long input is packed. */
  draft: { key: 'run-console.draft', where: 'tab', each: 'worker' },
  draftAt: { key: 'run-console.draft-at', where: 'tab', each: 'worker' },
  stash: { key: 'run-console.link', where: 'tab', each: 'worker' },
  /** What is put in for a task beside its form, as long as something of the task is not saved. */
  taskEdit: { key: 'run-console.task-edit', where: 'tab', each: 'worker' },
  sheet: { key: 'run-console.sheet', where: 'tab', each: 'worker' },
  stashedSheet: { key: 'run-console.sheet-aside', where: 'tab', each: 'worker' },
  sheetAt: { key: 'run-console.sheet-at', where: 'tab', each: 'worker' },
  /** The starts of this tab. Has room for all remembered starts (about twenty) without their inputs. */
  journal: { key: 'run-console.starts', where: 'tab', room: 16_000 },
  queued: { key: 'run-console.queued', where: 'tab' },
  newTasks: { key: 'run-console.new-tasks', where: 'tab' },
  sandbox: { key: 'run-console.sandbox-state', where: 'tab' },

  recentWorkers: { key: 'run-console.recent-workers', where: 'browser' },
  starredWorkers: { key: 'run-console.starred-workers', where: 'browser' },
  columns: { key: 'run-console.columns', where: 'browser', each: 'worker' },
  measures: { key: 'run-console.measures', where: 'browser', each: 'worker' },
  batchColumns: { key: 'run-console.batch-columns', where: 'browser', each: 'worker' },
  callbackUrl: { key: 'run-console.callback-url', where: 'browser' },
  places: { key: 'run-console.places', where: 'browser' },
  askFrom: { key: 'run-console.ask-from', where: 'browser' },
  budget: { key: 'run-console.budget', where: 'browser' },
  /** Maximum charge in USD for a run of a Worker, set by the person; 0 means no limit. */
  ownCap: { key: 'run-console.own-cap', where: 'browser', each: 'worker' },
  ownPrice: { key: 'run-console.own-price', where: 'browser', each: 'worker' },
  planRuns: { key: 'run-console.plan-runs', where: 'browser' },
  started: { key: 'run-console.started', where: 'browser' },
  stopped: { key: 'run-console.stopped', where: 'browser' },
  seenOver: { key: 'run-console.seen-over', where: 'browser' },
  runViews: { key: 'run-console.run-views', where: 'browser' },
  optionsCollapsed: { key: 'run-console.options-collapsed', where: 'browser' },
  requestClosed: { key: 'run-console.request-closed', where: 'browser' },
  showNames: { key: 'run-console.show-names', where: 'browser' },
  snippetLanguage: { key: 'run-console.snippet-language', where: 'browser' },
  answerSize: { key: 'run-console.answer-size', where: 'browser' },
  exportHabits: { key: 'run-console.export', where: 'browser' },
  logInUtc: { key: 'run-console.log-utc', where: 'browser' },
  notify: { key: 'run-console.notify', where: 'browser' },
  shortcutsOn: { key: 'run-console.shortcuts', where: 'browser' },
  /** `public/start.js` reads both too, before the first paint. */
  theme: { key: 'run-console.theme', where: 'shared' },
  language: { key: 'run-console.language', where: 'shared' },

  presets: { key: 'run-console-presets', where: 'database', store: 'presets' },
  /**
   * The person's own runs: by run, and by the ID of the start that it answers. Outcomes of batch rows
   * are marked.
   */
  answers: { key: 'run-console.answers', where: 'database', store: 'answers' },
  sent: { key: 'run-console.sent', where: 'database', store: 'sent' },
  runs: { key: 'run-console', where: 'database', store: 'runs', most: 4_000_000 },
  marks: { key: 'run-console-marks', where: 'database', store: 'marks' },
  keptMonths: { key: 'run-console-months', where: 'database', store: 'months' },
  batches: { key: 'run-console-batches', where: 'database', store: 'batches' },
  /** What batches were to start; not stored for rows with secrets. */
  batchPlans: { key: 'run-console-batch-plans', where: 'database', store: 'plans' },
  batchRows: { key: 'run-console-batch-rows', where: 'database', store: 'rows' },
  collections: { key: 'run-console-collections', where: 'database', store: 'collections' },
  keptRuns: { key: 'run-console-kept-runs', where: 'database', store: 'runs' },
  /** Rows of runs: by run and copy, and by the place of the block. */
  keptRows: { key: 'run-console-kept-rows', where: 'database', store: 'rows' },
} as const satisfies Record<string, Single | Each | Database>;
