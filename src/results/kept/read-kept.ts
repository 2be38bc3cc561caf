import type { Api } from '#api/operations.ts';
import type { RunSlug } from '#core/ids/run-slug.ts';
import { createRowReader, type RowReader } from '#core/results/row-reader.ts';
import { type RowSet, rowsOf } from '#core/results/row-set.ts';
import type { ResultPage } from '#core/run/run.ts';

import { askPatiently } from '../reading/ask-patiently.ts';
import { readFromPlatform } from '../reading/runs-reader.ts';
import { keptRows, type KeptRows } from './kept-rows.ts';

type Kept = Pick<KeptRows, 'read'>;

/** Reads all rows of a run that is over: what this browser keeps from there, else from the platform. @throws Failure */
export const readKeptOrAsk =
  (api: Api, kept: Kept = keptRows) =>
  async (run: RunSlug, signal: AbortSignal): Promise<RowSet> =>
    (await readHere(run, kept)) ?? readFromPlatform(api)(run, signal);

/** A storage that is forbidden keeps nothing. */
const readHere = (run: RunSlug, kept: Kept) => kept.read(run).catch(() => undefined);

/** The same, for whoever follows how far they are read. */
export function createKeptReader(api: Api, run: RunSlug): RowReader {
  let here: Promise<ResultPage | undefined> | undefined;
  return createRowReader(async (at) => {
    const page = await (here ??= keptPage(run));
    if (page === undefined) return askPatiently(api, run, at);
    return at.page === 1 ? page : { ...page, rows: [], size: 0 };
  });
}

async function keptPage(run: RunSlug): Promise<ResultPage | undefined> {
  const set = await readHere(run, keptRows);
  if (set === undefined) return undefined;
  const rows = rowsOf(set).map(({ row }) => row);
  return { columns: set.columns, rows, size: rows.length, total: set.total };
}
