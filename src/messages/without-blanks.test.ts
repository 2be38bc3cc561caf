import { expect, it } from 'vitest';

import { withoutBlanks } from './without-blanks.ts';

const say = (template: string, values: Record<string, string | number>) =>
  withoutBlanks(
    (marked = {}) => template.replace(/\{(\w+)\}/g, (_, name: string) => String(marked[name])),
    values,
  );

it.each([
  ['清除 {label}', { label: '代理地区' }, '清除代理地区'],
  ['清除 {label}', { label: 'URL' }, '清除 URL'],
  ['{label} 的选项', { label: '代理地区' }, '代理地区的选项'],
  ['{label} 的选项', { label: '页面 URL' }, '页面 URL 的选项'],
  ['{label} 的选项', { label: 'URL 列表' }, 'URL 列表的选项'],
  ['打开 {label} 的表', { label: '北京 餐厅' }, '打开北京 餐厅的表'],
  ['Worker {name}', { name: '北京' }, 'Worker 北京'],
  ['第 {row} 行，{column}', { row: 2, column: '城市' }, '第 2 行，城市'],
  ['共 {count} 行', { count: '1,234' }, '共 1,234 行'],
])('writes %s with %j as %s', (template, values, said) => {
  expect(say(template, values)).toBe(said);
});

it('says a message without values as it is', () => {
  expect(withoutBlanks(() => '取消', undefined)).toBe('取消');
});
