import { expect, it } from 'vitest';

import { fileName } from './file-format.ts';

const at = new Date(2026, 11, 1, 14, 2).getTime();

it.each([
  ['dentists, Boston', 'dentists, Boston 2026-12-01.csv'],
  ['Caf\u00e9s: “best” & <cheap>', 'Cafés “best” & cheap 2026-12-01.csv'],
  ['地图 · Maps', '地图, Maps 2026-12-01.csv'],
  ['https://example.com/a?b=1', 'https example.com a b=1 2026-12-01.csv'],
  ['  ../..\\up  ', 'up 2026-12-01.csv'],
  ['.hidden', 'hidden 2026-12-01.csv'],
  ['name\u202Evsc.exe\u0000\n', 'name vsc.exe 2026-12-01.csv'],
  ['Cafe\u0301', 'Café 2026-12-01.csv'],
  ['\uD83D', 'results 2026-12-01.csv'],
  ['?', 'results 2026-12-01.csv'],
  ['x'.repeat(300), `${'x'.repeat(60)} 2026-12-01.csv`],
  [`${'x'.repeat(59)}🦷`, `${'x'.repeat(59)} 2026-12-01.csv`],
])('a file of %j is called %s', (name, expected) => {
  expect(fileName({ name, at }, 'csv')).toBe(expected);
});

it('a file of no known day has no day in its name, and never that of a device', () => {
  const nameOf = (name: string) => fileName({ name, at: undefined }, 'xlsx');
  expect(['', 'Con', 'com1.tar', 'Console'].map(nameOf)).toEqual([
    'results.xlsx',
    '_Con.xlsx',
    '_com1.tar.xlsx',
    'Console.xlsx',
  ]);
});

it('the name of a file stays within 255 bytes', () => {
  expect(new TextEncoder().encode(fileName({ name: '地'.repeat(200), at }, 'parquet')).length).toBeLessThan(
    255,
  );
});
