import fc from 'fast-check';
import { expect, it } from 'vitest';

import { aColumn, aParameter } from '#test/a-parameter.ts';
import { inLanguage, titleFor } from './bilingual.ts';

it.each([
  ['Search terms | 搜索词', 'Search terms', '搜索词'],
  ['搜索词｜Search terms', 'Search terms', '搜索词'],
  ['Location / 地点', 'Location', '地点'],
  ['Location\r\n地点', 'Location', '地点'],
  ['Page URL | 页面 URL', 'Page URL', '页面 URL'],
])('of %j shows the half of the reader', (title, english, chinese) => {
  expect([titleFor(title, 'en'), titleFor(title, 'zh-CN')]).toEqual([english, chinese]);
});

it.each([
  'Search terms',
  '搜索词',
  'A/B 测试',
  'Radius (公里)',
  'Min | Max',
  '最小 | 最大',
  'Search | 検索ワード',
  'One | 一 | Uno',
  '2 | 二',
  '| 搜索词',
  '',
])('shows the whole of %j, which does not part cleanly', (title) => {
  expect([titleFor(title, 'en'), titleFor(title, 'zh-CN')]).toEqual([title, title]);
});

it('makes up no words', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom('a', '词', '|', ' ', '/', '\n', '1') }), (title) => {
      expect(title).toContain(titleFor(title, 'zh-CN'));
    }),
  );
});

it('keeps the whole title beside the half, of parameters and of columns', () => {
  const plain = aParameter({ title: 'Depth' });
  const table = aParameter({ title: 'Places | 地点', columns: [aColumn({ title: 'City | 城市' })] });
  expect(inLanguage([plain, table], 'zh-CN')).toEqual([
    plain,
    {
      ...table,
      title: '地点',
      wholeTitle: 'Places | 地点',
      columns: [{ ...table.columns[0], title: '城市', wholeTitle: 'City | 城市' }],
    },
  ]);
});

it('gives the reader’s half of the caption of a section', () => {
  const section = { caption: 'Places | 地点', description: '' };
  const [read] = inLanguage([aParameter({ section })], 'en');
  expect(read?.section).toEqual({ caption: 'Places', description: '' });
});

it('gives the very same parameters where no title has two languages', () => {
  const parameters = [aParameter({ title: 'Depth' })];
  expect(inLanguage(parameters, 'en')).toBe(parameters);
});
