import { describe, expect, it } from 'vitest';

import { writeDecimal } from '#core/decimal.ts';
import type { Run } from '#core/run/run.ts';

import { aPaidRun } from '#test/a-paid-run.ts';
import { spendOfMonth } from './month-spend.ts';
import { priceBefore } from './price-before.ts';

const NOW = Date.UTC(2026, 10, 25, 6);
const DAY = 86_400_000;

describe('the price before the present one', () => {
  const at = (day: number, usd: number, version = 'v2') =>
    aPaidRun(NOW - day * DAY, { results: 1_000, usage: usd, version });
  const before = (runs: readonly Run[]) => {
    const worker = spendOfMonth(runs, '2026-11', NOW).workers.find(({ version }) => version === 'v2');
    return worker && priceBefore(runs, worker, NOW);
  };
  const usdOf = (found: ReturnType<typeof before>) => found && writeDecimal(found.rate.usd);

  it('is told of the version before, with the version that changed it', () => {
    const found = before([at(1, 3), at(2, 3), at(9, 2.5, 'v1'), at(40, 2, 'v0')]);
    expect(found).toMatchObject({ version: 'v2' });
    expect(usdOf(found)).toBe('0.0025');
  });

  it('is not told of the same version, whose runs may have had other fields', () => {
    expect(before([at(1, 3), at(2, 3), at(3, 2.5)])).toBeUndefined();
    expect(before([at(1, 3), at(2, 3), at(3, 2.5), at(9, 2.7, 'v1')])).toBeUndefined();
    expect(usdOf(before([at(1, 3), at(3, 2.5), at(9, 1, 'v1')]))).toBe('0.001');
  });

  it('is not told of a version that ran only after', () => {
    const later = [at(1, 2, 'v3'), at(3, 3)];
    expect(before(later)).toBeUndefined();
    expect(usdOf(before([...later, at(9, 2.5, 'v1')]))).toBe('0.0025');
  });

  it('is none where it did not change, and where nothing tells', () => {
    expect(before([at(1, 3), at(9, 3, 'v1')])).toBeUndefined();
    expect(before([at(1, 3)])).toBeUndefined();
    expect(before([at(1, 0), at(9, 3, 'v1')])).toBeUndefined();
  });
});
