import type { Api } from '#api/operations.ts';
import { type RunColumns, runColumns } from '#core/collection/drift.ts';
import type { RunSlug } from '#core/ids/run-slug.ts';
import type { ResultColumn } from '#core/run/run.ts';
import { readSavedOrFetch } from '#results/reading/read-saved-rows.ts';
import { createRunsReader, nothingOfNoRun, type RunsReader } from '#results/reading/runs-reader.ts';

export type RunRows = {
  readonly rows: number;
  readonly columns: RunColumns;
};

export type CollectionReader = RunsReader & {
  readonly given: () => ReadonlyMap<RunSlug, RunRows>;
};

type ReaderParts = {
  readonly api: Api;
  readonly leading: readonly ResultColumn[];
};

export function createCollectionReader({ api, leading }: ReaderParts): CollectionReader {
  const read = readSavedOrFetch(api);
  let given: ReadonlyMap<RunSlug, RunRows> = new Map();
  const reader = createRunsReader({
    leading,
    readRun: async (slug, signal) => {
      const set = await read(slug, signal).catch(nothingOfNoRun);
      given = new Map(given).set(slug, { rows: set.count, columns: runColumns(set) });
      return set;
    },
  });
  return { ...reader, given: () => given };
}
