import type { ReactNode } from 'react';

import type { RepeatRule } from '#core/results/repeats/repeats.ts';
import { type RowSet, placedRows } from '#core/results/row-set.ts';
import type { Exported } from '#core/collection/collection.ts';
import type { FileNames } from '#core/results/files/file-format.ts';
import type { ExportFormat, ResultColumn, ResultRow } from '#core/run/run.ts';

import type { CellMarks } from '#ui/data-table/cell-marks.ts';
import type { PartNames } from '#ui/data-table/grid-parts.tsx';

import type { Rows } from './reading/rows.ts';

/** Rows as they come, of which only those in view need be there. */
export type RowWindow = {
  /** Rows that have come. */
  readonly total: number;
  readonly columns: readonly ResultColumn[];
  /** The first rows: they tell how wide a column is, and what it holds. */
  readonly sample: readonly ResultRow[];
  /** A row by its place from 0; undefined while it is not there. */
  readonly rowAt: (index: number) => ResultRow | undefined;
  /** Asks for the rows from one place to another. */
  readonly show: (first: number, last: number) => void;
  /** The rows will not change any more. */
  readonly settled: boolean;
};

/** Rows that tell how wide a column is. */
export const SAMPLE = 100;

/** Rows that are all read as a window on them. */
export function windowOf(set: RowSet, settled: boolean): RowWindow {
  const rows = placedRows(set);
  return {
    total: set.count,
    columns: set.columns,
    sample: sampleOf(set),
    rowAt: (index) => rows[index]?.row,
    show: () => undefined,
    settled,
  };
}

const NO_SAMPLE: readonly ResultRow[] = [];
const SAMPLES = new WeakMap<RowSet['chunks'][number], readonly ResultRow[]>();

/** The first rows; the same list while others come at the end, because all that is told by them is told anew with another. */
function sampleOf(set: RowSet): readonly ResultRow[] {
  const [first] = set.chunks;
  if (first === undefined) return NO_SAMPLE;
  const known = SAMPLES.get(first);
  if (known?.length === Math.min(SAMPLE, set.count)) return known;
  const sample = placedRows(set)
    .slice(0, SAMPLE)
    .map(({ row }) => row);
  SAMPLES.set(first, sample);
  return sample;
}

/** No columns means all of them. */
export type PlatformFile = { readonly format: ExportFormat; readonly columns: readonly string[] };

/** A rule for rows that repeat others, which is kept with what they are of. */
export type KeptRule = {
  readonly rule: RepeatRule | undefined;
  readonly keep: (rule: RepeatRule | undefined) => void;
};

/** Rows to look at, and all that is to be known of where they come from. */
export type ResultsSource = {
  /** Whose results they are: how their columns are laid out is kept for it. */
  readonly worker: string;
  /** What files of them are called. */
  readonly names: FileNames;
  /** Keys of columns that are not of the results themselves: they stand first, tinted, and stay in view. The same list each time. */
  readonly leading?: readonly string[];
  /** What they are of, and the others: said above their names. */
  readonly partNames?: PartNames;
  /** Key of the one of them that numbers the rows: it stands before all. */
  readonly numberKey?: string;
  /** The rows are those of several runs, and some may say the same. */
  readonly merged?: true;
  /** By which rows count as the same, where the address does not tell; absent where that is not kept. */
  readonly repeats?: KeptRule;
  /** How the rows can be parted, into a sheet each, say: the key that tells the part of a row, and how many parts there are. Rows of one part say the same in the leading columns. */
  readonly parts?: { readonly key: string; readonly count: number };
  /** Which rows a file had last, and where to note which one has; absent where that is not kept. */
  readonly exported?: {
    readonly last: Exported | undefined;
    readonly note: (rows: Exported['rows']) => void;
  };
  /** For the key of a column, that of the one which says what it was before where it has changed: both are one in the views. */
  readonly before?: ReadonlyMap<string, string>;
  /** Keys of columns that files have and tables do not. */
  readonly fileOnly?: ReadonlySet<string>;
  /** Rows in which a column has changed, by its key: said at its head. */
  readonly changes?: ReadonlyMap<string, number>;
  readonly marks?: CellMarks;
  /** A toolbar with more in it; the card takes the height that is left, and scrolls inside. */
  readonly toolbar?: {
    /** At its beginning, and before the columns. */
    readonly lead: ReactNode;
    readonly tools: ReactNode;
    /** Said where there are no rows. */
    readonly none: string;
  };
  /** More rows may come. */
  readonly live: boolean;
  /** Rows that are said to be there; `window.total` of them have come. */
  readonly count: number;
  readonly rows: Rows;
  readonly window: RowWindow;
  /** Has the platform write all rows into a file, and gives its address; absent where it cannot. */
  readonly platformFile?: (file: PlatformFile) => Promise<string>;
};

/** How many rows there are; what was read to its end is known better than any count. */
type Counts = {
  /** Rows that have come. */
  readonly total: number;
  /** Rows that are said to be there. */
  readonly said: number;
  /** Rows of which those that are read are a part: also those of runs that are not read yet. */
  readonly partOf: number;
};

type Counted = Pick<ResultsSource, 'live' | 'count'> & {
  readonly rows: Pick<Rows, 'set'>;
  readonly window: Pick<RowWindow, 'total'>;
};

export function countsOf({ rows: { set }, live, count, window }: Counted): Counts {
  if (set.whole && !live) return { total: set.count, said: set.count, partOf: set.count };
  const said = Math.max(count, window.total);
  return { total: window.total, said, partOf: set.whole ? window.total : said };
}
