import type { RunSlug } from '#core/ids/run-slug.ts';
import { Failure } from '#core/errors/failure.ts';
import { createListeners } from '#core/listeners.ts';
import type { ResultPage, ResultRow } from '#core/run/run.ts';

import { NO_ROWS, rowId, type RowSet, withPage } from './row-set.ts';

const READ_SIZE = 1_000;
const LEAST_GIVEN = 100;

export type PageAt = {
  /** From 1. */
  readonly page: number;
  readonly pageSize: number;
  readonly signal: AbortSignal;
};

export type RowsReading = {
  readonly set: RowSet;
  readonly busy: boolean;
  readonly failure?: Failure;
  readonly failed?: RunSlug;
};

export type RowReader = {
  readonly subscribe: (notify: () => void) => () => void;
  readonly current: () => RowsReading;
  /**
   * Reads until there are `atLeast` rows, or no more; joins a reading in progress.
   * @throws Failure
   */
  readonly readTo: (atLeast: number) => Promise<RowSet>;
  /** Aborts a reading in progress; it fails with `cancelled`. */
  readonly stop: () => void;
  readonly restart: () => void;
};

/**
 * Reads the rows of a run page by page until a page shows the end, because the platform's count may be
 * missing or wrong. The end is an empty page, or a short one that agrees with the count. A first page
 * shorter than requested may be the platform's maximum: reading continues in that size.
 * Fails as `unreadable` if rows would be missed or doubled: a page that repeats, or rows after a short
 * page. If the run may have grown between readings, it restarts once per reading.
 */
export function createRowReader(ask: (at: PageAt) => Promise<ResultPage>): RowReader {
  let reading: RowsReading = { set: NO_ROWS, busy: false };
  let underWay: Promise<RowSet> | undefined;
  let wanted = 0;
  let cancelling = new AbortController();
  const { subscribe, notify } = createListeners();
  let pager = createPager(ask);

  const become = (next: RowsReading) => {
    reading = next;
    notify();
  };
  const read = async (): Promise<RowSet> => {
    cancelling = new AbortController();
    let isAnew = false;
    try {
      while (!reading.set.whole && reading.set.count < wanted) {
        const page = await pager(cancelling.signal);
        if (typeof page === 'number') {
          if (isAnew) throw unreadable(`page ${page} of the results is not whole`);
          isAnew = true;
          pager = createPager(ask);
          become({ ...reading, set: NO_ROWS });
          continue;
        }
        become({ ...reading, set: page ? withPage(reading.set, page) : { ...reading.set, whole: true } });
      }
      become({ set: reading.set, busy: false });
      return reading.set;
    } catch (error) {
      const failure = error instanceof Failure ? error : new Failure({ kind: 'unknown' });
      const outcome = failure.facts.kind === 'cancelled' ? {} : { failure };
      become({ set: reading.set, busy: false, ...outcome });
      throw failure;
    } finally {
      underWay = undefined;
      wanted = 0;
    }
  };
  return {
    subscribe,
    current: () => reading,
    readTo: (atLeast) => {
      if (reading.set.whole || reading.set.count >= atLeast) return Promise.resolve(reading.set);
      wanted = Math.max(wanted, atLeast);
      if (underWay === undefined) {
        become({ set: reading.set, busy: true });
        underWay = read();
      }
      return underWay;
    },
    stop: () => cancelling.abort(),
    restart: () => {
      if (underWay) return;
      pager = createPager(ask);
      become({ set: NO_ROWS, busy: false });
    },
  };
}

function createPager(ask: (at: PageAt) => Promise<ResultPage>) {
  let page = 1;
  let size = READ_SIZE;
  let given = 0;
  let before: ResultPage | undefined;
  const rowsById = new Map<string, ResultRow>();
  let ended = false;
  let short: number | undefined;

  return async (signal: AbortSignal): Promise<ResultPage | number | undefined> => {
    if (ended) return undefined;
    const answer = await ask({ page, pageSize: size, signal });
    if (answer.size === 0) {
      ended = true;
      // Of a run whose rows are gone, or not given, the count is all that is told.
      return page === 1 && answer.total !== undefined ? answer : undefined;
    }
    if (short !== undefined) return short;
    if (before && isRepeated(before, answer, given)) {
      throw unreadable(`page ${page} of the results is the one before it again`);
    }
    given += answer.size;
    if (answer.size !== size) {
      ended = answer.total === given && (page > 1 || given < LEAST_GIVEN);
      if (page === 1) size = answer.size;
      else short = page;
    }
    before = answer;
    page += 1;
    const rows = answer.rows.filter((row) => isNew(row, rowsById));
    return { ...answer, rows, size: answer.size - (answer.rows.length - rows.length) };
  };
}

/**
 * Detects a row by its ID. Pages that shift during reading give a row twice, with its ID and all its
 * values; others may come without an ID.
 */
function isNew(row: ResultRow, rowsById: Map<string, ResultRow>): boolean {
  const id = rowId(row);
  if (id === undefined) return true;
  const known = rowsById.get(id);
  if (known === undefined) rowsById.set(id, row);
  return known === undefined || JSON.stringify(known) !== JSON.stringify(row);
}

/** Rows may be equal, but two equal pages are genuine only if the platform counts more rows than it gave. */
function isRepeated(before: ResultPage, answer: ResultPage, given: number): boolean {
  const [first, again] = [before.rows[0], answer.rows[0]];
  if (first === undefined || again === undefined) return false;
  const id = rowId(first);
  if (id !== undefined) return id === rowId(again);
  return given >= (answer.total ?? 0) && JSON.stringify(before.rows) === JSON.stringify(answer.rows);
}

const unreadable = (detail: string) => new Failure({ kind: 'unreadable', detail });
