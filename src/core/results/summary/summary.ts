import { middleOf } from '#core/median.ts';

import type { ColumnKind } from '../columns/column-facts.ts';
import { type Bin, binsOf, dateEdges, numberEdges } from './bins.ts';
import { isMeasured, type Tally } from './tally.ts';

export type ValueCount = { readonly text: string; readonly all: number; readonly fits: number };

export type ColumnSummary = {
  readonly key: string;
  readonly kind: ColumnKind;
  readonly rows: number;
  readonly filled: number;
  readonly distinct: number;
  /** Too many values to distinguish: `distinct` is a minimum, and `values` is empty. */
  readonly tooMany: boolean;
  readonly values: readonly ValueCount[];
  readonly bins: readonly Bin[];
  readonly least: number | undefined;
  readonly median: number | undefined;
  readonly greatest: number | undefined;
  readonly others: number;
  /** Characters, for text. */
  readonly shortest: number | undefined;
  readonly longest: number | undefined;
};

/** Values listed for a column: enough to choose one per row of a sheet of moderate size. */
const MAX_VALUES = 200;

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

function topValues(
  all: ReadonlyMap<string, number>,
  fits: ReadonlyMap<string, number>,
): readonly ValueCount[] {
  const counted = [...all].map(([text, count]) => ({ text, all: count, fits: fits.get(text) ?? 0 }));
  return counted.toSorted((a, b) => b.fits - a.fits || b.all - a.all).slice(0, MAX_VALUES);
}
