import { laterOf, type Run, type RunListing, type RunWalk } from '#core/run/run.ts';
import type { ListedRuns } from '../wire/run-record.ts';

const MOST_PAGES = 12;

const MOST_SOUGHT = 60;

type AskPage = (page: number) => Promise<ListedRuns>;

/**
 * Reads a list of runs page by page until `isEnough` is true or all counted runs are read.
 * Order, filter and count come from the platform; a mismatch is reported as a gap, never ignored.
 * @param ask reads a page, from 1
 */
export async function walkRuns(
  ask: AskPage,
  { isEnough, isAhead }: Pick<RunWalk, 'isEnough' | 'isAhead'>,
): Promise<RunListing> {
  const skipped = await skip(ask, isAhead);
  const most = isAhead ? MOST_SOUGHT : MOST_PAGES;
  const bySlug = new Map<string, Run>();
  for (let page = skipped.pages + 1; page <= skipped.pages + most; page += 1) {
    const { runs, count, gap } = await skipped.ask(page);
    const before = bySlug.size;
    for (const run of runs) bySlug.set(run.slug, laterOf(bySlug.get(run.slug), run));
    const read = [...bySlug.values()];
    if (gap !== undefined) return { runs: read, gap };
    const counted = skipped.runs + bySlug.size;
    if (counted === count || isEnough(read)) return { runs: read };
    if (bySlug.size === before || counted > count)
      return { runs: read, gap: `data.count says ${count}, and ${counted} runs are listed` };
  }
  return { runs: [...bySlug.values()], gap: `the list goes on after ${most} pages` };
}

type Skipped = {
  readonly pages: number;
  readonly runs: number;
  readonly ask: AskPage;
};

async function skip(ask: AskPage, isAhead: RunWalk['isAhead']): Promise<Skipped> {
  if (!isAhead) return { pages: 0, runs: 0, ask };
  const first = await ask(1);
  const size = first.runs.length;
  const isSkipped = ({ runs, gap }: ListedRuns) =>
    gap === undefined && runs.length === size && runs.every(isAhead);
  if (first.gap !== undefined || size === 0 || !isSkipped(first)) {
    const again: AskPage = (page) => (page === 1 ? Promise.resolve(first) : ask(page));
    return { pages: 0, runs: 0, ask: again };
  }
  let pages = 1;
  for (let next = Math.ceil(first.count / size) + 1; next - pages > 1;) {
    const middle = Math.floor((pages + next) / 2);
    if (isSkipped(await ask(middle))) pages = middle;
    else next = middle;
  }
  let count: number | undefined;
  const rest: AskPage = async (page) => {
    const read = await ask(page);
    if (read.gap !== undefined) return read;
    // What begins meanwhile stands before what was skipped, and only moves the rest.
    count ??= read.count;
    return { ...read, count };
  };
  return { pages, runs: pages * size, ask: rest };
}
