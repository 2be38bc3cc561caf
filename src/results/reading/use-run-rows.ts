import { useMemo } from 'react';

import { useApi } from '#api/api-context.tsx';
import type { Api } from '#api/operations.ts';
import { createRowReader, type PageAt, type RowReader } from '#core/results/row-reader.ts';
import type { RunSlug } from '#core/ids/run-slug.ts';
import type { ResultPage } from '#core/run/run.ts';

import { fetchWithRetry } from './fetch-with-retry.ts';
import { type Rows, useRows } from './rows.ts';

type FollowedRun = {
  readonly slug: RunSlug;
  readonly over: boolean;
  /** Whether the platform has deleted them: then they are those that this browser keeps, if any. */
  readonly deleted: boolean;
};

/** The rows of a run. What was read while it went on is read again at its end: a Worker may change rows that it gave before. */
export function useRunRows({ slug, over, deleted }: FollowedRun): Rows {
  const api = useApi();
  const reader = useMemo(() => createRunReader(api, { slug, over, deleted }), [api, slug, over, deleted]);
  return useRows(reader, !over);
}

function createRunReader(api: Api, { slug, deleted }: FollowedRun): RowReader {
  return createRowReader(deleted ? askKeptLate(api, slug) : (at) => fetchWithRetry(api, slug, at));
}

/** What reads kept rows is loaded for a run that is asked for so late; where it cannot be, the platform is asked. */
function askKeptLate(api: Api, slug: RunSlug) {
  let ask: ((at: PageAt) => Promise<ResultPage>) | undefined;
  return async (at: PageAt) => {
    const kept = ask ? undefined : await import('./read-kept.ts').catch(() => undefined);
    ask ??= kept?.askKept(api, slug);
    return ask ? ask(at) : fetchWithRetry(api, slug, at);
  };
}
