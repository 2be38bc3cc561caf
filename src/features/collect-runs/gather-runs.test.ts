import { expect, it, vi } from 'vitest';

import { Failure, type FailureKind } from '#core/errors/failure.ts';
import type { RunSlug } from '#core/ids/run-slug.ts';

import { alike } from './gather-runs.ts';

const failed = (slug: string, kind: FailureKind) => ({
  slug: slug as RunSlug,
  error: new Failure({ kind }),
  refetch: vi.fn(),
});

it('tells once of all runs that failed for the same, and names those of which it is true by themselves', () => {
  const failures = [
    failed('A', 'runNotFound'),
    failed('B', 'keyRefused'),
    failed('C', 'runNotFound'),
    failed('D', 'keyRefused'),
  ];
  const told = alike(failures);
  expect(told.map(({ slugs }) => slugs)).toEqual([['A', 'C'], []]);
  told.at(-1)?.refetch();
  expect(failures.map(({ refetch }) => refetch.mock.calls.length)).toEqual([0, 1, 0, 1]);
});
