import fc from 'fast-check';
import { expect, it } from 'vitest';

import { parseMonth } from '#core/run/month.ts';

import {
  formatBytes,
  formatDuration,
  formatMoney,
  formatMonth,
  formatNumber,
  formatRegion,
} from './format.ts';
import { switchLanguage } from './i18n.ts';

it.each(['en', 'zh-CN'] as const)('groups digits as %s does', async (language) => {
  await switchLanguage(language);
  const intl = new Intl.NumberFormat(language, { maximumFractionDigits: 20 });
  fc.assert(
    fc.property(
      fc.oneof(fc.maxSafeInteger(), fc.double(), fc.integer({ min: -2_000, max: 2_000 })),
      (value) => {
        expect(formatNumber(value, { maximumFractionDigits: 20 })).toBe(intl.format(value));
      },
    ),
  );
  await switchLanguage('en');
});

it.each(['en', 'zh-CN'] as const)('names hours, minutes and seconds as %s does', async (language) => {
  await switchLanguage(language);
  const as = (unit: string, count: number) =>
    new Intl.NumberFormat(language, { style: 'unit', unit, unitDisplay: 'short' })
      .format(count)
      .replace(/(?<=\d)(?=\p{Script=Han})/u, ' ');
  expect([formatDuration(7_200_000), formatDuration(60), formatDuration(1)]).toEqual([
    as('hour', 2_000),
    as('minute', 1),
    as('second', 1),
  ]);
  await switchLanguage('en');
});

it.each(['en', 'zh-CN'] as const)('names each month as %s does', async (language) => {
  await switchLanguage(language);
  const names = new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, {
    year: 'numeric',
    month: 'long',
    timeZone: 'UTC',
  });
  for (let at = 0; at < 12; at += 1) {
    const month = parseMonth(`2026-${String(at + 1).padStart(2, '0')}`);
    expect(month && formatMonth(month)).toBe(names.format(Date.UTC(2026, at)));
  }
  await switchLanguage('en');
});

it('puts a space between digits and Chinese characters', async () => {
  await switchLanguage('zh-CN');
  expect([1_800, 3_725, 0].map(formatDuration)).toEqual(['30 分钟', '1 小时 2 分钟 5 秒', '0 秒']);
  expect([5, 0.0217, 1_234.5, -5].map(formatMoney)).toEqual([
    '5.00 美元',
    '0.0217 美元',
    '1,234.50 美元',
    '-5.00 美元',
  ]);
  expect([0, 512, 5_000].map(formatBytes)).toEqual(['0 字节', '512 字节', '5 kB']);
  await switchLanguage('en');
});

it('names regions in the language of the moment, and leaves what is no code as it is', async () => {
  const codes = ['US', 'DE', 'not a code'];
  expect(codes.map(formatRegion)).toEqual(['United States', 'Germany', 'not a code']);
  await switchLanguage('zh-CN');
  expect(codes.map(formatRegion)).toEqual(['美国', '德国', 'not a code']);
  await switchLanguage('en');
  expect(formatRegion('US')).toBe('United States');
});
