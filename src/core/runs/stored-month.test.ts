import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import type { RunSlug } from '#core/ids/run-slug.ts';
import { aRun, withoutFigure } from '#test/a-run.ts';
import { withPendingCost } from '#core/run/run-cost.ts';
import { RUN_STATUSES, type Run } from '#core/run/run.ts';
import { anyJson } from '#test/expect-total.ts';

import { isClosed, isForGood, STORED_MONTH_FORMAT, restoreRun } from './stored-month.ts';
import type { ListPart } from './run-list.ts';

const END = Date.UTC(2026, 9, 31, 16);
const HOUR = 3_600_000;

const ended = (parts: Partial<Run> = {}): Run =>
  aRun({
    slug: 'run-1' as RunSlug,
    status: 'succeeded',
    startedAt: END - HOUR,
    finishedAt: END - HOUR / 2,
    ...parts,
  });

const october = (parts: Partial<ListPart> = {}): ListPart => ({
  ...{ month: '2026-10', runs: [ended()], unread: [], total: 1, whole: true, missing: 0, failure: null },
  ...parts,
});

describe('a month', () => {
  it('is closed an hour after its end in Beijing', () => {
    expect([END - 1, END, END + HOUR - 1, END + HOUR].map((at) => isClosed('2026-10', at))).toEqual([
      ...[false, false, false, true],
    ]);
  });

  it('is kept where all of it was read after it was closed', () => {
    expect(isForGood(october(), END + HOUR)).toBe(true);
    expect(isForGood(october(), END)).toBe(false);
  });

  it.each<[string, Partial<ListPart>]>([
    ['that is not read to its end', { whole: false }],
    ['of which runs are missing', { missing: 1 }],
    ['of which a record cannot be read', { unread: ['data.list.1 is odd'] }],
    ['that failed', { failure: new Error('no answer') }],
    ['without runs', { runs: [], total: 0 }],
    ['in which a run goes on', { runs: [ended({ status: 'running' })] }],
    ['in which results are not told', { runs: [ended(), withoutFigure(ended(), 'results')] }],
    ['that is no month', { month: undefined }],
  ])('%s is not', (_, parts) => {
    expect(isForGood(october(parts), END + HOUR)).toBe(false);
  });

  it('is kept with costs that are unknown, of which the latest are read again', () => {
    const [pending, unknown] = [withPendingCost(ended()), withoutFigure(ended())];
    expect(isForGood(october({ runs: [pending, unknown, ended()] }), END + HOUR)).toBe(true);
    const readAgain = (run: Run, at: number) => restoreRun(run, at).costPending === true;
    expect([pending, unknown, ended()].map((run) => readAgain(run, END + HOUR))).toEqual([true, true, false]);
    expect(readAgain(unknown, END + 8 * 24 * HOUR)).toBe(false);
  });

  it('is kept all the same where a run of it hangs', () => {
    expect(isForGood(october({ runs: [ended({ status: 'aborting' })] }), END + 8 * 24 * HOUR)).toBe(true);
  });
});

it('gives back exactly the runs that were kept, and is total over anything else', () => {
  const amount = fc.double({ min: 0, noNaN: true, noDefaultInfinity: true }).map((number) => number + 0);
  const run: fc.Arbitrary<Run> = fc.record(
    {
      slug: fc.stringMatching(/^[\w-]{1,64}$/).map((text) => text as RunSlug),
      ...{ workerSlug: fc.string(), workerTitle: fc.string(), version: fc.string() },
      ...{ status: fc.constantFrom(...RUN_STATUSES), errorMessage: fc.string(), origin: fc.string() },
      ...{ results: amount, usage: amount, traffic: amount, duration: amount },
      ...{ startedAt: amount, finishedAt: amount },
    },
    {
      requiredKeys: [
        ...(['slug', 'workerSlug', 'workerTitle', 'version', 'status', 'errorMessage', 'origin'] as const),
      ],
    },
  );
  fc.assert(
    fc.property(fc.record({ at: amount, runs: fc.array(run, { maxLength: 8 }) }), (month) => {
      expect(STORED_MONTH_FORMAT.decode(STORED_MONTH_FORMAT.encode(month))).toEqual({
        ok: true,
        value: month,
      });
    }),
  );
  fc.assert(
    fc.property(anyJson, (json) => {
      expect(() => STORED_MONTH_FORMAT.fromJson(json)).not.toThrow();
    }),
  );
});
