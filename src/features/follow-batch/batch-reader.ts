import type { Api } from '#api/operations.ts';
import type { BatchPlan, PlannedRow } from '#core/batch/batch.ts';
import type { BatchState } from '#core/batch/state/batch-state.ts';
import { isEnding, isRowSettled, resultRun, type RowState } from '#core/batch/state/row-state.ts';
import type { RunSlug } from '#core/ids/run-slug.ts';
import type { RowReader } from '#core/results/row-reader.ts';
import type { ResultColumn } from '#core/run/run.ts';
import type { RunColumns } from '#core/collection/drift.ts';
import type { RowSet } from '#core/results/row-set.ts';
import { createRunsReader, nothingOfNoRun, readFromPlatform } from '#results/reading/runs-reader.ts';

export type RowOfRun = {
  readonly run: RunSlug;
  /** Rows that the run gave, which the platform keeps only for a while; absent if unknown. */
  readonly count?: number;
  readonly planned: PlannedRow;
};

/**
 * Finished runs that gave or may have given rows, one per row. Runs that the platform no longer knows are
 * read once it does.
 */
export const runsWithRows = (batchState: BatchState, plan: BatchPlan | undefined): readonly RowOfRun[] =>
  batchState.rows.flatMap((row, at) => {
    const shown = resultRun(row);
    const isOver =
      shown !== row.run || (isRowSettled(row.state) && row.run?.gone !== true && !isSeenEnding(row));
    if (shown === undefined || !isOver || shown.results === 0) return [];
    return [
      {
        run: shown.slug,
        ...(shown.results !== undefined && { count: shown.results }),
        planned: plan?.rows[at] ?? { number: at + 1, cells: [], custom: {} },
      },
    ];
  });

/** Rows are read after the run has ended; those of a run that is no longer watched, as they are. */
const isSeenEnding = (row: RowState): boolean => isEnding(row) && row.run?.open === true;

export type BatchReader = RowReader & {
  readonly follow: (runs: readonly RowOfRun[]) => void;
  /** Output of the runs read so far; a new map whenever more are read. */
  readonly given: () => ReadonlyMap<RunSlug, RunGiven>;
};

type RunGiven = { readonly rows: number; readonly columns: RunColumns };

type OwnColumns = Pick<BatchPlan, 'columns'> & { readonly row: string };

/**
 * The user's own columns, before those of the results. No result has such a key, and no two of them form a
 * family.
 */
const ownColumns = ({ columns, row }: OwnColumns): readonly ResultColumn[] =>
  [row, ...columns].map((label, at) => ({ key: ownKey(at), label, format: 'text' }));

const ownKey = (at: number): string => `row:${at}`;

export const NUMBER_KEY = ownKey(0);
export const ownKeys = (columns: readonly string[]): readonly string[] =>
  [NUMBER_KEY, ...columns].map((_, at) => ownKey(at));

export function createBatchReader(api: Api, plan: OwnColumns): BatchReader {
  let given: ReadonlyMap<RunSlug, RunGiven> = new Map();
  const reader = createRunsReader({
    leading: ownColumns(plan),
    readRun: async (run, signal) => {
      // Where what reads kept rows cannot be loaded, the platform may have them all the same.
      const readerModule = await import('#results/reading/read-saved-rows.ts').catch(() => undefined);
      const read = (readerModule?.readSavedOrFetch ?? readFromPlatform)(api);
      const set = await read(run, signal).catch(nothingOfNoRun);
      given = new Map(given).set(run, { rows: set.count, columns: columnsOf(set) });
      return set;
    },
  });
  return {
    ...reader,
    given: () => given,
    follow: (runs) =>
      reader.follow(
        runs.map(({ planned, ...run }) => ({ ...run, cells: [planned.number, ...planned.cells] })),
      ),
  };
}

const columnsOf = ({ columns }: RowSet): RunColumns =>
  columns.map(({ key, label }) => ({ key, label, kind: 'empty' }));
