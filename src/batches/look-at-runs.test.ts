import { expect, it } from 'vitest';

import { nextCourse, openCourse } from '#core/batch/course.ts';
import { Failure } from '#core/errors/failure.ts';
import type { RunSlug } from '#core/ids/run-slug.ts';
import type { RunOptions } from '#core/options/run-options.ts';
import { aRun } from '#core/run/a-run.ts';
import { anOrder } from '#core/run/an-order.ts';

import { lookAtRuns } from './look-at-runs.ts';

it('tells of the runs that it could read where one that is not listed yet cannot be read', async () => {
  const rows = [0, 1].map((at) => ({ number: at + 2, cells: [], custom: {} }));
  const options = anOrder().options as RunOptions; // it has all of them
  const rules = { parallel: 2, stopAfterFailures: 0 };
  const begun = openCourse({ rows, rules, base: { custom: {}, options } }, 'all', { time: 0, mark: 'm' });
  const course = [0, 1].reduce((all, row) => {
    const attempt = { id: `a${row}`, at: 0 };
    const sent = nextCourse(all, { kind: 'sent', row, attempt, time: 0 });
    return nextCourse(sent, {
      kind: 'answered',
      row,
      attempt: attempt.id,
      run: `run-${row}` as RunSlug, // a name of this test
      time: 0,
    });
  }, begun);
  const seen = await lookAtRuns(
    {
      walkRuns: () => Promise.resolve({ runs: [] }),
      run: (slug) =>
        slug === 'run-0'
          ? Promise.reject(new Failure({ kind: 'notFound', status: 404 }))
          : Promise.resolve(aRun({ slug })),
      serverTime: () => ({ now: 0, within: 0, told: true }),
    },
    course,
    { now: () => 0, signal: new AbortController().signal },
  );
  expect(seen).toMatchObject({ kind: 'seen', runs: [{ slug: 'run-1' }] });
});
