import type { Api } from '#api/operations.ts';
import type { BatchEvent } from '#core/batch/state/batch-event.ts';
import type { BatchState } from '#core/batch/state/batch-state.ts';
import { followedRuns } from '#core/batch/state/row-state.ts';
import { factsOf } from '#core/errors/failure.ts';
import { isRunNotFound } from '#core/errors/not-found-failures.ts';
import type { RunSlug } from '#core/ids/run-slug.ts';
import { createdAt } from '#core/run/run-time.ts';
import type { Run } from '#core/run/run.ts';
import { isReadPast } from '#starts/look-up/find-candidates.ts';

/** Runs missing from the list are requested one by one: at most this many per look, longest unasked first. */
const MOST_SINGLE = 5;

/** Milliseconds by which clocks may differ. */
const DOUBT = 10 * 60_000;

export type AskTimes = Map<RunSlug, number>;

type SeenEvent = Extract<BatchEvent, { readonly kind: 'seen' | 'unread' }>;

/** Reads the list of runs back to the batch's oldest active run: usually one request. */
export async function lookAtRuns(
  api: Pick<Api, 'walkRuns' | 'run' | 'serverTime'>,
  batchState: BatchState,
  {
    now,
    signal,
    askTimes,
  }: { readonly now: () => number; readonly signal: AbortSignal; readonly askTimes: AskTimes },
): Promise<SeenEvent> {
  const mine = batchState.active.flatMap((row) => {
    const of = batchState.rows[row];
    if (of === undefined) return [];
    const since = of.attempt?.at ?? now();
    return followedRuns(of).map(({ slug, startedAt }) => ({
      slug,
      since: createdAt(slug) ?? Math.min(since, startedAt ?? since),
    }));
  });
  const to = api.serverTime().now;
  const from = Math.min(to, ...mine.map(({ since }) => since)) - DOUBT;
  const isEnough = (runs: readonly Run[]) => {
    const slugs = new Set(runs.map(({ slug }) => slug));
    // One that is not listed, or not in this month, would have all pages read at each look.
    return mine.every(({ slug }) => slugs.has(slug)) || isReadPast(runs, { time: from, by: 'date' });
  };
  try {
    const { runs } = await api.walkRuns({ from, to, isEnough }, signal);
    const listed = new Set(runs.map(({ slug }) => slug));
    const missing = mine
      .filter(({ slug }) => !listed.has(slug))
      .toSorted((a, b) => (askTimes.get(a.slug) ?? -Infinity) - (askTimes.get(b.slug) ?? -Infinity) || 0)
      .slice(0, MOST_SINGLE);
    for (const { slug } of missing) askTimes.set(slug, now());
    const single = await Promise.all(missing.map(({ slug }) => runOf(api, slug, signal)));
    const own = new Set(batchState.rows.flatMap(({ run }) => (run ? [run.slug] : [])));
    const elsewhere = runs.filter(({ slug, status }) => status === 'running' && !own.has(slug)).length;
    return {
      kind: 'seen',
      runs: [...runs, ...single.filter((one) => typeof one === 'object')],
      missing: single.filter((one) => typeof one === 'string'),
      elsewhere,
      platformTime: api.serverTime().now,
      time: now(),
    };
  } catch (error) {
    return { kind: 'unread', facts: factsOf(error), time: now() };
  }
}

/**
 * A run that just started may not be listed or known yet; an unreadable run does not block the others.
 * @returns only its name if the platform does not know the run
 */
async function runOf(
  api: Pick<Api, 'run'>,
  slug: RunSlug,
  signal: AbortSignal,
): Promise<Run | RunSlug | undefined> {
  try {
    return await api.run(slug, signal);
  } catch (error) {
    const facts = factsOf(error);
    if (facts.kind === 'rateLimited') throw error;
    return isRunNotFound(facts) ? slug : undefined;
  }
}
