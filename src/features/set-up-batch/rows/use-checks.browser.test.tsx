import { expect, it } from 'vitest';
import { renderHook } from 'vitest-browser-react';

import { aColumnOf, aSheet, someRules } from '#test/a-sheet.ts';
import { replaceRow } from '#core/form/rows.ts';

import { useChecks } from './use-checks.ts';

const COLUMNS = [aColumnOf('term', 'keywords')];
const { rows } = aSheet(
  COLUMNS,
  Array.from({ length: 1_000 }, (_, at) => [at === 999 ? 'term 0' : `term ${at}`]),
);
const fewer = { ...rows, chunks: rows.chunks.map((chunk, at) => (at === 0 ? chunk.slice(1) : chunk)) };

it('names no places of rows that are others by now, but in the rows as they were, until they are checked', async () => {
  const renders: ReturnType<typeof useChecks>[] = [];
  const { rerender, result } = await renderHook(
    (given) => {
      const checks = useChecks(given?.rules ?? someRules(COLUMNS), { rows: given?.rows ?? rows });
      renders.push(checks);
      return checks;
    },
    { initialProps: { rules: someRules(COLUMNS), rows } },
  );
  await expect.poll(() => result.current.sums?.repeats).toEqual([999]);
  const from = renders.length;
  await rerender({ rules: someRules(COLUMNS), rows: fewer });
  await expect.poll(() => result.current.isChecking).toBe(false);
  expect(result.current.sums?.repeats).toEqual([]);
  expect(result.current.last?.rows).toBe(fewer);
  const before = renders.slice(from).filter(({ isChecking }) => isChecking);
  expect(new Set(before.map(({ last }) => last?.rows))).toEqual(new Set([rows]));
  expect(before.map(({ last }) => last?.sums.repeats)).toEqual(before.map(() => [999]));
  expect(renders.slice(from).filter(({ sums }) => sums && sums.repeats.length > 0)).toEqual([]);
});

it('judges a column by all of its cells, also by one that was put in last', async () => {
  const columns = [aColumnOf('from', 'since')];
  const rules = someRules(columns);
  const { rows: days } = aSheet(
    columns,
    Array.from({ length: 1_200 }, (_, at) => [at === 7 ? '03/04/2026' : '2026-04-30']),
  );
  const american = replaceRow(days, 1_100, { number: 1_101, cells: ['04/25/2026'] });
  const { rerender, result } = await renderHook((given) => useChecks(rules, { rows: given?.rows ?? days }), {
    initialProps: { rows: days },
  });
  await expect.poll(() => result.current.isChecking).toBe(false);
  expect(result.current.sums?.wrong).toEqual([]);
  await rerender({ rows: american });
  expect(result.current.isChecking).toBe(false);
  expect(result.current.sums?.wrong).toEqual([7, 1_100]);
});
