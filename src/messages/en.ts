import { app } from './en/app.ts';
import { batches } from './en/batches.ts';
import { checkUps } from './en/check-up.ts';
import { collections } from './en/collections.ts';
import { compose as composing } from './en/compose.ts';
import { comparing } from './en/compare-runs.ts';
import { connection } from './en/connection.ts';
import { costs } from './en/cost.ts';
import { errors } from './en/errors.ts';
import { explain } from './en/explain.ts';
import { bulkEdit, form } from './en/form.ts';
import { account, balance, history, lost, news, starting } from './en/journal.ts';
import { home as firstScreen } from './en/home.ts';
import { importing as importWords } from './en/import.ts';
import { jsonEditor } from './en/json-editor.ts';
import { kept } from './en/kept.ts';
import { keys } from './en/keys.ts';
import { links } from './en/links.ts';
import { markdown } from './en/markdown.ts';
import { notices } from './en/notices.ts';
import { presetForm, presets as keptPresets } from './en/presets.ts';
import { remarks } from './en/remarks.ts';
import { runList as listWords } from './en/run-list.ts';
import { costSums, runs as following } from './en/runs.ts';
import { sendAgain } from './en/send-again.ts';
import { setUpBatch as batchWords } from './en/set-up-batch.ts';
import { sheets } from './en/sheets.ts';
import { exporting as exportWords } from './en/exporting.ts';
import { sharing as shareWords } from './en/sharing.ts';
import { snippets as snippetWords } from './en/snippets.ts';
import { tasks as savedTasks } from './en/tasks.ts';
import { spending as spent } from './en/spend.ts';
import { views } from './en/views.ts';
import { waiting } from './en/waiting.ts';
import { workers } from './en/workers.ts';

/*
 * Every word on screen, in English: ICU MessageFormat, by key, in the parts that the screens load. Compiled by
 * src/host/build/compile-messages.ts, which takes a part by the name of its export.
 */

/** What every screen needs, and the first one. */
export const start = { ...app, ...account, ...workers, ...errors } as const;

/** Composing a run: the form, its options, the request, links, import. */
export const compose = {
  ...composing,
  ...starting,
  ...balance,
  ...lost,
  ...form,
  ...links,
  ...presetForm,
} as const;

/** Runs, one and many. */
export const runs = {
  ...following,
  ...costSums,
  ...checkUps,
  ...kept,
  ...views,
  ...history,
  ...balance,
  ...lost,
  ...news,
} as const;

/** The list of runs, and what is done with many. */
export const runList = listWords;

/** Saved tasks and their schedules. */
export const tasks = savedTasks;

/** The JSON editor, and the items of a list as lines. */
export const editor = { ...jsonEditor, ...bulkEdit } as const;

/** The request as commands and programs. */
export const snippets = snippetWords;

/** The dialogs that import rows, or a whole input. */
export const importing = { ...importWords, ...sheets } as const;

/** What a link changed, what one holds, and what looks like a secret. */
export const sharing = shareWords;

/** The dialog that saves rows as a file. */
export const exporting = exportWords;

/** The dialog of presets. */
export const presets = keptPresets;

/** The rest of the first screen. */
export const home = { ...firstScreen, ...checkUps, ...costSums } as const;

/** What runs cost, month by month. */
export const spending = { ...spent, ...costSums } as const;

/** The set-up of a batch. */
export const setUpBatch = { ...batchWords, ...sheets } as const;

/** The connection check, the readme, collections, waiting runs, what a run costs, batches, rows of a batch that are sent again, oddities of descriptors, and what stands above every screen. */
export { batches };
export { collections };
export { comparing };
export { connection };
export { costs };
export { markdown };
export { notices };
export { remarks };
export { sendAgain };
export { waiting };

/** What is asked for: the finder, the shortcuts, and what words mean. */
export const help = { ...keys, ...explain } as const;

type KeyOf<Part> = Part extends unknown ? keyof Part : never;

export type MessageKey = KeyOf<
  | typeof start
  | typeof compose
  | typeof runs
  | typeof editor
  | typeof help
  | typeof presets
  | typeof snippets
  | typeof importing
  | typeof sharing
  | typeof exporting
  | typeof connection
  | typeof markdown
  | typeof notices
  | typeof remarks
  | typeof costs
  | typeof spending
  | typeof setUpBatch
  | typeof batches
  | typeof sendAgain
  | typeof runList
  | typeof collections
  | typeof tasks
  | typeof home
  | typeof waiting
  | typeof comparing
>;
