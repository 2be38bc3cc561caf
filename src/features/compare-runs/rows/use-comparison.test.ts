import { expect, it } from 'vitest';

import { comparisonSet } from '#core/compare/comparison-rows.ts';
import type { JsonObject } from '#core/json/json.ts';

import { comparedOf, judgeInSlices, propose } from './use-comparison.ts';

const setOf = (rows: readonly JsonObject[]) =>
  comparisonSet(
    rows,
    Object.keys(rows[0] ?? {}).map((key) => ({ key, label: key, format: 'text' })),
  );

const proposalsOf = async (pair: Parameters<typeof judgeInSlices>[0]) => {
  const judged = await judgeInSlices(pair, () => true);
  return judged ? propose(judged) : expect.unreachable();
};

it('matches rows by what both runs have, and compares by it, where a new version has other columns', async () => {
  const rowsOf = (row: (at: number) => JsonObject) => setOf([1, 2, 3, 4].map(row));
  const older = rowsOf((at) => ({ link: `https://a.example/${at}`, name: `Place ${at}`, rating: 5 }));
  const newer = rowsOf((at) => ({
    place_id: `p${at}`,
    link: `https://a.example/${at}`,
    title: `Place ${at}`,
    rating: 4.5,
  }));
  const { keys, compared } = await proposalsOf({ older, newer });
  expect(keys.map(({ key }) => key).slice(0, 2)).toEqual(['link', 'place_id']);
  expect(comparedOf(compared)).toEqual([{ key: 'rating' }]);
});

it('calls no column empty, or of one run, that a late row of a long run fills', async () => {
  const rowsOf = (filled: (at: number) => JsonObject) =>
    setOf(
      Array.from({ length: 5_000 }, (_, at) => ({ id: at, fax: '', plan: '', phone: '', ...filled(at) })),
    );
  const older = rowsOf((at) => (at === 4_000 ? { fax: '1', phone: '1' } : {}));
  const newer = rowsOf((at) => ({ plan: 'a', phone: 'b', ...(at === 4_000 && { fax: '1' }) }));
  const { keys, rows, compared } = await proposalsOf({ older, newer });
  expect(compared).toEqual([
    { key: 'id', ignoredFor: 'key' },
    { key: 'fax' },
    { key: 'plan', ignoredFor: 'oneRun' },
    { key: 'phone' },
  ]);
  expect([keys[0]?.rows, rows]).toEqual([2_000, 5_000]);
});
