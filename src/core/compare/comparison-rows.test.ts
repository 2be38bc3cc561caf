import { expect, it } from 'vitest';

import type { ResultColumn } from '#core/run/run.ts';

import type { ComparedRow } from './compare-rows.ts';
import { comparisonColumns, comparisonRow, type ComparisonWords } from './comparison-rows.ts';

const word: ComparisonWords = {
  ofDifference: {
    added: 'Added',
    missing: 'Missing',
    changed: 'Changed',
    same: 'Same',
    repeated: 'Repeated',
    keyless: 'Without a key',
  },
  backAgain: 'Back again',
  difference: 'Difference',
  changed: 'What changed',
  old: (label) => `old ${label}`,
};

const columnsOf = (keys: readonly string[]): readonly ResultColumn[] =>
  keys.map((key) => ({ key, label: key.toUpperCase(), format: 'text' }));
const row = { place: 0, row: { id: 'a', name: 'A', price: 2, stars: 4, fax: '' } };
const COLUMNS = columnsOf(['id', 'name', 'fax', 'stars', 'price']);
const changed = (...keys: string[]): ComparedRow => ({
  difference: 'changed',
  newer: row,
  older: { place: 0, row: { id: 'a', name: 'A', price: 1, stars: 3, fax: '1' } },
  changed: keys,
});
const added: ComparedRow = { difference: 'added', newer: row, changed: [] };

const shownOf = (rows: readonly ComparedRow[], keys: readonly string[] = ['id']) =>
  comparisonColumns([COLUMNS], { keys, rows }, word);
const labelsOf = (rows: readonly ComparedRow[], keys?: readonly string[]) =>
  shownOf(rows, keys).columns.map(({ label }) => label);

it('says of a row which columns changed, by their headings, and nothing where none did', () => {
  const shown = shownOf([changed('price')]);
  const changedKey = shown.columns.find(({ label }) => label === 'What changed')?.key ?? '';
  const rowOf = (of: ComparedRow) => comparisonRow(of, shown, { word, isBack: false });
  expect(rowOf(changed('price'))[changedKey]).toEqual(['PRICE']);
  expect(rowOf(added)).not.toHaveProperty([changedKey]);
});

it('puts the columns with most changes first, behind what a row is called', () => {
  expect(labelsOf([changed('price', 'stars'), changed('price'), added])).toEqual([
    ...['Difference', 'ID', 'What changed', 'NAME'],
    ...['PRICE', 'old PRICE', 'STARS', 'old STARS', 'FAX'],
  ]);
});

it('has no older columns for rows that changed nothing', () => {
  expect(labelsOf([added])).toEqual(['Difference', 'ID', 'NAME', 'FAX', 'STARS', 'PRICE']);
});

it('keeps a key that is an ID out of the table, and one that is a name in it', () => {
  expect([...shownOf([added]).fileOnly]).toContain('id');
  const byName = shownOf([added], ['name']);
  expect([...byName.fileOnly]).not.toContain('name');
  expect(byName.columns[1]?.key).toBe('name');
});

it('counts the rows in which a family changed once for each', () => {
  const { changes } = comparisonColumns(
    [columnsOf(['id', 'mail_1', 'mail_2'])],
    { keys: ['id'], rows: [changed('mail_1', 'mail_2'), changed('mail_2')] },
    word,
  );
  expect(changes.get('mail_*')).toBe(2);
});
