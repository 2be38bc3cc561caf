import * as z from 'zod/mini';

import { isRunSlug, type RunSlug } from '#core/ids/run-slug.ts';
import { type Month, monthsAfter, periodOf } from '#core/run/month.ts';
import { isFigureUnknown } from '#core/run/run-state.ts';
import { listedAt } from '#core/run/run-time.ts';
import { isRunOver, type Run, RUN_STATUSES } from '#core/run/run.ts';
import { err, ok, type Result } from '#core/result.ts';
import { defineFormat, type Unread } from '#core/stored/format.ts';

import type { ListPart } from './run-list.ts';

export type StoredMonth = {
  /** When they were read, in ms since the epoch. */
  readonly at: number;
  readonly runs: readonly Run[];
};

const HOUR = 3_600_000;

/** Time after its end when a month counts as closed: its last runs are listed by then. */
const CLOSING = HOUR;

/** Whether a month had ended and was fully listed at a moment (ms since the epoch). */
export const isClosed = (month: Month, at: number): boolean =>
  at >= periodOf(monthsAfter(month, 1)).from + CLOSING;

/** Age at which a run is not expected to change: an active one hangs, an unknown cost stays unknown. */
const SETTLED = 7 * 24 * HOUR;

/**
 * Whether the reading of a month is complete and final, so that it can be stored and not requested again.
 * An empty month is not: a request is cheap, and a wrongly empty answer would never be noticed.
 * @param at when it was read, in ms since the epoch
 */
export function isForGood({ month, whole, missing, unread, failure, runs }: ListPart, at: number): boolean {
  if (month === undefined || !isClosed(month, at) || runs.length === 0) return false;
  const isAll = whole && missing === 0 && unread.length === 0 && failure === null;
  return (
    isAll &&
    runs.every((run) => isOld(run, at) || (isRunOver(run.status) && !isFigureUnknown(run, 'results')))
  );
}

const isOld = (run: Run, at: number): boolean => (listedAt(run) ?? at) < at - SETTLED;

export const restoreRun = (run: Run, now: number): Run =>
  isFigureUnknown(run, 'usage') && !isOld(run, now) ? { ...run, costPending: true } : run;

const amount = z.number().check(z.nonnegative());

const storedMonth = z.object({
  at: amount,
  runs: z.array(
    z.object({
      slug: z.custom<RunSlug>((value) => typeof value === 'string' && isRunSlug(value)),
      workerSlug: z.string(),
      workerTitle: z.string(),
      version: z.string(),
      status: z.enum(RUN_STATUSES),
      errorMessage: z.string(),
      results: z.exactOptional(amount),
      usage: z.exactOptional(amount),
      traffic: z.exactOptional(amount),
      startedAt: z.exactOptional(amount),
      finishedAt: z.exactOptional(amount),
      duration: z.exactOptional(amount),
      origin: z.string(),
    }),
  ),
});

export const STORED_MONTH_FORMAT = defineFormat<StoredMonth>({
  read: (stored): Result<StoredMonth, Unread> => {
    const read = storedMonth.safeParse(stored);
    return read.success ? ok(read.data) : err('unreadable');
  },
  write: ({ at, runs }) => ({ at, runs: runs.map(({ costPending: _, ...run }) => ({ ...run })) }),
  // Runs of version 1 have all figures: 0 where none was told. Those of version 2 have a cost.
  migrations: [(stored) => stored, (stored) => stored],
});
