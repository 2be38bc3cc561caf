import { type QueryClient, useQueries, useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';

import { useApi } from '#api/api-context.tsx';
import type { Api } from '#api/operations.ts';
import { PRIVATE_QUERIES, resultsQuery } from '#api/queries/queries.ts';
import { mergeColumns } from '#core/results/row-set.ts';
import type { RunSlug } from '#core/ids/run-slug.ts';
import type { ResultColumn, ResultPage, ResultRow } from '#core/run/run.ts';

/** Rows asked for at a time. */
const PAGE_SIZE = 100;

/** Maximum pages kept beside those in view; the farthest is dropped first, so that memory stays bounded. */
const MAX_PAGES = 300;

/** Milliseconds that a page is kept after it was last in view. */
const PAGE_RETENTION = 30 * 60_000;

/** Milliseconds between loads of what is in view: a drag of the scroll bar passes pages that nobody wants. */
const LOAD_PACE = 120;

const NO_ROWS: readonly ResultRow[] = [];
const NO_ROW: ResultRow = {};
const NO_COLUMNS: readonly ResultColumn[] = [];

export type FollowedRun = { readonly slug: RunSlug; readonly over: boolean };

/** One page of results. When the run ends, the last version of the page stays until its final rows arrive. */
export function resultPageQuery(api: Api, client: QueryClient, run: FollowedRun, page: number) {
  const at = { page, pageSize: PAGE_SIZE };
  const live = resultsQuery(api, { slug: run.slug, over: false }, at).queryKey;
  return {
    ...resultsQuery(api, run, at),
    gcTime: PAGE_RETENTION,
    placeholderData: () => client.getQueryData<ResultPage>(live),
  };
}

type PageSpan = { readonly first: number; readonly last: number };

/** Pages, counted from 1, that hold a range of rows, counted from 0. */
export function pagesOf(firstRow: number, lastRow: number): PageSpan {
  return { first: Math.floor(firstRow / PAGE_SIZE) + 1, last: Math.floor(lastRow / PAGE_SIZE) + 1 };
}

type PageKey = { readonly page: number; readonly over: boolean };

function readPageKey(queryKey: readonly unknown[]): PageKey | undefined {
  const [, , , at, over] = queryKey;
  if (typeof at !== 'object' || at === null || !('page' in at) || !('pageSize' in at)) return undefined;
  return typeof at.page === 'number' && at.pageSize === PAGE_SIZE
    ? { page: at.page, over: over === true }
    : undefined;
}

/**
 * Results of a run as one long list. Fetches only the pages in view and the first, which names the
 * columns.
 * Seen pages stay in the cache, up to a bound; while the run goes on, those in view are fetched again.
 */
export function useResultPages(run: FollowedRun) {
  const api = useApi();
  const client = useQueryClient();
  const [span, setSpan] = useState<PageSpan>({ first: 1, last: 1 });
  const behind = pageBehind(span.last, cachedPage(client, run, span.last));
  const pages = [...new Set([1, ...numbersOf(span), ...behind])];
  const answers = useQueries({
    queries: pages.map((page) => resultPageQuery(api, client, run, page)),
  });
  const show = useThrottled((firstRow: number, lastRow: number) => {
    const next = pagesOf(firstRow, lastRow);
    dropFarPages(client, run.slug, next);
    setSpan((current) => (current.first === next.first && current.last === next.last ? current : next));
  });
  const pageByNumber = new Map(pages.map((page, index) => [page, answers[index]?.data]));
  const pageAt = (page: number) => pageByNumber.get(page) ?? cachedPage(client, run, page);
  const first = pageByNumber.get(1);
  const settled = run.over && first !== undefined && answers[0]?.isPlaceholderData === false;
  const end = useEnd(settled ? endOf(pages, pageAt) : Infinity, reachOf(pages, pageAt));
  const columns = useGatheredColumns(answers.flatMap(({ data }) => data?.columns ?? []));
  // A page that may not be there may fail.
  const failed = answers.find(({ error }, index) => error !== null && pages[index] !== behind[0]);
  return {
    total: first && Math.min(end, Math.max(...pages.map((page) => rowsUntil(page, pageAt(page))))),
    /** Columns of the pages seen; other pages may add more. */
    columns,
    sample: first?.rows ?? NO_ROWS,
    rowAt: (index: number): ResultRow | undefined => {
      const seen = pageAt(pagesOf(index, index).first);
      // A page with an entry that is no row has a place that stays empty.
      return seen?.rows[index % PAGE_SIZE] ?? (seen && index % PAGE_SIZE < seen.size ? NO_ROW : undefined);
    },
    show,
    settled,
    failure: failed?.error ?? undefined,
    readAgain: () => void answers[0]?.refetch(),
    retry: () => {
      for (const { error, refetch } of answers) if (error !== null) void refetch();
    },
  };
}

/**
 * The page after one whose size and count disagree on whether it is the last. A full page may have another
 * behind it, because its count may be missing or only that of the page. A short page has none, and its
 * count may be too large.
 */
export function pageBehind(page: number, seen: ResultPage | undefined): readonly number[] {
  if (seen === undefined || seen.size === 0) return [];
  const isFull = seen.size === PAGE_SIZE;
  const isCountedOn = (seen.total ?? 0) > (isFull ? page * PAGE_SIZE : (page - 1) * PAGE_SIZE + seen.size);
  return isFull !== isCountedOn ? [page + 1] : [];
}

export function endOf(
  pages: readonly number[],
  pageAt: (page: number) => Pick<ResultPage, 'size'> | undefined,
): number {
  const ends = pages
    .filter((page) => pageAt(page)?.size === 0)
    .map((page) => (page === 1 ? 0 : (page - 2) * PAGE_SIZE + (pageAt(page - 1)?.size ?? PAGE_SIZE)));
  return Math.min(Infinity, ...ends);
}

function reachOf(pages: readonly number[], pageAt: (page: number) => ResultPage | undefined): number {
  const sizes = pages.map((page) => ({ page, size: pageAt(page)?.size ?? 0 }));
  return Math.max(0, ...sizes.map(({ page, size }) => (size === 0 ? 0 : (page - 1) * PAGE_SIZE + size)));
}

/**
 * The earliest end seen, even after its page left the view, until rows behind it arrive. An empty page may
 * be fetched again.
 */
function useEnd(seen: number, reach: number): number {
  const [earliestEnd, setEarliestEnd] = useState(seen);
  const end = Math.min(seen, earliestEnd < reach ? Infinity : earliestEnd);
  if (end !== earliestEnd) setEarliestEnd(end);
  return end;
}

/** Minimum number of rows by a page: not less than it returned, whatever it counts. */
function rowsUntil(page: number, seen: ResultPage | undefined): number {
  if (seen === undefined || seen.size === 0) return seen?.total ?? 0;
  return Math.max(seen.total ?? 0, (page - 1) * PAGE_SIZE + seen.size);
}

/** All columns seen; the same reference while none is added. */
function useGatheredColumns(seen: readonly ResultColumn[]): readonly ResultColumn[] {
  const [gathered, setGathered] = useState(NO_COLUMNS);
  const next = mergeColumns(gathered, seen);
  if (next !== gathered) setGathered(next);
  return next;
}

function cachedPage(client: QueryClient, run: FollowedRun, page: number): ResultPage | undefined {
  const at = { page, pageSize: PAGE_SIZE };
  return client.getQueryData<ResultPage>([PRIVATE_QUERIES, 'results', run.slug, at, run.over]);
}

function dropFarPages(client: QueryClient, slug: RunSlug, { first, last }: PageSpan): void {
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

function numbersOf({ first, last }: PageSpan): readonly number[] {
  return Array.from({ length: last - first + 1 }, (_, offset) => first + offset);
}
