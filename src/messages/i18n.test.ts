import { afterEach, expect, it } from 'vitest';

import { formatDuration, formatList, formatMoney, formatNumber } from './format.ts';
import { say, switchLanguage } from './i18n.ts';
import { currentLanguage } from './language.ts';

afterEach(() => switchLanguage('en'));

it('says in another language every part that was loaded before', async () => {
  expect(say('run.tab.log')).toBe('Log');
  await switchLanguage('zh-CN');
  expect(
    (['start.button', 'run.tab.log', 'key.save', 'editor.find'] as const).map((key) => say(key)),
  ).toEqual(['开始运行', '日志', '保存密钥', '查找']);
});

it('stays as it is until every word is there', async () => {
  const switched = switchLanguage('zh-CN');
  expect(currentLanguage()).toBe('en');
  await switched;
  expect(currentLanguage()).toBe('zh-CN');
});

it('ends in the language that was wished for last', async () => {
  await Promise.all([switchLanguage('zh-CN'), switchLanguage('en')]);
  expect(currentLanguage()).toBe('en');
});

it('writes numbers, amounts, durations and lists as the language does', async () => {
  const written = () => [
    formatNumber(1234.5),
    formatMoney(5),
    formatDuration(221),
    formatList(['A', 'B', 'C']),
    say('runs.sum', { count: 1 }),
    say('runs.sum', { count: 1234 }),
  ];
  expect(written()).toEqual(['1,234.5', '$5.00', '3 min 41 sec', 'A, B, C', '1 run', '1,234 runs']);
  await switchLanguage('zh-CN');
  expect(written()).toEqual(['1,234.5', '5.00 美元', '3 分钟 41 秒', 'A、B、C', '1 次运行', '1,234 次运行']);
});
