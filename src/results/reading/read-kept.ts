import type { Api } from '#api/operations.ts';
import { isKeptWhole } from '#core/collection/kept-format.ts';
import type { RunSlug } from '#core/ids/run-slug.ts';
import { createRowReader, type PageAt, type RowReader } from '#core/results/row-reader.ts';
import { type RowSet, placedRows } from '#core/results/row-set.ts';
import type { ResultPage } from '#core/run/run.ts';

import { fetchWithRetry } from './fetch-with-retry.ts';
import { readFromPlatform } from './runs-reader.ts';
import { keptRows, type KeptRows } from '../kept/kept-rows.ts';

type Kept = Pick<KeptRows, 'read'>;

/**
 * Reads all rows of a run that is over: what this browser keeps whole from there, else from the platform; of what is kept in
 * part whichever has more. @throws Failure
 */
export const readKeptOrAsk =
  (api: Api, kept: Kept = keptRows) =>
  async (run: RunSlug, signal: AbortSignal): Promise<RowSet> =>
    (await readHere(api, kept, run, signal)) ?? readFromPlatform(api)(run, signal);

/** Undefined where nothing is kept; a storage that is forbidden keeps nothing. */
async function readHere(
  api: Api,
  kept: Kept,
  run: RunSlug,
  signal: AbortSignal,
): Promise<RowSet | undefined> {
  const here = await kept.read(run).catch(() => undefined);
  if (here === undefined || isKeptWhole({ rows: here.count, total: here.total })) return here;
  try {
    const there = await readFromPlatform(api)(run, signal);
    return there.count > here.count ? there : here;
  } catch (error) {
    if (signal.aborted) throw error;
    return here;
  }
}

/** Asks for the rows page by page as `readKeptOrAsk` reads them: what is kept is one page. */
export function askKept(api: Api, run: RunSlug): (at: PageAt) => Promise<ResultPage> {
  let here: ResultPage | 'nothing' | undefined;
  return async (at) => {
    here ??= pageOf(await readHere(api, keptRows, run, at.signal)) ?? 'nothing';
    if (here === 'nothing') return fetchWithRetry(api, run, at);
    return at.page === 1 ? here : { ...here, rows: [], size: 0 };
  };
}

/** Reads rows as `readKeptOrAsk` does, for whoever follows how far they are read. */
export const createKeptReader = (api: Api, run: RunSlug): RowReader => createRowReader(askKept(api, run));

function pageOf(set: RowSet | undefined): ResultPage | undefined {
  if (set === undefined) return undefined;
  const rows = placedRows(set).map(({ row }) => row);
  return { columns: set.columns, rows, size: rows.length, total: set.total };
}
