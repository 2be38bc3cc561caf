import { useMemo } from 'react';

import { useApi } from '#api/api-context.tsx';
import type { Api } from '#api/operations.ts';
import { createRowReader, type RowReader } from '#core/results/row-reader.ts';
import type { RunSlug } from '#core/ids/run-slug.ts';

import { askPatiently } from './ask-patiently.ts';
import { type Rows, useRows } from './rows.ts';

type FollowedRun = { readonly slug: RunSlug; readonly over: boolean };

/** The rows of a run. What was read while it went on is read again at its end: a Worker may change rows that it gave before. */
export function useRunRows({ slug, over }: FollowedRun): Rows {
  const api = useApi();
  const reader = useMemo(() => createRunReader(api, { slug, over }), [api, slug, over]);
  return useRows(reader, !over);
}

function createRunReader(api: Api, { slug }: FollowedRun): RowReader {
  return createRowReader((at) => askPatiently(api, slug, at));
}
