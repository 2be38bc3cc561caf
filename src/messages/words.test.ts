import { describe, expect, it } from 'vitest';

import * as en from './en.ts';
import * as zh from './zh.ts';

type Catalogue = readonly (readonly [key: string, text: string])[];

const ALL: Readonly<Record<'en' | 'zh', Catalogue>> = {
  en: Object.values(en).flatMap((part) => Object.entries<string>(part)),
  zh: Object.values(zh).flatMap((part) => Object.entries<string>(part)),
};

/** Names of values and addresses. */
const NO_WORDS = /\{\w+\}|[\w-]*\/\S+/g;

const wordsFor = (key: string) => [ALL.en, ALL.zh].map((all) => all.find(([known]) => known === key)?.[1]);

it.each(['en', 'zh'] as const)(
  'each key of parts that are loaded together says one thing (%s)',
  (language) => {
    const said = new Map(ALL[language]);
    expect(ALL[language].filter(([key, text]) => said.get(key) !== text)).toEqual([]);
  },
);

describe('one thing has one word', () => {
  it.each([
    ['run.status.ready', 'Waiting', '等待中'],
    ['run.status.running', 'Running', '运行中'],
    ['run.status.succeeded', 'Succeeded', '成功'],
    ['run.status.failed', 'Failed', '失败'],
    ['run.status.aborting', 'Stopping', '正在停止'],
    ['run.status.aborted', 'Stopped', '已停止'],
    ['run.status.stoppedByYou', 'Stopped by you', '已停止'],
    ['run.status.limited', 'Stopped by its limit', '达到上限'],
    ['run.fact.usage', 'Cost', '费用'],
    ['run.fact.tasks', 'Subtasks', '子任务'],
    ['task.title', 'Tasks', '任务'],
    ['batches.title', 'Batches', '批量运行'],
    ['options.maxCharge', 'Maximum charge', '费用上限'],
    ['options.maxTraffic', 'Maximum traffic', '流量上限'],
    ['start.unknown.title', 'The run may have started', '运行可能已启动'],
    ['batch.row.lost', 'May have started', '可能已启动'],
    ['start.button', 'Start run', '开始运行'],
    ['import.title', 'Import input', '导入参数'],
  ])('%s: %s, %s', (key, english, chinese) => {
    expect(wordsFor(key)).toEqual([english, chinese]);
  });

  it.each([
    ['en', /\bscraper|\bactor\b|\bexecutions?\b|\bjobs?\b|\busage\b|\baborted\b|\btemplates?\b/i],
    [
      'zh',
      /中止|最高费用|最大流量|导入输入|启动运行|确切的请求|花费上限|执行次数|作业|此浏览器|此标签页|这个|移除|舍弃|略过|略去|届时|您|其运行|其账户|选择它|就它/,
    ],
  ] as const)('and no other: %s', (language, other) => {
    const said = (text: string) => text.replaceAll(NO_WORDS, '');
    expect(ALL[language].filter(([, text]) => other.test(said(text)))).toEqual([]);
  });
});

it.each([
  ['a colon where a sentence or clause goes on', /：(?:请|否则|如果|如需|因此|只有用)/],
  ['a blank after a mark of full width', /[，。：；、？！] /],
  ['a comma, colon or semicolon of English after a Chinese word', /[\u4e00-\u9fff”）][,:;](?!\d)/],
])('no Chinese text has %s', (_, pattern) => {
  expect(ALL.zh.filter(([, text]) => pattern.test(text))).toEqual([]);
});
