import { describe, expect, it } from 'vitest';

import { readWhole } from '#core/read-whole.ts';

import { RULE_LIMITS, rulesOf } from './batch-rules.ts';

describe('the rules of a batch', () => {
  it.each([
    ['1', 1],
    [' 100 ', 100],
    ['0', undefined],
    ['101', undefined],
    ['999', undefined],
    ['1e1', undefined],
    ['', undefined],
  ])('take %j for the runs at once as %s', (text, runs) => {
    expect(readWhole(text, RULE_LIMITS.parallel)).toBe(runs);
  });

  it.each([
    ['0', 0],
    ['10000', 10_000],
    ['10001', undefined],
  ])('take %j for the failures in a row as %s', (text, failures) => {
    expect(readWhole(text, RULE_LIMITS.stopAfterFailures)).toBe(failures);
  });

  it('are what is set, and none where the sum is no sum', () => {
    expect(rulesOf({ stopAfterFailures: 5 }, 3)).toEqual({ parallel: 3, stopAfterFailures: 5 });
    expect(rulesOf({ parallel: 2, stopAfterFailures: 0, stopAtSpent: ' 6.00 ' }, 3)).toEqual({
      parallel: 2,
      stopAfterFailures: 0,
      stopAtSpent: '6.00',
    });
    for (const stopAtSpent of ['', '0', '2e3', '+5']) {
      expect(rulesOf({ stopAfterFailures: 0, stopAtSpent }, 3)).toBeUndefined();
    }
  });
});
