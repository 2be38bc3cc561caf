import { describe, expect, it } from 'vitest';

import { Failure, type FailureKind } from '#core/errors/failure.ts';
import { shouldRetry } from './retry.ts';

const failure = (kind: FailureKind) => new Failure({ kind });

describe('shouldRetry', () => {
  it.each<FailureKind>(['network', 'timeout', 'internal'])('asks twice more after %s', (kind) => {
    expect([0, 1, 2, 3].map((failures) => shouldRetry(failures, failure(kind)))).toEqual([
      true,
      true,
      false,
      false,
    ]);
  });

  it.each<FailureKind>([
    'rateLimited',
    'noKey',
    'keyRefused',
    'unreadable',
    'runNotFound',
    'cancelled',
    'unknown',
  ])('does not ask again after %s', (kind) => {
    expect(shouldRetry(0, failure(kind))).toBe(false);
  });

  it('does not ask again after a mistake of the console', () => {
    expect(shouldRetry(0, new TypeError('x is undefined'))).toBe(false);
  });
});
