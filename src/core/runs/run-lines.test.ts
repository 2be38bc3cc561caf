import { expect, it } from 'vitest';

import type { RunSlug } from '#core/ids/run-slug.ts';
import { aRun } from '#test/a-run.ts';
import type { Run } from '#core/run/run.ts';

import { type RunRow, toRow } from './find-runs.ts';
import { type RunLine, runsOfLine, toRunLines } from './run-lines.ts';

const row = (slug: string, startedAt: number, batch?: string, facts: Partial<Run> = {}): RunRow =>
  toRow(
    aRun({ slug: slug as RunSlug, status: 'succeeded', startedAt, ...facts }),
    batch === undefined ? {} : { batch: { id: batch, name: batch } },
  );

type Options = Partial<Parameters<typeof toRunLines>[1]>;
const NEWEST = { by: 'started', descending: true } as const;

const linesOf = (rows: readonly RunRow[], options: Options = {}) =>
  toRunLines(rows, { empty: [], sort: NEWEST, open: new Set(), whole: new Set(), ...options });

const lineText = (line: RunLine): string => {
  if (line.kind === 'run') return `${line.isBelow ? '  ' : ''}${line.row.run.slug}`;
  if (line.kind === 'more') return `  all ${line.count}`;
  return `${line.isOpen ? '-' : '+'} ${line.batch} ${line.rows.length}`;
};

const ROWS = [row('d', 40), row('b2', 30, 'b'), row('c', 20), row('b1', 10, 'b')];

it('folds the runs of a batch into one line, in the place of the first, and opens it', () => {
  expect(linesOf(ROWS).map(lineText)).toEqual(['d', '+ b 2', 'c']);
  expect(linesOf(ROWS, { open: new Set(['b']) }).map(lineText)).toEqual(['d', '- b 2', '  b2', '  b1', 'c']);
});

it('has each run stand for itself once: below an open batch that has them too', () => {
  const lines = linesOf(ROWS);
  expect(lines.flatMap(runsOfLine).toSorted()).toEqual(['b1', 'b2', 'c', 'd']);
});

it('puts a batch without a run where it began, whichever way the list goes, and last in another order', () => {
  const empty = [
    { batch: 'old', startedAt: 5 },
    { batch: 'new', startedAt: 35 },
  ];
  expect(linesOf(ROWS, { empty }).map(lineText)).toEqual(['d', '+ new 0', '+ b 2', 'c', '+ old 0']);
  const sort = { by: 'started', descending: false } as const;
  const up = ROWS.toReversed();
  expect(linesOf(up, { empty, sort }).map(lineText)).toEqual(['+ old 0', '+ b 2', 'c', '+ new 0', 'd']);
  const byCost = { by: 'cost', descending: true } as const;
  expect(linesOf(ROWS, { empty, sort: byCost }).map(lineText).slice(-2)).toEqual(['+ new 0', '+ old 0']);
});

it('draws of more than ten runs those that need somebody, then the first ten, then all', () => {
  const rows = Array.from({ length: 20 }, (_, at) =>
    row(`r${at}`, 100 - at, 'b', at === 15 ? { status: 'failed' } : {}),
  );
  const open = new Set(['b']);
  const below = linesOf(rows, { open }).map(lineText).slice(1);
  expect(below).toEqual(['  r15', ...Array.from({ length: 10 }, (_, at) => `  r${at}`), '  all 20']);
  expect(linesOf(rows, { open, whole: new Set(['b']) })).toHaveLength(21);
  expect(linesOf(rows.slice(0, 10), { open }).map(lineText)).toHaveLength(11);
});
