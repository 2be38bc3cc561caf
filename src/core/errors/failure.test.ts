import { describe, expect, it } from 'vitest';

import { Failure, type FailureKind, factsOf, mayHaveStarted, platformWords } from './failure.ts';

/** Whether a run may have started although its start ended in this failure. */
const MAY_HAVE_STARTED: Record<FailureKind, boolean> = {
  offline: false,
  network: true,
  timeout: true,
  cancelled: true,
  unreadable: true,
  internal: true,
  unknown: true,
  workerRunFailed: true,
  abortFailed: true,
  noKey: false,
  keyRefused: false,
  userDisabled: false,
  invalidRequest: false,
  notFound: false,
  rateLimited: false,
  balanceTooLow: false,
  trafficTooLow: false,
  tooManyRuns: false,
  workerNotFound: false,
  taskNotFound: false,
  runNotFound: false,
  versionUnavailable: false,
  notImplemented: false,
  onlyV1: false,
};

describe('mayHaveStarted', () => {
  it.each(Object.entries(MAY_HAVE_STARTED))('after %s: %s', (kind, expected) => {
    // Object.entries widens the keys of the table.
    expect(mayHaveStarted({ kind: kind as FailureKind })).toBe(expected);
  });
});

describe('the platform’s own words of a failure', () => {
  it('are its message and each thing that it adds, in a line', () => {
    const kind = 'invalidRequest';
    expect(
      platformWords({ kind, platformMessage: ' not valid ', details: ['a: too long', 'b: missing'] }),
    ).toBe('not valid · a: too long · b: missing');
    expect(platformWords({ kind, details: ['a: too long'] })).toBe('a: too long');
    expect(platformWords({ kind, platformMessage: ' ' })).toBeUndefined();
  });
});

describe('a failure', () => {
  it('names its kind and code', () => {
    expect(String(new Failure({ kind: 'tooManyRuns', code: 30003 }))).toBe('Failure: tooManyRuns 30003');
    expect(String(new Failure({ kind: 'network' }))).toBe('Failure: network');
  });

  it('keeps its facts, and other errors have none', () => {
    expect(factsOf(new Failure({ kind: 'network', status: 0 }))).toEqual({ kind: 'network', status: 0 });
    expect([new TypeError('x'), 'text', undefined].map(factsOf)).toEqual([
      { kind: 'unknown' },
      { kind: 'unknown' },
      { kind: 'unknown' },
    ]);
  });
});
