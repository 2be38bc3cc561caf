import { laterOf, type Run, type RunListing } from '#core/run/run.ts';
import type { ListedRuns } from '../wire/run-record.ts';

/** Pages of one list that are read at most. */
const MOST_PAGES = 12;

/**
 * Reads a list of runs page by page until `isEnough` says so of what was read, or all that the platform counts is there.
 * Order, filter and count are the platform's words: what does not agree is told as a gap, never passed over.
 * @param ask reads a page, from 1
 */
export async function walkRuns(
  ask: (page: number) => Promise<ListedRuns>,
  isEnough: (runs: readonly Run[]) => boolean,
): Promise<RunListing> {
  const bySlug = new Map<string, Run>();
  for (let page = 1; page <= MOST_PAGES; page += 1) {
    const { runs, count, gap } = await ask(page);
    const before = bySlug.size;
    for (const run of runs) bySlug.set(run.slug, laterOf(bySlug.get(run.slug), run));
    const read = [...bySlug.values()];
    if (gap !== undefined) return { runs: read, gap };
    if (bySlug.size === count || isEnough(read)) return { runs: read };
    if (bySlug.size === before || bySlug.size > count)
      return { runs: read, gap: `data.count says ${count}, and ${bySlug.size} runs are listed` };
  }
  return { runs: [...bySlug.values()], gap: `the list goes on after ${MOST_PAGES} pages` };
}
