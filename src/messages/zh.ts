import { app } from './zh/app.ts';
import { batches } from './zh/batches.ts';
import { checkUps } from './zh/check-up.ts';
import { collections } from './zh/collections.ts';
import { compose as composing } from './zh/compose.ts';
import { comparing } from './zh/compare-runs.ts';
import { connection } from './zh/connection.ts';
import { costs } from './zh/cost.ts';
import { errors } from './zh/errors.ts';
import { explain } from './zh/explain.ts';
import { bulkEdit, form } from './zh/form.ts';
import { account, balance, history, lost, news, starting } from './zh/journal.ts';
import { home as firstScreen } from './zh/home.ts';
import { importing as importWords } from './zh/import.ts';
import { jsonEditor } from './zh/json-editor.ts';
import { savedRows } from './zh/saved-rows.ts';
import { keys } from './zh/keys.ts';
import { links } from './zh/links.ts';
import { markdown } from './zh/markdown.ts';
import { notices } from './zh/notices.ts';
import { presetForm, presets as presetWords } from './zh/presets.ts';
import { remarks } from './zh/remarks.ts';
import { runList as listWords } from './zh/run-list.ts';
import { costSums, runs as following } from './zh/runs.ts';
import { sendAgain } from './zh/send-again.ts';
import { setUpBatch as batchWords } from './zh/set-up-batch.ts';
import { sheets } from './zh/sheets.ts';
import { exporting as exportWords } from './zh/exporting.ts';
import { sharing as shareWords } from './zh/sharing.ts';
import { snippets as snippetWords } from './zh/snippets.ts';
import { tasks as savedTasks } from './zh/tasks.ts';
import { spending as spent } from './zh/spend.ts';
import { views } from './zh/views.ts';
import { waiting } from './zh/waiting.ts';
import { workers } from './zh/workers.ts';

/*
 * Every word on screen, in Simplified Chinese: the same keys and parts as `en.ts`. Nouns have no plural, so `plural` stands
 * here only to have a number written as numbers are (`#`), and is left out where English says no number with it. A space
 * stands between Chinese and Latin letters or digits; punctuation is full-width; the person is not addressed.
 *
 * Worker            Worker (as it is)        run             运行；开始运行 (to start one)
 * task              任务                     subtask         子任务
 * callback URL      回调 URL                 proxy region    代理地区
 * maximum charge    费用上限                 maximum traffic 流量上限
 * cost              费用                     balance         余额
 * memory, timeout   内存，超时时间           CPU cores       CPU 核数
 * async, sync       异步，同步               run options     运行选项
 * input, field      参数，字段               row, item       行，项
 * results, log      结果，日志               request         请求
 * snippet           代码片段                 link            链接
 * draft, default    草稿，默认值             preset          预设
 * descriptor        描述文件                 readme          说明文档
 * store             商店                     platform        平台
 * secret            敏感信息                 stop, cancel    停止，取消
 * leave out, drop   不含 (of a link)，略去   charge (verb)   计费
 * skip              跳过                     USD             美元
 * answer            响应                     this computer   本机
 * batch             批量运行                 API key         API 密钥
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

export const importing = { ...importWords, ...sheets } as const;

export const sharing = shareWords;
export const exporting = exportWords;

export const presets = presetWords;

export const snippets = snippetWords;

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
