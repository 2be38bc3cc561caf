import { type Month, monthOf, monthsAfter } from '#core/run/month.ts';
import { listedAt, newestFirst } from '#core/run/run-time.ts';
import { isRunSettled } from '#core/run/run-state.ts';
import { eachOnce, laterOf, type Run, type RunPage } from '#core/run/run.ts';

/** Which part of the list of runs is read; all of it where nothing is said. */
export type ListSpan = {
  readonly worker?: string;
  /** The earliest month. Where none is named, the list is read back until it seems to end. */
  readonly from?: Month;
  /** The latest month; the present one where none is named. */
  readonly to?: Month;
};

/** What is read of a month; of the whole list where the platform knows no months. */
export type ListPart = {
  readonly month: Month | undefined;
  /** Each once. */
  readonly runs: readonly Run[];
  /** What is wrong with the records that could not be read, one each. */
  readonly unread: readonly string[];
  /** By the platform's count; undefined before its first page. */
  readonly total: number | undefined;
  readonly whole: boolean;
  /** Runs that are counted and could not be read, though the part was read to its end; at least 1 where a record was not right. */
  readonly missing: number;
  readonly failure: Error | null;
  /** When it was read, in ms since the epoch, where this browser has kept it. */
  readonly keptAt?: number;
};

/** What was read of a part, page by page. */
type ReadPages = {
  readonly pages: readonly RunPage[];
  readonly hasMore: boolean;
  readonly failure: Error | null;
};

/** @param month absent where the list is not by months */
export function toPart(month: Month | undefined, { pages, hasMore, failure }: ReadPages): ListPart {
  const runs = eachOnce(pages.flatMap((page) => page.runs));
  const total = pages.at(-1)?.total;
  const whole = pages.length > 0 && !hasMore;
  const keptAt = pages[0]?.keptAt;
  const unread = pages.flatMap((page) => page.unread);
  return {
    month,
    runs,
    unread,
    total,
    whole,
    failure,
    ...(keptAt !== undefined && { keptAt }),
    missing: whole ? Math.max(unread.length > 0 ? 1 : 0, (total ?? 0) - runs.length) : 0,
  };
}

/** The runs of all parts, each once, the newest first. */
export const runsOfParts = (parts: readonly ListPart[]): readonly Run[] =>
  newestFirst(eachOnce(parts.flatMap(({ runs }) => runs)));

/** So many months without a run are taken for the time before the first one. */
const QUIET_MONTHS = 6;

/** So many parts that cannot be read, one after the other, are taken for a platform that does not answer. */
const MOST_FAILURES = 2;

/** Whether nothing more is read of a part by itself. */
const isSettled = ({ whole, failure }: ListPart): boolean => whole || failure !== null;

/** The month after the latest of these parts, where it has begun since they were first read, and no latest one is named. */
export function laterMonth(
  [latest]: readonly ListPart[],
  { to }: ListSpan,
  present: Month,
): Month | undefined {
  const month = latest?.month;
  return month === undefined || to !== undefined || month >= present ? undefined : monthsAfter(month, 1);
}

/** The month that is read after these parts, the latest of which comes first; undefined while one is being read, and at the end. */
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

/** Whether a month is read, and brought nothing: a platform that passes over the month lists those of later ones for ever. */
const isQuiet = ({ month = '2000-01', whole, runs }: ListPart): boolean =>
  whole && runs.every((run) => monthOf(listedAt(run) ?? 0) > month);

const endsWith = (parts: readonly ListPart[], count: number, is: (part: ListPart) => boolean): boolean =>
  parts.length >= count && parts.slice(-count).every(is);

/** How long a run is looked at again by itself: one that takes longer hangs. Milliseconds. */
const LIVELY = 7 * 86_400_000;

/** The runs that still go on, and those whose costs are pending. */
export function liveRuns(runs: readonly Run[], now: number): readonly Run[] {
  return runs.filter(
    (run) => run.status !== 'unknown' && !isRunSettled(run) && (listedAt(run) ?? now) > now - LIVELY,
  );
}

/**
 * Pages with what was read of some runs since: in the place of what they were, and the new ones before all others. New runs are
 * counted too, or they would stand for others that could not be read.
 * @param counted by the platform, when it gave these
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
