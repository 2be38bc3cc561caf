import { useEffect, useRef, useState } from 'react';

import { useApi } from '#api/api-context.tsx';
import type { CollectedRun } from '#core/collection/collection.ts';
import type { KeptRun } from '#core/collection/kept-format.ts';
import { factsOf, Failure } from '#core/errors/failure.ts';
import { isRunNotFound } from '#core/errors/not-found-failures.ts';
import { isNotAboutRun } from '#core/errors/not-about-run.ts';
import type { RunSlug } from '#core/ids/run-slug.ts';
import type { RowSet } from '#core/results/row-set.ts';
import { keptRows, type NotKept } from '#results/kept/kept-rows.ts';
import { useRenewKept } from '#results/kept/use-kept.ts';
import { nothingOfNoRun, readFromPlatform } from '#results/reading/runs-reader.ts';

/** How far the rows of some runs are kept, or what came of it. */
export type Keeping =
  | { readonly kind: 'none' }
  | { readonly kind: 'busy'; readonly done: number; readonly of: number; readonly rows: number }
  | {
      readonly kind: 'ended';
      /** Runs whose rows are kept now. */
      readonly done: number;
      readonly of: number;
      /** Runs of which the platform gave no rows. */
      readonly gone: number;
      /** Those of them that it knows. */
      readonly empty: readonly RunSlug[];
      /** Runs that could not be read, each by itself; and why the first of them could not. */
      readonly unread?: { readonly slugs: readonly RunSlug[]; readonly failure: Failure };
      /** Rows that the platform counts, and did not give. */
      readonly missing: number;
      readonly why?: NotKept | 'cancelled' | Failure;
    };

const asFailure = (error: unknown): Failure =>
  error instanceof Failure ? error : new Failure(factsOf(error));

type Ended = Extract<Keeping, { readonly kind: 'ended' }>;

/** How many rows of a run there are, those of before or those that came, and how many there should be by all that counted them. */
const mostOf = (
  { results = 0 }: CollectedRun,
  { count, total, holes }: RowSet,
  before: Pick<KeptRun, 'rows' | 'total'> = { rows: 0, total: 0 },
) => ({ rows: Math.max(count, before.rows), total: Math.max(total, results - holes, before.total) });

/** Asks the browser not to clear what is kept when its disk runs full; it may refuse, and ask the person first. */
async function askToPersist(): Promise<void> {
  try {
    await navigator.storage.persist();
  } catch {
    // Without it everything is kept as long as there is room.
  }
}

/**
 * Reads the rows of runs from the platform and keeps them, a run after the other; of each all that it gives, or what was kept
 * before where that is more.
 * @param onEmpty is told of which runs the platform gave no rows
 */
export function useKeeping(onEmpty: (slugs: readonly RunSlug[]) => void) {
  const api = useApi();
  const renew = useRenewKept();
  const [keeping, setKeeping] = useState<Keeping>({ kind: 'none' });
  const cancelling = useRef<AbortController>(undefined);
  useEffect(() => () => cancelling.current?.abort(), []);

  const keepAll = async (runs: readonly CollectedRun[], signal: AbortSignal): Promise<Ended> => {
    const kept = await keptRows.list().catch(() => new Map<RunSlug, KeptRun>());
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
    /** Undefined where this run alone cannot be read: the others are saved all the same. */
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
        const { rows, total } = mostOf(run, set, kept.get(run.slug));
        if (rows === set.count) {
          const onWritten = (written: number) => setKeeping({ ...at, rows: written });
          const why = await keptRows.keep(run.slug, { ...set, total }, { signal, onWritten });
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
