import { type Month, monthOf, monthsAfter } from '#core/run/month.ts';
import { listedAt, newestFirst } from '#core/run/run-time.ts';
import { isRunSettled } from '#core/run/run-state.ts';
import { eachOnce, laterOf, type Run, type RunPage } from '#core/run/run.ts';

export type ListSpan = {
  readonly worker?: string;
  /** The earliest month. By default, the list is read back until it seems to end. */
  readonly from?: Month;
  /** The latest month; by default the current one. */
  readonly to?: Month;
};

export type ListPart = {
  readonly month: Month | undefined;
  readonly runs: readonly Run[];
  readonly unread: readonly string[];
  readonly total: number | undefined;
  readonly whole: boolean;
  /**
   * Runs that are counted but could not be read, although the part was read to its end; at least 1 for
   * an invalid record.
   */
  readonly missing: number;
  readonly failure: Error | null;
  /** When it was read, in ms since the epoch, if it comes from this browser's storage. */
  readonly storedAt?: number;
};

type RunPages = {
  readonly pages: readonly RunPage[];
  readonly hasMore: boolean;
  readonly failure: Error | null;
};

export function toPart(month: Month | undefined, { pages, hasMore, failure }: RunPages): ListPart {
  const runs = eachOnce(pages.flatMap((page) => page.runs));
  const total = pages.at(-1)?.total;
  const whole = pages.length > 0 && !hasMore;
  const storedAt = pages[0]?.storedAt;
  const unread = pages.flatMap((page) => page.unread);
  return {
    month,
    runs,
    unread,
    total,
    whole,
    failure,
    ...(storedAt !== undefined && { storedAt }),
    missing: whole ? Math.max(unread.length > 0 ? 1 : 0, (total ?? 0) - runs.length) : 0,
  };
}

export const runsOfParts = (parts: readonly ListPart[]): readonly Run[] =>
  newestFirst(eachOnce(parts.flatMap(({ runs }) => runs)));

/** This many months without a run count as the time before the first one. */
const QUIET_MONTHS = 6;

const MOST_FAILURES = 2;

const isSettled = ({ whole, failure }: ListPart): boolean => whole || failure !== null;

export function laterMonth(
  [latest]: readonly ListPart[],
  { to }: ListSpan,
  present: Month,
): Month | undefined {
  const month = latest?.month;
  return month === undefined || to !== undefined || month >= present ? undefined : monthsAfter(month, 1);
}

/** The month to read after these parts (latest first); undefined during a reading and at the end. */
export function nextMonth(
  parts: readonly ListPart[],
  { from, to }: ListSpan,
  present: Month,
): Month | undefined {
  const last = parts.at(-1);
  if (last === undefined) return to ?? present;
  if (last.month === undefined || !isSettled(last)) return undefined;
  const isRefused = endsWith(parts, MOST_FAILURES, ({ failure }) => failure !== null);
  const isEnd = from === undefined ? endsWith(parts, QUIET_MONTHS, isQuiet) : last.month <= from;
  return isRefused || isEnd ? undefined : monthsAfter(last.month, -1);
}

/** Whether a month was read without runs. A platform that ignores the month lists those of later ones forever. */
const isQuiet = ({ month = '2000-01', whole, runs }: ListPart): boolean =>
  whole && runs.every((run) => monthOf(listedAt(run) ?? 0) > month);

const endsWith = (parts: readonly ListPart[], count: number, is: (part: ListPart) => boolean): boolean =>
  parts.length >= count && parts.slice(-count).every(is);

/** Milliseconds a run is polled automatically; one that takes longer hangs. */
const LIVELY = 7 * 86_400_000;

export function liveRuns(runs: readonly Run[], now: number): readonly Run[] {
  return runs.filter(
    (run) => run.status !== 'unknown' && !isRunSettled(run) && (listedAt(run) ?? now) > now - LIVELY,
  );
}

/**
 * Merges fresh records of some runs into pages; new runs go first. New runs are also counted, otherwise
 * they would hide others that could not be read.
 * @param counted the platform's count with these records
 */
export function withFresh(pages: readonly RunPage[], fresh: readonly Run[], counted = 0): readonly RunPage[] {
  const bySlug = new Map(fresh.map((run) => [run.slug, run]));
  const known = new Set(pages.flatMap(({ runs }) => runs.map(({ slug }) => slug)));
  const added = fresh.filter(({ slug }) => !known.has(slug));
  return pages.map((page, at) => {
    const runs = page.runs.map((run) => laterOf(run, bySlug.get(run.slug) ?? run));
    const total = Math.max(counted, page.total + added.length);
    return { ...page, runs: at === 0 ? [...added, ...runs] : runs, total };
  });
}
