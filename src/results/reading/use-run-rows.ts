import { useMemo } from 'react';

import { useApi } from '#api/api-context.tsx';
import type { Api } from '#api/operations.ts';
import { createRowReader, type PageAt, type RowReader } from '#core/results/row-reader.ts';
import type { RunSlug } from '#core/ids/run-slug.ts';
import type { ResultPage } from '#core/run/run.ts';

import { fetchWithRetry } from './fetch-with-retry.ts';
import { type Rows, useRows } from './rows.ts';

type RunToRead = {
  readonly slug: RunSlug;
  readonly over: boolean;
  readonly deleted: boolean;
};

/**
 * Rows of a run. After the run ends, they are read again, because a Worker may change rows that it already
 * returned.
 */
export function useRunRows({ slug, over, deleted }: RunToRead): Rows {
  const api = useApi();
  const reader = useMemo(() => createRunReader(api, { slug, over, deleted }), [api, slug, over, deleted]);
  return useRows(reader, !over);
}

function createRunReader(api: Api, { slug, deleted }: RunToRead): RowReader {
  return createRowReader(deleted ? lazySavedPageReader(api, slug) : (at) => fetchWithRetry(api, slug, at));
}

/** Loads the stored-rows reader on demand; asks the platform if it cannot be loaded. */
function lazySavedPageReader(api: Api, slug: RunSlug) {
  let ask: ((at: PageAt) => Promise<ResultPage>) | undefined;
  return async (at: PageAt) => {
    const readerModule = ask ? undefined : await import('./read-saved-rows.ts').catch(() => undefined);
    ask ??= readerModule?.savedPageReader(api, slug);
    return ask ? ask(at) : fetchWithRetry(api, slug, at);
  };
}
