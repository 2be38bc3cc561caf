import { expect, it } from 'vitest';

import { comparisonSet } from '#core/compare/comparison-rows.ts';
import type { JsonObject } from '#core/json/json.ts';
import { mergeColumns } from '#core/results/row-set.ts';

import { comparedOf, propose } from './use-comparison.ts';

const setOf = (rows: readonly JsonObject[]) =>
  comparisonSet(
    rows,
    Object.keys(rows[0] ?? {}).map((key) => ({ key, label: key, format: 'text' })),
  );

it('matches rows by what both runs have, and compares by it, where a new version has other columns', () => {
  const rowsOf = (row: (at: number) => JsonObject) => setOf([1, 2, 3, 4].map(row));
  const older = rowsOf((at) => ({ link: `https://a.example/${at}`, name: `Place ${at}`, rating: 5 }));
  const newer = rowsOf((at) => ({
    place_id: `p${at}`,
    link: `https://a.example/${at}`,
    title: `Place ${at}`,
    rating: 4.5,
  }));
  const { keys, compared } = propose(mergeColumns(newer.columns, older.columns), { older, newer });
  expect(keys.map(({ key }) => key).slice(0, 2)).toEqual(['link', 'place_id']);
  expect(comparedOf(compared)).toEqual([{ key: 'rating' }]);
});
