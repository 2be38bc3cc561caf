import { expect, it } from 'vitest';

import { Failure } from '#core/errors/failure.ts';
import type { RunSlug } from '#core/ids/run-slug.ts';
import type { JsonObject } from '#core/json/json.ts';
import { NO_ROWS, placedRows, withPage } from '#core/results/row-set.ts';

import { createRunsReader, type LedRun, nothingOfNoRun } from './runs-reader.ts';

const led = (...names: readonly string[]): readonly LedRun[] =>
  names.map((name) => ({ run: name as RunSlug, cells: [name] })); // it is one

/** Runs that are read only once they are told to be, or fail. */
function aReader() {
  const pendingReads = new Map<string, { give: () => void; fail: () => void }>();
  const reader = createRunsReader({
    leading: [{ key: 'run:slug', label: 'Run', format: 'text' }],
    readRun: (run) =>
      new Promise((resolve, reject) => {
        pendingReads.set(run, {
          give: () =>
            resolve(withPage(NO_ROWS, { columns: [], rows: [{ n: run }, { n: `${run}+` }], size: 2 })),
          fail: () => reject(new Failure({ kind: 'network' })),
        });
      }),
  });
  return { reader, pendingReads };
}

const shown = ({ reader }: ReturnType<typeof aReader>) =>
  placedRows(reader.current().set).map(({ row, place }) => [place, row['run:slug'], row['n']]);

it('has the rows in the order of the runs, whichever is read first', async () => {
  const { reader, pendingReads } = aReader();
  reader.follow(led('a', 'b', 'c'));
  for (const run of ['c', 'a', 'b']) {
    pendingReads.get(run)?.give();
    await expect.poll(() => reader.current().set.count > 0 || run === 'c').toBe(true);
  }
  await reader.readTo(Infinity);
  expect(shown({ reader, pendingReads })).toEqual([
    [0, 'a', 'a'],
    [1, 'a', 'a+'],
    [2, 'b', 'b'],
    [3, 'b', 'b+'],
    [4, 'c', 'c'],
    [5, 'c', 'c+'],
  ]);
});

it('misses and doubles nothing when it goes on after a failure', async () => {
  const { reader, pendingReads } = aReader();
  reader.follow(led('a', 'b'));
  pendingReads.get('b')?.give();
  pendingReads.get('a')?.fail();
  await expect(reader.readTo(Infinity)).rejects.toMatchObject({ facts: { kind: 'network' } });
  expect(reader.current()).toMatchObject({
    ...{ busy: false, failed: 'a', failure: { facts: { kind: 'network' } } },
  });
  const again = reader.readTo(Infinity);
  pendingReads.get('a')?.give();
  pendingReads.get('b')?.give();
  await again;
  expect(shown({ reader, pendingReads })).toEqual([
    [0, 'a', 'a'],
    [1, 'a', 'a+'],
    [2, 'b', 'b'],
    [3, 'b', 'b+'],
  ]);
});

it('is not whole when it is stopped', async () => {
  const { reader, pendingReads } = aReader();
  reader.follow(led('a', 'b'));
  const reading = reader.readTo(Infinity);
  reader.stop();
  pendingReads.get('a')?.give();
  pendingReads.get('b')?.give();
  await expect(reading).rejects.toMatchObject({ facts: { kind: 'cancelled' } });
  expect(reader.current().set.whole).toBe(false);
  const again = reader.readTo(Infinity);
  await expect.poll(() => pendingReads.size).toBe(2);
  pendingReads.get('a')?.give();
  pendingReads.get('b')?.give();
  expect((await again).whole).toBe(true);
  expect(shown({ reader, pendingReads })).toHaveLength(4);
});

it('goes on when it is asked for while it stops', async () => {
  const { reader, pendingReads } = aReader();
  reader.follow(led('a'));
  reader.stop();
  const again = reader.readTo(Infinity);
  pendingReads.get('a')?.give();
  await expect.poll(() => (pendingReads.get('a')?.give(), reader.current().set.count)).toBe(2);
  expect((await again).whole).toBe(true);
});

it('puts the leading columns before rows of any keys, as they came', async () => {
  const rows: readonly JsonObject[] = [
    { b: 1, a: [] },
    { b: null, a: '' },
    { a: 2, b: 3 },
    JSON.parse('{"__proto__": {"x": 1}, "2": "late", "a": false}') as JsonObject, // JSON.parse gives JSON
    {},
  ];
  const reader = createRunsReader({
    leading: [
      { key: 'row:0', label: 'Row', format: 'text' },
      { key: 'row:1', label: 'City', format: 'text' },
    ],
    readRun: () => Promise.resolve(withPage(NO_ROWS, { columns: [], rows, size: rows.length })),
  });
  reader.follow([{ run: 'a' as RunSlug, cells: [7] }]); // it is one
  await reader.readTo(Infinity);
  expect([...placedRows(reader.current().set)].map(({ row }) => JSON.stringify(row))).toEqual([
    '{"row:0":7,"row:1":null,"b":1,"a":[]}',
    '{"row:0":7,"row:1":null,"b":null,"a":""}',
    '{"row:0":7,"row:1":null,"a":2,"b":3}',
    '{"2":"late","row:0":7,"row:1":null,"__proto__":{"x":1},"a":false}',
    '{"row:0":7,"row:1":null}',
  ]);
});

it('has no rows of a run that the platform does not know, and fails for a page that is not the platform’s', () => {
  for (const facts of [{ kind: 'runNotFound' }, { kind: 'notFound', status: 404, code: 11004 }] as const)
    expect(nothingOfNoRun(new Failure(facts))).toEqual({ ...NO_ROWS, whole: true });
  const page = new Failure({ kind: 'notFound', status: 404 });
  expect(() => nothingOfNoRun(page)).toThrow(page);
});
