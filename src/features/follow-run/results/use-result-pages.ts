import { type QueryClient, useQueries, useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';

import { useApi } from '#api/api-context.tsx';
import type { Api } from '#api/operations.ts';
import { PRIVATE_QUERIES, resultsQuery } from '#api/queries.ts';
import type { ResultColumn, ResultPage, ResultRow, RunSlug } from '#core/run/run.ts';

/** Rows asked for at a time. */
export const PAGE_SIZE = 100;

/** Pages that are kept beside those in view: what lies farthest away is dropped first, so that memory stays bounded. */
const MAX_PAGES = 300;

/** Milliseconds that a page is kept after it was last in view. */
export const KEPT = 30 * 60_000;

/** Milliseconds between looks at what is in view: a drag along the scroll bar passes pages that nobody wants. */
const LOAD_PACE = 120;

const NO_ROWS: readonly ResultRow[] = [];
const NO_COLUMNS: readonly ResultColumn[] = [];

export type FollowedRun = { readonly slug: RunSlug; readonly over: boolean };

/** One page of results; when the run ends, what was last seen of the page stays until its final rows are there. */
export function resultPageQuery(api: Api, client: QueryClient, run: FollowedRun, page: number) {
  const at = { page, pageSize: PAGE_SIZE };
  const live = resultsQuery(api, { slug: run.slug, over: false }, at).queryKey;
  return {
    ...resultsQuery(api, run, at),
    gcTime: KEPT,
    placeholderData: () => client.getQueryData<ResultPage>(live),
  };
}

type Span = { readonly first: number; readonly last: number };

/** The pages, from 1, that hold the rows of a range of places from 0. */
export function pagesOf(firstRow: number, lastRow: number): Span {
  return { first: Math.floor(firstRow / PAGE_SIZE) + 1, last: Math.floor(lastRow / PAGE_SIZE) + 1 };
}

/** The pages of a run that are loaded, by number; where a page was seen before and after the end of the run, as it is now. */
export function loadedPages(client: QueryClient, slug: RunSlug): ReadonlyMap<number, ResultPage> {
  const found = client.getQueriesData<ResultPage>({ queryKey: [PRIVATE_QUERIES, 'results', slug] });
  const pages = found.flatMap(([queryKey, data]) => {
    const at = readPageKey(queryKey);
    return data && at ? [{ ...at, data }] : [];
  });
  pages.sort((a, b) => a.page - b.page || Number(a.over) - Number(b.over));
  return new Map(pages.map(({ page, data }) => [page, data]));
}

type PageKey = { readonly page: number; readonly over: boolean };

/** Which page a query is about, told by the key that `resultsQuery` gives it. */
function readPageKey(queryKey: readonly unknown[]): PageKey | undefined {
  const [, , , at, over] = queryKey;
  if (typeof at !== 'object' || at === null || !('page' in at) || !('pageSize' in at)) return undefined;
  return typeof at.page === 'number' && at.pageSize === PAGE_SIZE
    ? { page: at.page, over: over === true }
    : undefined;
}

/**
 * A run's results as one long list of which only the pages in view are asked for, beside the first, which names the
 * columns. Pages that were seen stay in the cache, up to a bound; while the run goes on, those in view are asked for
 * again.
 */
export function useResultPages(run: FollowedRun) {
  const api = useApi();
  const client = useQueryClient();
  const [span, setSpan] = useState<Span>({ first: 1, last: 1 });
  const pages = [...new Set([1, ...numbersOf(span)])];
  const answers = useQueries({
    queries: pages.map((page) => resultPageQuery(api, client, run, page)),
  });
  const show = useThrottled((firstRow: number, lastRow: number) => {
    const next = pagesOf(firstRow, lastRow);
    dropFarPages(client, run.slug, next);
    setSpan((current) => (current.first === next.first && current.last === next.last ? current : next));
  });
  const pageByNumber = new Map(pages.map((page, index) => [page, answers[index]?.data]));
  const first = pageByNumber.get(1);
  const failed = answers.find(({ error }) => error !== null);
  return {
    /** Undefined until the first page is there. */
    total: first && Math.max(...answers.map(({ data }) => data?.total ?? 0)),
    columns: first?.columns ?? NO_COLUMNS,
    sample: first?.rows ?? NO_ROWS,
    rowAt: (index: number): ResultRow | undefined => {
      const page = pagesOf(index, index).first;
      const seen = pageByNumber.get(page) ?? cachedPage(client, run, page);
      return seen?.rows[index % PAGE_SIZE];
    },
    show,
    failure: failed?.error ?? undefined,
    retry: () => {
      for (const { error, refetch } of answers) if (error !== null) void refetch();
    },
  };
}

function cachedPage(client: QueryClient, run: FollowedRun, page: number): ResultPage | undefined {
  const at = { page, pageSize: PAGE_SIZE };
  return client.getQueryData<ResultPage>([PRIVATE_QUERIES, 'results', run.slug, at, run.over]);
}

function dropFarPages(client: QueryClient, slug: RunSlug, { first, last }: Span): void {
  const cache = client.getQueryCache();
  const pages = cache.findAll({ queryKey: [PRIVATE_QUERIES, 'results', slug], type: 'inactive' });
  const distance = (queryKey: readonly unknown[]) => {
    const page = readPageKey(queryKey)?.page ?? first;
    return Math.max(first - page, page - last);
  };
  pages
    .toSorted((a, b) => distance(a.queryKey) - distance(b.queryKey))
    .slice(MAX_PAGES)
    .forEach((page) => cache.remove(page));
}

/** Calls back with the latest range, no more often than the pace allows. */
function useThrottled(act: (first: number, last: number) => void) {
  const latest = useRef<readonly [number, number]>(undefined);
  const waiting = useRef(0);
  return (first: number, last: number) => {
    latest.current = [first, last];
    if (waiting.current !== 0) return;
    waiting.current = window.setTimeout(() => {
      waiting.current = 0;
      if (latest.current) act(...latest.current);
    }, LOAD_PACE);
  };
}

function numbersOf({ first, last }: Span): readonly number[] {
  return Array.from({ length: last - first + 1 }, (_, offset) => first + offset);
}
