import { openEntry } from '#browser/stored/entry.ts';
import { STORED } from '#browser/stored/registry.ts';
import type { RunSlug } from '#core/ids/run-slug.ts';
import { isCostPending, withPendingCost } from '#core/run/run-cost.ts';
import type { Run } from '#core/run/run.ts';
import { SEEN_OVER_FORMAT } from '#core/run/seen-over.ts';

import type { ServerTime } from './client/server-clock.ts';

export const storedSeenOver = openEntry(STORED.seenOver, SEEN_OVER_FORMAT);

/** Runs remembered across reloads and tabs; more than can end without a cost in two minutes. */
const MOST_STORED = 2_000;

type Clocks = {
  /** Milliseconds since the epoch by the computer's clock; measures time between two pages. */
  readonly now: () => number;
  /** Milliseconds of a monotonic clock; measures time within this page. */
  readonly elapsed: () => number;
};

const CLOCKS: Clocks = { now: () => Date.now(), elapsed: () => performance.now() };

/**
 * Marks the runs whose cost is pending. Time since the end counts from when this browser first saw it:
 * within a page by a monotonic clock, between pages by stored times.
 */
export function createPendingCosts(
  serverTime: () => ServerTime,
  { now, elapsed }: Clocks = CLOCKS,
): (runs: readonly Run[]) => readonly Run[] {
  /** When each run was first seen as over, on the scale of `elapsed`; negative if an earlier page saw it. */
  const seenOver = new Map<RunSlug, number>();

  const noteSeen = (runs: readonly Run[]) => {
    const fresh = runs.filter(({ slug }) => !seenOver.has(slug));
    if (fresh.length === 0) return;
    const stored = storedSeenOver.read();
    const before = new Map(stored.ok ? stored.value : []);
    // A stored moment that is yet to come was noted before the clock was set back.
    const first = fresh.map(({ slug }) => [slug, Math.min(before.get(slug) ?? now(), now())] as const);
    for (const [slug, at] of first) seenOver.set(slug, elapsed() - (now() - at));
    if (first.every(([slug, at]) => before.get(slug) === at)) return;
    const others = [...before].filter(([slug]) => !fresh.some((run) => run.slug === slug));
    storedSeenOver.write([...first, ...others].slice(0, MOST_STORED));
  };

  return (runs) => {
    const { isSynced, now: platformNow, within, passed } = serverTime();
    const platformTime = isSynced ? platformNow - within : passed;
    const isOpen = (run: Run) => isCostPending(run, { seenOverFor: 0, platformTime });
    const open = runs.filter(isOpen);
    if (open.length === 0) return runs;
    noteSeen(open);
    return runs.map((run) => {
      const seenOverFor = elapsed() - (seenOver.get(run.slug) ?? elapsed());
      return isCostPending(run, { seenOverFor, platformTime }) ? withPendingCost(run) : run;
    });
  };
}
