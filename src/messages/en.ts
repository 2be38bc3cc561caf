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
import { savedRows } from './en/saved-rows.ts';
import { keys } from './en/keys.ts';
import { links } from './en/links.ts';
import { markdown } from './en/markdown.ts';
import { notices } from './en/notices.ts';
import { presetForm, presets as presetWords } from './en/presets.ts';
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

export const start = { ...app, ...account, ...workers, ...errors } as const;

export const compose = {
  ...composing,
  ...starting,
  ...balance,
  ...lost,
  ...form,
  ...links,
  ...presetForm,
} as const;

export const runs = {
  ...following,
  ...costSums,
  ...checkUps,
  ...savedRows,
  ...views,
  ...history,
  ...balance,
  ...lost,
  ...news,
} as const;

export const runList = listWords;

export const tasks = savedTasks;

export const editor = { ...jsonEditor, ...bulkEdit } as const;

export const snippets = snippetWords;

export const importing = { ...importWords, ...sheets } as const;

export const sharing = shareWords;

export const exporting = exportWords;

export const presets = presetWords;

export const home = { ...firstScreen, ...checkUps, ...costSums } as const;

export const spending = { ...spent, ...costSums } as const;

export const setUpBatch = { ...batchWords, ...sheets } as const;

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
