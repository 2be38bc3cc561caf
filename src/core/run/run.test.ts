import { describe, expect, it } from 'vitest';

import { cpusForMemory, MEMORY_SIZES } from '#core/options/run-options.ts';
import { isRunSlug } from '#core/ids/run-slug.ts';
import { isRunOver, pollDelay, RUN_STATUSES } from './run.ts';

describe('isRunOver', () => {
  it('lets the status alone decide', () => {
    expect(RUN_STATUSES.filter(isRunOver)).toEqual(['succeeded', 'failed', 'aborted']);
  });
});

describe('pollDelay', () => {
  it.each(['ready', 'running', 'aborting', 'unknown', undefined] as const)(
    'is 2, 5, 10 and then 15 seconds while the status is %s',
    (status) => {
      expect([0, 1, 2, 3, 4, 5, 500].map((looks) => pollDelay(status, looks))).toEqual([
        2_000, 2_000, 5_000, 10_000, 15_000, 15_000, 15_000,
      ]);
    },
  );

  it.each(['succeeded', 'failed', 'aborted'] as const)('ends when the run has %s', (status) => {
    expect(pollDelay(status, 1)).toBe(false);
  });
});

describe('cpusForMemory', () => {
  it('is one core for 4096 MB', () => {
    expect(MEMORY_SIZES.map(cpusForMemory)).toEqual([0.125, 0.25, 0.5, 1, 2, 4]);
  });
});

describe('isRunSlug', () => {
  it.each(['01KSFDS8XWTJME33C08XMCR6B9', '01ksfds8xwtjme33c08xmcr6b9', 'run_1-a'])('takes %s', (text) => {
    expect(isRunSlug(text)).toBe(true);
  });

  it.each(['', ' ', 'a b', '../x', 'a/b', 'a?b', 'é', 'a\n', 'x'.repeat(65)])('refuses %j', (text) => {
    expect(isRunSlug(text)).toBe(false);
  });
});
