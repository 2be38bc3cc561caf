import { expect, it } from 'vitest';

import { Failure } from '#core/errors/failure.ts';
import type { RunSlug } from '#core/ids/run-slug.ts';
import { NO_ROWS, rowsOf, withPage } from '#core/results/row-set.ts';

import { createRunsReader, type LedRun } from './runs-reader.ts';

const led = (...names: readonly string[]): readonly LedRun[] =>
  names.map((name) => ({ run: name as RunSlug, cells: [name] })); // it is one

/** Runs that are read only once they are told to be, or fail. */
function aReader() {
  const asked = new Map<string, { give: () => void; fail: () => void }>();
  const reader = createRunsReader({
    leading: [{ key: 'run:slug', label: 'Run', format: 'text' }],
    readRun: (run) =>
      new Promise((resolve, reject) => {
        asked.set(run, {
          give: () =>
            resolve(withPage(NO_ROWS, { columns: [], rows: [{ n: run }, { n: `${run}+` }], size: 2 })),
          fail: () => reject(new Failure({ kind: 'network' })),
        });
      }),
  });
  return { reader, asked };
}

const shown = ({ reader }: ReturnType<typeof aReader>) =>
  rowsOf(reader.current().set).map(({ row, place }) => [place, row['run:slug'], row['n']]);

it('has the rows in the order of the runs, whichever is read first', async () => {
  const { reader, asked } = aReader();
  reader.follow(led('a', 'b', 'c'));
  for (const run of ['c', 'a', 'b']) {
    asked.get(run)?.give();
    await expect.poll(() => reader.current().set.count > 0 || run === 'c').toBe(true);
  }
  await reader.readTo(Infinity);
  expect(shown({ reader, asked })).toEqual([
    [0, 'a', 'a'],
    [1, 'a', 'a+'],
    [2, 'b', 'b'],
    [3, 'b', 'b+'],
    [4, 'c', 'c'],
    [5, 'c', 'c+'],
  ]);
});

it('misses and doubles nothing when it goes on after a failure', async () => {
  const { reader, asked } = aReader();
  reader.follow(led('a', 'b'));
  asked.get('b')?.give();
  asked.get('a')?.fail();
  await expect(reader.readTo(Infinity)).rejects.toMatchObject({ facts: { kind: 'network' } });
  expect(reader.current()).toMatchObject({ busy: false, failure: { facts: { kind: 'network' } } });
  const again = reader.readTo(Infinity);
  asked.get('a')?.give();
  asked.get('b')?.give();
  await again;
  expect(shown({ reader, asked })).toEqual([
    [0, 'a', 'a'],
    [1, 'a', 'a+'],
    [2, 'b', 'b'],
    [3, 'b', 'b+'],
  ]);
});

it('is not whole when it is stopped', async () => {
  const { reader, asked } = aReader();
  reader.follow(led('a', 'b'));
  const reading = reader.readTo(Infinity);
  reader.stop();
  asked.get('a')?.give();
  asked.get('b')?.give();
  await expect(reading).rejects.toMatchObject({ facts: { kind: 'cancelled' } });
  expect(reader.current().set.whole).toBe(false);
  const again = reader.readTo(Infinity);
  await expect.poll(() => asked.size).toBe(2);
  asked.get('a')?.give();
  asked.get('b')?.give();
  expect((await again).whole).toBe(true);
  expect(shown({ reader, asked })).toHaveLength(4);
});

it('goes on when it is asked for while it stops', async () => {
  const { reader, asked } = aReader();
  reader.follow(led('a'));
  reader.stop();
  const again = reader.readTo(Infinity);
  asked.get('a')?.give();
  await expect.poll(() => (asked.get('a')?.give(), reader.current().set.count)).toBe(2);
  expect((await again).whole).toBe(true);
});
