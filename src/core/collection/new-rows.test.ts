import fc from 'fast-check';
import { expect, it } from 'vitest';

import type { RunSlug } from '#core/ids/run-slug.ts';
import { aRun } from '#test/a-run.ts';

import { type Collection, collectRun, lastingRows, RUN_KEY, withExport } from './collection.ts';
import { countByRun, newRows } from './new-rows.ts';

const place = (rows: readonly { readonly run: string; readonly id: string }[]) =>
  rows.map(({ run, id }, at) => ({ place: at, row: { [RUN_KEY]: run, id } }));
const slugs = (counts: Readonly<Record<string, number>>) =>
  new Map(Object.entries(counts).map(([slug, count]) => [slug as RunSlug, count])); // it is one
const NONE: Collection = { name: '', madeAt: 0, runs: [] };
const byId = { keys: ['id'], keep: 'first' } as const;

const found = (...given: Parameters<typeof newRows>) =>
  [...newRows(...given)].flatMap((placed) => (placed ? [placed.place] : []));

const rows = place([
  { run: 'a', id: '1' },
  { run: 'a', id: '2' },
  { run: 'a', id: '3' },
  { run: 'b', id: '2' },
  { run: 'b', id: '4' },
  { run: 'c', id: '4' },
  { run: 'c', id: '' },
]);

it('gives the rows of runs that no file had, and those that came since to runs that one had', () => {
  expect(found(rows, slugs({ a: 2, b: 2 }), undefined)).toEqual([2, 5, 6]);
});

it('leaves out what a file had under its key, and what is new twice; a row without a key is new', () => {
  expect(found(rows, slugs({ a: 2 }), byId)).toEqual([2, 4, 6]);
  expect(found(rows, slugs({ a: 2 }), { ...byId, keep: 'last' })).toEqual([2, 5, 6]);
});

it('misses none of a run that went on when a file had its rows, and has them in another order since', () => {
  const going = collectRun(aRun({ slug: 'a' as RunSlug, status: 'running' }), undefined); // it is one
  const over = collectRun(aRun({ slug: 'b' as RunSlug, status: 'succeeded' }), undefined); // it is one
  const early = rows.filter(({ row }) => row.id === '2');
  const { exported } = withExport(NONE, 1, lastingRows(countByRun(early), [going, over]));
  expect(found(rows, exported?.rows ?? new Map(), undefined)).toEqual([0, 1, 2, 4, 5, 6]);
});

it('has had the rows of an earlier file, also where a later one was made of fewer', () => {
  const { exported } = withExport(withExport(NONE, 1, slugs({ a: 3, b: 1 })), 2, slugs({ a: 2 }));
  expect(exported).toEqual({ at: 2, rows: slugs({ a: 3, b: 1 }) });
});

it('gives each key once over all files, whenever they are made', () => {
  const anyRows = fc.array(
    fc.record({ run: fc.constantFrom('a', 'b', 'c'), id: fc.constantFrom('1', '2', '3', '4') }),
    { maxLength: 20 },
  );
  fc.assert(
    fc.property(anyRows, fc.nat(), (given, cut) => {
      const all = place(given.toSorted((x, y) => x.run.localeCompare(y.run)));
      const first = all.slice(0, cut % (all.length + 1));
      const early = found(first, new Map(), byId);
      const late = found(all, countByRun(first), byId);
      const ids = [...early, ...late].map((at) => all[at]?.row.id);
      expect(new Set(ids).size).toBe(ids.length);
      expect(new Set(ids)).toEqual(new Set(all.map(({ row }) => row.id)));
    }),
  );
});
