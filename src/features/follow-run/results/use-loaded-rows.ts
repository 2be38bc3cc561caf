import { type QueryClient, useMutation, useQueryClient } from '@tanstack/react-query';
import { useMemo, useSyncExternalStore } from 'react';

import { useApi } from '#api/api-context.tsx';
import type { Api } from '#api/operations.ts';
import { PRIVATE_QUERIES, resultsQuery } from '#api/queries.ts';
import type { PlacedRow } from '#core/results/arrange-rows.ts';
import type { ResultPage, RunSlug } from '#core/run/run.ts';

import { type FollowedRun, KEPT, loadedPages, PAGE_SIZE, resultPageQuery } from './use-result-pages.ts';

/** Rows asked for at once by "load more": the most that the platform gives. */
const LOAD_SIZE = 1_000;
const PAGES_PER_LOAD = LOAD_SIZE / PAGE_SIZE;
/** Rows that are loaded so at most: sorting and filtering look at them all. */
const MAX_LOADED = 30_000;

type LoadedRowsInput = FollowedRun & {
  readonly total: number;
  /** Whether anybody wants the rows: to keep them in one list costs time at every page that comes. */
  readonly wanted: boolean;
};

/** The rows of a run that are loaded, with their places, kept up to date; and the way to load more of them. */
export function useLoadedRows({ total, wanted, ...run }: LoadedRowsInput) {
  const api = useApi();
  const client = useQueryClient();
  const store = useMemo(
    () => (wanted ? createRowsStore(client, run.slug) : NO_ROWS),
    [client, run.slug, wanted],
  );
  const rows = useSyncExternalStore(store.subscribe, store.rows);
  const more = useMutation({ mutationFn: () => loadMore(api, client, run, total) });
  const left = Math.min(total, MAX_LOADED) - rows.length;
  return { rows, more, nextLoad: Math.max(0, Math.min(LOAD_SIZE, left)) };
}

type RowsStore = {
  readonly subscribe: (notify: () => void) => () => void;
  /** The same array until a page of the run comes or goes. */
  readonly rows: () => readonly PlacedRow[];
};

const NONE: readonly PlacedRow[] = [];
const NO_ROWS: RowsStore = { subscribe: () => () => undefined, rows: () => NONE };

function createRowsStore(client: QueryClient, slug: RunSlug): RowsStore {
  let rows: readonly PlacedRow[] | undefined;
  return {
    subscribe: (notify) => {
      rows = undefined;
      return client.getQueryCache().subscribe((event) => {
        const [owner, what, whose] = event.query.queryKey as readonly unknown[]; // keys are arrays of anything
        const changes =
          event.type === 'removed' || (event.type === 'updated' && event.action.type === 'success');
        if (!changes || owner !== PRIVATE_QUERIES || what !== 'results' || whose !== slug) return;
        rows = undefined;
        notify();
      });
    },
    rows: () => (rows ??= placedRows(loadedPages(client, slug))),
  };
}

function placedRows(pages: ReadonlyMap<number, ResultPage>): readonly PlacedRow[] {
  return [...pages].flatMap(([number, page]) => placedRowsOf(number, page));
}

const PLACED = new WeakMap<ResultPage, readonly PlacedRow[]>();

/** Made once a page: all pages are gone through whenever one of them comes. */
function placedRowsOf(number: number, page: ResultPage): readonly PlacedRow[] {
  const known = PLACED.get(page);
  if (known) return known;
  const first = (number - 1) * PAGE_SIZE;
  const rows = page.rows.map((row, index) => ({ place: first + index, row }));
  PLACED.set(page, rows);
  return rows;
}

/** Loads the first block of rows that is not loaded as a whole, and files it as the pages that the table knows. */
async function loadMore(api: Api, client: QueryClient, run: FollowedRun, total: number): Promise<void> {
  client.setQueryDefaults([PRIVATE_QUERIES, 'results', run.slug], { gcTime: KEPT });
  const firstPage = firstMissingPage(loadedPages(client, run.slug), total);
  const block = Math.ceil(firstPage / PAGES_PER_LOAD);
  const answer = await api.results(run.slug, { page: block, pageSize: LOAD_SIZE });
  const expected = Math.min(LOAD_SIZE, answer.total - (block - 1) * LOAD_SIZE);
  if (answer.rows.length < expected) {
    // A platform that gives fewer rows a page than it was asked for counts pages by its own size.
    await client.query(resultPageQuery(api, client, run, firstPage));
    return;
  }
  for (let at = 0; at < answer.rows.length; at += PAGE_SIZE) {
    const page = (block - 1) * PAGES_PER_LOAD + at / PAGE_SIZE + 1;
    client.setQueryData<ResultPage>(resultsQuery(api, run, { page, pageSize: PAGE_SIZE }).queryKey, {
      ...answer,
      rows: answer.rows.slice(at, at + PAGE_SIZE),
    });
  }
}

function firstMissingPage(pages: ReadonlyMap<number, ResultPage>, total: number): number {
  const last = Math.max(1, Math.ceil(total / PAGE_SIZE));
  const isWhole = (page: number) =>
    (pages.get(page)?.rows.length ?? 0) >= Math.min(PAGE_SIZE, total - (page - 1) * PAGE_SIZE);
  let page = 1;
  while (page < last && isWhole(page)) page += 1;
  return page;
}
