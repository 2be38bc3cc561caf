import { InfiniteQueryObserver, type QueryClient } from '@tanstack/react-query';

import { createListeners } from '#core/listeners.ts';
import type { RunSlug } from '#core/ids/run-slug.ts';
import { type Month, monthOf } from '#core/run/month.ts';
import type { Run } from '#core/run/run.ts';
import { isForGood } from '#core/runs/stored-month.ts';
import {
  laterMonth,
  type ListPart,
  type ListSpan,
  liveRuns,
  nextMonth,
  runsOfParts,
  toPart,
  withFresh,
} from '#core/runs/run-list.ts';

import type { Api } from '../operations.ts';
import { forgetMonth, keepMonth } from './stored-months.ts';
import { byServer } from '../client/server-clock.ts';
import { listedRunsQuery } from './run-list-query.ts';

export type RunList = {
  readonly parts: readonly ListPart[];
  readonly runs: readonly Run[];
  readonly live: readonly Run[];
  readonly isRead: boolean;
};

export type RunReader = {
  readonly subscribe: (listener: () => void) => () => void;
  readonly list: () => RunList;
  readonly again: () => void;
  readonly renew: (month: Month) => Promise<void>;
  readonly refresh: (signal?: AbortSignal) => Promise<void>;
};

const NEWEST = 100;
const MOST_OLDER = 10;

const observePart = (client: QueryClient, options: ReturnType<typeof listedRunsQuery>) =>
  new InfiniteQueryObserver(client, options);

type Observed = { readonly month: Month | undefined; readonly observer: ReturnType<typeof observePart> };

/**
 * Reads the list of runs page by page, month by month from the latest, into one list. Each month is a part
 * in the Query cache, shared with other readers.
 */
