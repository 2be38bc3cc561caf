import { useEffect, useRef, useState } from 'react';

import { useApi } from '#api/api-context.tsx';
import type { CollectedRun } from '#core/collection/collection.ts';
import type { SavedRun } from '#core/collection/saved-run-format.ts';
import { factsOf, Failure } from '#core/errors/failure.ts';
import { isRunNotFound } from '#core/errors/not-found-failures.ts';
import { isNotAboutRun } from '#core/errors/not-about-run.ts';
import type { RunSlug } from '#core/ids/run-slug.ts';
import type { RowSet } from '#core/results/row-set.ts';
import { savedRows, type SaveFailure } from '#results/saved/saved-rows.ts';
import { useRefreshSavedRuns } from '#results/saved/use-saved-runs.ts';
import { nothingOfNoRun, readFromPlatform } from '#results/reading/runs-reader.ts';

export type Keeping =
  | { readonly kind: 'none' }
  | { readonly kind: 'busy'; readonly done: number; readonly of: number; readonly rows: number }
  | {
      readonly kind: 'ended';
      readonly done: number;
      readonly of: number;
      readonly gone: number;
      readonly empty: readonly RunSlug[];
      readonly unread?: { readonly slugs: readonly RunSlug[]; readonly failure: Failure };
      readonly missing: number;
      readonly why?: SaveFailure | 'cancelled' | Failure;
    };

const asFailure = (error: unknown): Failure =>
  error instanceof Failure ? error : new Failure(factsOf(error));

type Ended = Extract<Keeping, { readonly kind: 'ended' }>;

const mostOf = (
  { results = 0 }: CollectedRun,
  { count, total, holes }: RowSet,
  before: Pick<SavedRun, 'rows' | 'total'> = { rows: 0, total: 0 },
) => ({ rows: Math.max(count, before.rows), total: Math.max(total, results - holes, before.total) });

/** Asks the browser not to evict stored data when the disk is full; it may refuse, or ask the person first. */
async function askToPersist(): Promise<void> {
  try {
    await navigator.storage.persist();
  } catch {
    // Without it everything is kept as long as there is room.
  }
}

/**
 * Reads and stores the rows of runs one by one; for each, all that the platform gives, or the stored rows
 * if there are more.
 * @param onEmpty receives the runs for which the platform gave no rows
 */
export function useKeeping(onEmpty: (slugs: readonly RunSlug[]) => void) {
  const api = useApi();
  const renew = useRefreshSavedRuns();
  const [keeping, setKeeping] = useState<Keeping>({ kind: 'none' });
  const cancelling = useRef<AbortController>(undefined);
  useEffect(() => () => cancelling.current?.abort(), []);

  const keepAll = async (runs: readonly CollectedRun[], signal: AbortSignal): Promise<Ended> => {
    const savedRuns = await savedRows.list().catch(() => new Map<RunSlug, SavedRun>());
    const read = readFromPlatform(api);
    const of = runs.length;
    let [done, gone, missing] = [0, 0, 0];
    const empty: RunSlug[] = [];
    let unread: Ended['unread'];
    const ended = (why?: Ended['why']): Ended => ({
      kind: 'ended',
      done,
      of,
      gone,
      empty,
      missing,
      ...(unread && { unread }),
      ...(why && { why }),
    });
    /** Undefined if only this run cannot be read; the others are still saved. */
    const readOne = async (slug: RunSlug): Promise<RowSet | undefined> => {
      try {
        const set = await read(slug, signal);
        if (set.count === 0) empty.push(slug);
        return set;
      } catch (error) {
        const failure = asFailure(error);
        if (isRunNotFound(failure.facts)) return nothingOfNoRun(failure);
        if (signal.aborted || isNotAboutRun(failure.facts)) throw failure;
        unread = { failure, ...unread, slugs: [...(unread?.slugs ?? []), slug] };
        return undefined;
      }
    };
    try {
      for (const run of runs) {
        const at = { kind: 'busy', done, of } as const;
        setKeeping({ ...at, rows: 0 });
        const set = await readOne(run.slug);
        if (!set) continue;
        if (set.count === 0) {
          gone += 1;
          continue;
        }
        const { rows, total } = mostOf(run, set, savedRuns.get(run.slug));
        if (rows === set.count) {
          const onWritten = (written: number) => setKeeping({ ...at, rows: written });
          const why = await savedRows.keep(run.slug, { ...set, total }, { signal, onWritten });
          if (why) return ended(why);
        }
        done += 1;
        missing += total - rows;
      }
    } catch (error) {
      if (signal.aborted) return ended('cancelled');
      return ended(asFailure(error));
    }
    return ended();
  };
  return {
    keeping,
    keep: async (runs: readonly CollectedRun[]) => {
      const cancel = new AbortController();
      cancelling.current = cancel;
      setKeeping({ kind: 'busy', done: 0, of: runs.length, rows: 0 });
      await askToPersist();
      const ended = await keepAll(runs, cancel.signal);
      await renew();
      if (ended.empty.length > 0) onEmpty(ended.empty);
      setKeeping(ended);
    },
    cancel: () => cancelling.current?.abort(),
  };
}
