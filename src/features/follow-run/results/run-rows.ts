import { useEffect, useMemo, useRef, useState, useSyncExternalStore } from 'react';

import { useApi } from '#api/api-context.tsx';
import type { Api, Pageable } from '#api/operations.ts';
import { isPassing } from '#api/retry.ts';
import { Failure, factsOf } from '#core/errors/failure.ts';
import { createRowReader, type Reading, type RowReader } from '#core/results/row-reader.ts';
import type { RowSet } from '#core/results/row-set.ts';
import type { RunSlug } from '#core/ids/run-slug.ts';
import type { ResultPage } from '#core/run/run.ts';

import type { FollowedRun } from './use-result-pages.ts';

/** How often a page is asked for again after a failure that may pass, and seconds to wait where the answer names none. */
const RETRIES = 3;
const USUAL_WAIT = 2;

/** Rows that are read without being asked for, and the most that a copy reads. */
export const READ_UNASKED = 20_000;

/** How many rows are read unasked of so many: all of them, or of very many the first. */
export function unaskedOf(total: number): number {
  return total > READ_UNASKED ? READ_UNASKED : Infinity;
}

export type RunRows = Reading & {
  /** Reads on until there are so many, also once the run has ended; what becomes of it is told by `busy` and `failure`. */
  readonly read: (atLeast: number) => void;
  /** @throws Failure */
  readonly readTo: (atLeast: number) => Promise<RowSet>;
  /** Reads all rows; of a run that goes on, also those that came since. @throws Failure */
  readonly readAll: () => Promise<RowSet>;
  readonly stop: () => void;
  /** Begins anew: what came since is among the rows then. */
  readonly renew: () => void;
};

/**
 * The rows of a run, of which nothing is read until somebody wants them. What was read while the run went on is read again
 * at its end: a Worker may change rows that it gave before.
 */
export function useRunRows({ slug, over }: FollowedRun): RunRows {
  const api = useApi();
  const reader = useMemo(() => createRunReader(api, { slug, over }), [api, slug, over]);
  const latest = useRef(reader);
  const wanted = useRef(0);
  useEffect(() => {
    latest.current = reader;
    // What somebody looks at is read of the run that has ended too.
    if (wanted.current > 0) void reader.readTo(wanted.current).catch(() => undefined);
  }, [reader]);
  useEffect(() => () => latest.current.stop(), []);
  const reading = useSyncExternalStore(reader.subscribe, reader.current);
  const ways = useMemo(
    () => ({
      readTo: reader.readTo,
      read: (atLeast: number) => {
        wanted.current = atLeast;
        void reader.readTo(atLeast).catch(() => undefined);
      },
      readAll: () => {
        if (!over && reader.current().set.whole) reader.restart();
        return reader.readTo(Infinity);
      },
      stop: reader.stop,
      renew: () => {
        reader.restart();
        void reader.readTo(READ_UNASKED).catch(() => undefined);
      },
    }),
    [reader, over],
  );
  return { ...reading, ...ways };
}

function createRunReader(api: Api, { slug }: FollowedRun): RowReader {
  return createRowReader((at) => askPatiently(api, slug, at));
}

/**
 * The rows to look at while more come: new ones at the end of the reading, and before that whenever they have doubled, so
 * that not every page has all rows sorted anew. While a reading begins anew, those of the one before.
 */
export function useSteadySet({ set, busy }: Reading): RowSet {
  const [shown, setShown] = useState(set);
  const due = set !== shown && (busy ? set.count > 2 * shown.count : set.count > 0 || set.whole);
  if (due) setShown(set);
  return due ? set : shown;
}

type PageAt = Pageable & { readonly signal: AbortSignal };

/**
 * A page of results; one that fails in passing is asked for again, after the wait that a rate limit asks for.
 * @throws Failure
 */
export async function askPatiently(api: Api, slug: RunSlug, at: PageAt): Promise<ResultPage> {
  for (let tries = 0; ; tries += 1) {
    try {
      return await api.results(slug, at);
    } catch (error) {
      const { kind, retryAfter = USUAL_WAIT } = factsOf(error);
      if (tries >= RETRIES || (kind !== 'rateLimited' && !isPassing(error))) throw error;
      await wait(retryAfter * 1_000, at.signal);
    }
  }
}

/** @throws Failure `cancelled` as soon as the signal says so */
function wait(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const cancel = () => {
      clearTimeout(timer);
      reject(new Failure({ kind: 'cancelled' }));
    };
    const timer = setTimeout(() => {
      signal.removeEventListener('abort', cancel);
      resolve();
    }, milliseconds);
    signal.addEventListener('abort', cancel, { once: true });
    if (signal.aborted) cancel();
  });
}
