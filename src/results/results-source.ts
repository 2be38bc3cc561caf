import type { ReactNode } from 'react';

import type { RepeatRule } from '#core/results/repeats/repeats.ts';
import { type RowSet, placedRows } from '#core/results/row-set.ts';
import type { Exported } from '#core/collection/collection.ts';
import type { FileNames } from '#core/results/files/file-format.ts';
import type { ExportFormat, ResultColumn, ResultRow } from '#core/run/run.ts';

import type { CellIcons } from '#ui/data-table/cell-icons.ts';
import type { PartNames } from '#ui/data-table/grid-parts.tsx';

import type { Rows } from './reading/rows.ts';

/** Rows as they arrive. Only those in view need to be loaded. */
export type RowWindow = {
  readonly total: number;
  readonly columns: readonly ResultColumn[];
  readonly sample: readonly ResultRow[];
  /** A row by its index from 0; undefined while it is not loaded. */
  readonly rowAt: (index: number) => ResultRow | undefined;
  readonly show: (first: number, last: number) => void;
  readonly settled: boolean;
};

export const SAMPLE = 100;

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

/**
 * The first rows. Keeps the same array while rows are appended, because a new one recomputes everything
 * derived from it.
 */
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

/** An empty `columns` means all columns. */
export type PlatformFile = { readonly format: ExportFormat; readonly columns: readonly string[] };

export type StoredRepeatRule = {
  readonly rule: RepeatRule | undefined;
  readonly keep: (rule: RepeatRule | undefined) => void;
};

export type ResultsSource = {
  readonly worker: string;
  readonly names: FileNames;
  /**
   * Keys of columns that are not part of the results. They come first, tinted and pinned. Pass the same
   * array each time.
   */
  readonly leading?: readonly string[];
  readonly partNames?: PartNames;
  readonly numberKey?: string;
  readonly merged?: true;
  /** The default rule for repeated rows if the address has none; absent if rules are not stored. */
  readonly repeats?: StoredRepeatRule;
  readonly parts?: { readonly key: string; readonly count: number };
  /** The rows of the last export and a way to record them; absent if exports are not recorded. */
  readonly exported?: {
    readonly last: Exported | undefined;
    readonly note: (rows: Exported['rows']) => void;
  };
  /** Maps a column key to the key of the column with its previous value. The views show both as one. */
  readonly before?: ReadonlyMap<string, string>;
  /** Keys of columns that only files have. */
  readonly fileOnly?: ReadonlySet<string>;
  readonly changes?: ReadonlyMap<string, number>;
  readonly cellIcons?: CellIcons;
  readonly toolbar?: {
    readonly lead: ReactNode;
    readonly tools: ReactNode;
    readonly none: string;
  };
  readonly live: boolean;
  /** Reported number of rows; `window.total` of them have arrived. */
  readonly count: number;
  readonly rows: Rows;
  readonly window: RowWindow;
  /** Makes the platform write all rows to a file and returns its URL; absent if it cannot. */
  readonly platformFile?: (file: PlatformFile) => Promise<string>;
};

type ResultCounts = {
  readonly total: number;
  readonly said: number;
  /** The total that the read rows are part of, including runs that are not read yet. */
  readonly partOf: number;
};

type CountedResults = Pick<ResultsSource, 'live' | 'count'> & {
  readonly rows: Pick<Rows, 'set'>;
  readonly window: Pick<RowWindow, 'total'>;
};

export function countsOf({ rows: { set }, live, count, window }: CountedResults): ResultCounts {
  if (set.whole && !live) return { total: set.count, said: set.count, partOf: set.count };
  const said = Math.max(count, window.total);
  return { total: window.total, said, partOf: set.whole ? window.total : said };
}
