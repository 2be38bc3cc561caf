import { describe, expect, it, vi } from 'vitest';

import { Failure, type FailureKind } from '#core/errors/failure.ts';
import type { RunSlug } from '#core/ids/run-slug.ts';
import { NEW_COLLECTION, newCollectionPath } from '#core/collection/new-collection.ts';
import { aRun } from '#test/a-run.ts';

import { alike, namedRuns } from './gather-runs.ts';

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
  const groups = alike(failures);
  expect(groups.map(({ slugs }) => slugs)).toEqual([['A', 'C'], []]);
  groups.at(-1)?.refetch();
  expect(failures.map(({ refetch }) => refetch.mock.calls.length)).toEqual([0, 1, 0, 1]);
});

describe('of more runs than an address names', () => {
  const all = Array.from({ length: 350 }, (_, at) =>
    aRun({ slug: `01KSFDS8XWTJME33C08XM${String(at).padStart(5, '0')}` as RunSlug }),
  );
  const path = newCollectionPath(all.map(({ slug }) => slug));
  const given = NEW_COLLECTION.read(new URLSearchParams(path.split('?')[1]));
  const counted = (state: unknown) => {
    const { runs, handed, left } = namedRuns(given, state);
    return [handed.length, runs.length, left];
  };

  it('has all where they came along, and asks for none of them', () => {
    expect(counted({ runs: all })).toEqual([350, 0, 0]);
    expect(counted({ runs: all.slice(0, 150) })).toEqual([150, 50, 0]);
  });

  it.each([null, 'text', { runs: 'text' }, { runs: [null] }, { runs: [{ slug: 1 }] }])(
    'tells how many are not taken where %j came along',
    (state) => {
      expect(counted(state)).toEqual([0, 200, 150]);
    },
  );
});
