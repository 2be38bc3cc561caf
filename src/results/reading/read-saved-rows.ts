import type { Api } from '#api/operations.ts';
import { isFullySaved } from '#core/collection/saved-run-format.ts';
import type { RunSlug } from '#core/ids/run-slug.ts';
import { createRowReader, type PageAt, type RowReader } from '#core/results/row-reader.ts';
import { type RowSet, placedRows } from '#core/results/row-set.ts';
import type { ResultPage } from '#core/run/run.ts';

import { fetchWithRetry } from './fetch-with-retry.ts';
import { readFromPlatform } from './runs-reader.ts';
import { savedRows, type SavedRows } from '../saved/saved-rows.ts';

type SavedRowsReader = Pick<SavedRows, 'read'>;

/**
 * Reads all rows of a finished run: from this browser if stored whole, else from the platform. Of a
 * partial copy and the platform's rows, it returns whichever has more.
 * @throws Failure
 */
export const readSavedOrFetch =
  (api: Api, reader: SavedRowsReader = savedRows) =>
  async (run: RunSlug, signal: AbortSignal): Promise<RowSet> =>
    (await readHere(api, reader, run, signal)) ?? readFromPlatform(api)(run, signal);

/** Undefined if nothing is stored or storage is forbidden. */
async function readHere(
  api: Api,
  reader: SavedRowsReader,
  run: RunSlug,
  signal: AbortSignal,
): Promise<RowSet | undefined> {
  const here = await reader.read(run).catch(() => undefined);
  if (here === undefined || isFullySaved({ rows: here.count, total: here.total })) return here;
  try {
    const there = await readFromPlatform(api)(run, signal);
    return there.count > here.count ? there : here;
  } catch (error) {
    if (signal.aborted) throw error;
    return here;
  }
}

export function savedPageReader(api: Api, run: RunSlug): (at: PageAt) => Promise<ResultPage> {
  let here: ResultPage | 'nothing' | undefined;
  return async (at) => {
    here ??= pageOf(await readHere(api, savedRows, run, at.signal)) ?? 'nothing';
    if (here === 'nothing') return fetchWithRetry(api, run, at);
    return at.page === 1 ? here : { ...here, rows: [], size: 0 };
  };
}

export const createSavedRowReader = (api: Api, run: RunSlug): RowReader =>
  createRowReader(savedPageReader(api, run));

function pageOf(set: RowSet | undefined): ResultPage | undefined {
  if (set === undefined) return undefined;
  const rows = placedRows(set).map(({ row }) => row);
  return { columns: set.columns, rows, size: rows.length, total: set.total };
}
