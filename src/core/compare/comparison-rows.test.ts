import { expect, it } from 'vitest';

import type { ResultColumn } from '#core/run/run.ts';

import type { ComparedRow } from './compare-rows.ts';
import { comparisonColumns, comparisonRow, type ComparisonWords } from './comparison-rows.ts';

const word: ComparisonWords = {
  ofDifference: {
    added: 'Added',
    gone: 'Gone',
    notSeen: 'Not seen',
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

const columns: readonly ResultColumn[] = ['id', 'price'].map((key) => ({
  key,
  label: key.toUpperCase(),
  format: 'text',
}));
const shown = comparisonColumns([columns], { keys: ['id'], compared: ['price'] }, word);
const changedKey = shown.columns.find(({ label }) => label === 'What changed')?.key ?? '';

const rowOf = (row: ComparedRow) => comparisonRow(row, shown, { word, isBack: false });

it('says of a row which columns changed, by their headings, and nothing where none did', () => {
  const newer = { place: 0, row: { id: 'a', price: 2 } };
  const changed = rowOf({
    difference: 'changed',
    newer,
    older: { place: 0, row: { id: 'a', price: 1 } },
    changed: ['price'],
  });
  expect(changed[changedKey]).toEqual(['PRICE']);
  expect(rowOf({ difference: 'added', newer, changed: [] })).not.toHaveProperty([changedKey]);
});