export function createRunReader(client: QueryClient, api: Api, span: ListSpan = {}): RunReader {
  const { subscribe, notify } = createListeners();
  const observed: Observed[] = [];
  const ends: (() => void)[] = [];
  let listeners = 0;
  let list: RunList = { parts: [], runs: [], live: [], isRead: false };
  let looks = 0;
  const lookedAt = new Map<RunSlug, number>();
  const lookOf = ({ slug }: Run) => lookedAt.get(slug) ?? 0;

  const optionsOf = (month: Month | undefined) => listedRunsQuery(api, month, span.worker);
  const made = new WeakMap<Observed, { readonly of: readonly unknown[]; readonly part: ListPart }>();
  const partOf = (own: Observed): ListPart => {
    const { data, error, hasNextPage } = own.observer.getCurrentResult();
    const of = [data, error, hasNextPage];
    const known = made.get(own);
    if (known?.of.every((one, at) => one === of[at])) return known.part;
    const part = toPart(own.month, { pages: data?.pages ?? [], hasMore: hasNextPage, failure: error });
    made.set(own, { of, part });
    keep(own, part);
    return part;
  };
  const keep = ({ month, observer }: Observed, part: ListPart) => {
    if (month === undefined || span.worker !== undefined || part.storedAt !== undefined) return;
    const at = byServer(api, observer.getCurrentResult().dataUpdatedAt);
    if (isForGood(part, at)) void keepMonth(api, month, { at, runs: part.runs });
  };
  const observe = (month: Month | undefined, place: 'first' | 'last' = 'last') => {
    const observer = observePart(client, optionsOf(month));
    observed[place === 'last' ? 'push' : 'unshift']({ month, observer });
    if (listeners > 0) ends.push(observer.subscribe(update));
  };
  const beginWithPresent = (present: Month) => {
    const before = observed[0]?.month;
    for (;;) {
      const later = laterMonth(observed.map(partOf), span, present);
      if (later === undefined) break;
      observe(later, 'first');
    }
    if (before !== undefined && observed[0]?.month !== before)
      void client.invalidateQueries({ queryKey: optionsOf(before).queryKey });
  };
  const walk = (): readonly ListPart[] => {
    const present = monthOf(api.serverTime().now);
    if (api.listsMonths) beginWithPresent(present);
    let parts = observed.map(partOf);
    for (;;) {
      if (!api.listsMonths && parts.length > 0) return parts;
      const next = nextMonth(parts, span, present);
      if (next === undefined) return parts;
      observe(api.listsMonths ? next : undefined);
      parts = observed.map(partOf);
    }
  };
  const read = (): boolean => {
    const parts = walk();
    if (parts.length === list.parts.length && parts.every((part, at) => part === list.parts[at]))
      return false;
    const runs = runsOfParts(parts);
    const isRead = parts.every(({ whole, failure }) => whole || failure !== null);
    list = { parts, runs, live: liveRuns(runs, api.serverTime().now), isRead };
    return true;
  };
  const update = () => {
    if (listeners === 0) return;
    for (const { observer } of observed) {
      const { hasNextPage, isFetching, isError } = observer.getCurrentResult();
      if (hasNextPage && !isFetching && !isError) void observer.fetchNextPage();
    }
    if (read()) notify();
  };
  const put = (month: Month | undefined, fresh: readonly Run[], counted?: number) => {
    const { queryKey } = optionsOf(month);
    // The rest of an earlier month is as old as it was.
    const updatedAt = isPresent(month) ? undefined : client.getQueryState(queryKey)?.dataUpdatedAt;
    client.setQueryData(
      queryKey,
      (data) => data && { ...data, pages: [...withFresh(data.pages, fresh, counted)] },
      updatedAt === undefined ? {} : { updatedAt },
    );
  };
  const isPresent = (month: Month | undefined) =>
    month === undefined || month === monthOf(api.serverTime().now);
  const isKnown = (runs: readonly Run[]) => {
    const slugs = new Set(list.runs.map(({ slug }) => slug));
    return runs.some(({ slug }) => slugs.has(slug));
  };
  const readNewest = async (signal: AbortSignal | undefined): Promise<readonly Run[]> => {
    const worker = span.worker === undefined ? {} : { worker: span.worker };
    const present = api.listsMonths ? monthOf(api.serverTime().now) : undefined;
    if (present !== undefined && span.to !== undefined && span.to < present) return [];
    const ofMonth = present && { month: present };
    const newest = await api.runs({ ...worker, ...ofMonth, page: 1, pageSize: NEWEST }, signal);
    // Between these and those that are known, some may be missing.
    const isTorn = newest.runs.length >= NEWEST && !isKnown(newest.runs);
    if (isTorn) await client.invalidateQueries({ queryKey: optionsOf(present).queryKey });
    else put(present, newest.runs, newest.total);
    return newest.runs;
  };
  /**
   * Stores a month again with new costs.
   * @param at when the month was read, in ms since the epoch
   */
  const keepAgain = async (month: Month, at: number) => {
    const pages = client.getQueryData(optionsOf(month).queryKey)?.pages ?? [];
    await keepMonth(api, month, { at, runs: pages.flatMap(({ runs }) => runs) });
  };
  read();

  return {
    subscribe: (listener) => {
      const leave = subscribe(listener);
      listeners += 1;
      if (listeners === 1) {
        for (const { observer } of observed) ends.push(observer.subscribe(update));
        update();
      }
      return () => {
        leave();
        listeners -= 1;
        if (listeners === 0) for (const end of ends.splice(0)) end();
      };
    },
    list: () => list,
    again: () => {
      for (const { observer } of observed) {
        const { isError, isFetchNextPageError } = observer.getCurrentResult();
        if (isFetchNextPageError) void observer.fetchNextPage();
        else if (isError) void observer.refetch();
      }
    },
    renew: async (month) => {
      await forgetMonth(api, month);
      await client.invalidateQueries({ queryKey: optionsOf(month).queryKey });
    },
    refresh: async (signal) => {
      update();
      const slugs = new Set((await readNewest(signal)).map(({ slug }) => slug));
      looks += 1;
      const older = list.live
        .filter(({ slug }) => !slugs.has(slug))
        .toSorted((a, b) => lookOf(a) - lookOf(b))
        .slice(0, MOST_OLDER);
      for (const { slug } of older) {
        // One that cannot be read has had its turn too.
        lookedAt.set(slug, looks);
        const run = await api.run(slug, signal);
        // The platform may list it in another month than that of its times.
        const own = list.parts.filter(({ runs }) => runs.some((one) => one.slug === slug));
        for (const { month, storedAt } of own) {
          put(month, [run]);
          if (month !== undefined && storedAt !== undefined) await keepAgain(month, storedAt);
        }
      }
    },
  };
}
