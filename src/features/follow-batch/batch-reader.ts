import type { Api } from '#api/operations.ts';
import type { BatchPlan, PlannedRow } from '#core/batch/batch.ts';
import { factsOf, Failure } from '#core/errors/failure.ts';
import type { RunSlug } from '#core/ids/run-slug.ts';
import type { JsonObject } from '#core/json/json.ts';
import { createRowReader, type Reading, type RowReader } from '#core/results/row-reader.ts';
import { NO_ROWS, type RowSet, rowsOf, withPage } from '#core/results/row-set.ts';
import type { ResultColumn } from '#core/run/run.ts';
import { askPatiently } from '#results/reading/ask-patiently.ts';

/** A run that is over, and the row of the person's that it was for. */
export type RowOfRun = { readonly run: RunSlug; readonly planned: PlannedRow };

/** Runs that are read at a time. */
const AT_ONCE = 4;

export type BatchReader = RowReader & {
  /** Reads the runs that it has not read yet, and puts their rows at the end. */
  readonly follow: (runs: readonly RowOfRun[]) => void;
};

/** Names of the person's own columns, and what the number of a row is called. */
type OwnColumns = Pick<BatchPlan, 'columns'> & { readonly row: string };

/** The columns of the person's own, before those of the results: no result has such a key, and no two of them are taken for a family. */
const ownColumns = ({ columns, row }: OwnColumns): readonly ResultColumn[] =>
  [row, ...columns].map((label, at) => ({ key: ownKey(at), label, format: 'text' }));

const ownKey = (at: number): string => `row:${at}`;

/** Reads the rows of many runs as one, each behind the columns of the row that its run was for. */
export function createBatchReader(api: Api, plan: OwnColumns): BatchReader {
  let reading: Reading = { set: NO_ROWS, busy: false };
  let cancelling = new AbortController();
  let all: readonly RowOfRun[] = [];
  let read = new Set<RunSlug>();
  let underWay: Promise<RowSet> | undefined;
  const listeners = new Set<() => void>();
  const own = ownColumns(plan);

  const become = (next: Reading) => {
    reading = next;
    for (const listener of [...listeners]) listener();
  };
  const readRun = async ({ run, planned }: RowOfRun, signal: AbortSignal) => {
    const reader = createRowReader((at) => askPatiently(api, run, at));
    const end = () => reader.stop();
    signal.addEventListener('abort', end, { once: true });
    const set = await reader.readTo(Infinity);
    signal.removeEventListener('abort', end);
    const cells = Object.fromEntries(
      [planned.number, ...planned.cells].map((cell, at) => [ownKey(at), cell]),
    );
    const rows = rowsOf(set).map(({ row }): JsonObject =>
      Object.fromEntries([...Object.entries(cells), ...Object.entries(row)]),
    );
    read.add(run);
    become({
      ...reading,
      set: withPage(reading.set, { columns: [...own, ...set.columns], rows, size: rows.length }),
    });
  };
  const readAll = async (): Promise<RowSet> => {
    cancelling = new AbortController();
    const { signal } = cancelling;
    become({ set: reading.set, busy: true });
    const taken = new Set<RunSlug>();
    const worker = async () => {
      for (;;) {
        const next = all.find(({ run }) => !read.has(run) && !taken.has(run));
        if (next === undefined || signal.aborted) return;
        taken.add(next.run);
        await readRun(next, signal);
      }
    };
    try {
      // A run may be over only since the others were taken.
      do await Promise.all(Array.from({ length: AT_ONCE }, worker));
      while (!signal.aborted && all.some(({ run }) => !read.has(run)));
      become({ set: { ...reading.set, whole: true, total: reading.set.count }, busy: false });
      return reading.set;
    } catch (error) {
      cancelling.abort();
      const failure = error instanceof Failure ? error : new Failure(factsOf(error));
      const told = failure.facts.kind === 'cancelled' ? {} : { failure };
      become({ set: reading.set, busy: false, ...told });
      throw failure;
    } finally {
      underWay = undefined;
    }
  };
  const readTo = (): Promise<RowSet> => {
    const isRead = all.every(({ run }) => read.has(run));
    if (isRead && underWay === undefined && reading.set.whole) return Promise.resolve(reading.set);
    return (underWay ??= readAll());
  };
  return {
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    current: () => reading,
    readTo,
    stop: () => cancelling.abort(),
    restart: () => {
      if (underWay) return;
      read = new Set();
      become({ set: NO_ROWS, busy: false });
    },
    follow: (runs) => {
      all = runs;
      void readTo().catch(() => undefined);
    },
  };
}
