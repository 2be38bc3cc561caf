import { middleOf } from '#core/median.ts';

import type { ColumnKind } from '../columns/column-facts.ts';
import { type Bin, binsOf, dateEdges, numberEdges } from './bins.ts';
import { isMeasured, type Tally } from './tally.ts';

/** How many rows have a value. */
export type ValueCount = { readonly text: string; readonly all: number; readonly fits: number };

/** What is said of one column: of the rows that fit, before all. */
export type ColumnSummary = {
  readonly key: string;
  readonly kind: ColumnKind;
  readonly rows: number;
  readonly filled: number;
  readonly distinct: number;
  /** There are more values than are told apart: `distinct` is the least, and no `values` are told. */
  readonly tooMany: boolean;
  /** The most frequent ones, those of rows that fit first. */
  readonly values: readonly ValueCount[];
  /** Of numbers and dates. */
  readonly bins: readonly Bin[];
  readonly least: number | undefined;
  readonly median: number | undefined;
  readonly greatest: number | undefined;
  /** Filled values that are no numbers or dates, in a column of them. */
  readonly others: number;
  /** Characters of texts. */
  readonly shortest: number | undefined;
  readonly longest: number | undefined;
};

/** Values that are told of a column: one of each row of a sheet of some size can be chosen. */
const TOLD = 200;

/** Puts together what was counted in all rows, and in those that fit. */
export function summaryOf(
  { key, kind }: { readonly key: string; readonly kind: ColumnKind },
  all: Tally,
  fits: Tally,
): ColumnSummary {
  const { sorted } = fits;
  const [low, high] = [all.sorted[0], all.sorted.at(-1)];
  const edgesOf = kind === 'date' ? dateEdges : numberEdges;
  const edges = low === undefined || high === undefined ? [] : edgesOf(low, high);
  return {
    key,
    kind,
    rows: fits.rows,
    filled: fits.filled,
    distinct: fits.counts.size,
    tooMany: all.tooMany,
    values: all.tooMany ? [] : topValues(all.counts, fits.counts),
    bins: binsOf(edges, all.sorted, sorted),
    least: sorted[0],
    median: middleOf(sorted),
    greatest: sorted.at(-1),
    others: isMeasured(kind) ? fits.filled - sorted.length : 0,
    shortest: fits.shortest,
    longest: fits.longest,
  };
}

/** Of equally frequent values, those that come first stand first. */
function topValues(
  all: ReadonlyMap<string, number>,
  fits: ReadonlyMap<string, number>,
): readonly ValueCount[] {
  const counted = [...all].map(([text, count]) => ({ text, all: count, fits: fits.get(text) ?? 0 }));
  return counted.toSorted((a, b) => b.fits - a.fits || b.all - a.all).slice(0, TOLD);
}
