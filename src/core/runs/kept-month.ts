import * as z from 'zod/mini';

import { isRunSlug, type RunSlug } from '#core/ids/run-slug.ts';
import { type Month, monthsAfter, periodOf } from '#core/run/month.ts';
import { isUntold } from '#core/run/run-state.ts';
import { listedAt } from '#core/run/run-time.ts';
import { isRunOver, type Run, RUN_STATUSES } from '#core/run/run.ts';
import { err, ok, type Result } from '#core/result.ts';
import { defineFormat, type Unread } from '#core/stored/format.ts';

import type { ListPart } from './run-list.ts';

/** The runs of a month that is over, as they were read. */
export type KeptMonth = {
  /** When they were read, in ms since the epoch. */
  readonly at: number;
  readonly runs: readonly Run[];
};

const HOUR = 3_600_000;

/** So long after its end a month is taken for closed: the last runs of it are listed by then. */
const CLOSING = HOUR;

/** Whether a month had ended, and was listed to its end, at a moment (ms since the epoch). */
export const isClosed = (month: Month, at: number): boolean =>
  at >= periodOf(monthsAfter(month, 1)).from + CLOSING;

/** So long after its creation nothing is expected of a run any more: one that still goes on hangs, and a cost that is unknown stays so. */
const SETTLED = 7 * 24 * HOUR;

/**
 * Whether what was read of a month is all of it, and for good: to be kept, and not asked for again. A month without runs is not:
 * to ask for it costs little, and an answer that was empty by mistake would never be found out.
 * @param at when it was read, in ms since the epoch
 */
export function isForGood({ month, whole, missing, unread, failure, runs }: ListPart, at: number): boolean {
  if (month === undefined || !isClosed(month, at) || runs.length === 0) return false;
  const isAll = whole && missing === 0 && unread.length === 0 && failure === null;
  return isAll && runs.every((run) => isOld(run, at) || (isRunOver(run.status) && !isUntold(run, 'results')));
}

const isOld = (run: Run, at: number): boolean => (listedAt(run) ?? at) < at - SETTLED;

/** A kept run whose cost was unknown when it was read, and may have been told since, is to be read again, and no other. */
export const keptRun = (run: Run, now: number): Run =>
  isUntold(run, 'usage') && !isOld(run, now) ? { ...run, costPending: true } : run;

const amount = z.number().check(z.nonnegative());

const keptMonth = z.object({
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

export const KEPT_MONTH_FORMAT = defineFormat<KeptMonth>({
  read: (stored): Result<KeptMonth, Unread> => {
    const read = keptMonth.safeParse(stored);
    return read.success ? ok(read.data) : err('unreadable');
  },
  write: ({ at, runs }) => ({ at, runs: runs.map(({ costPending: _, ...run }) => ({ ...run })) }),
  // Runs of version 1 have all figures: 0 where none was told. Those of version 2 have a cost.
  migrations: [(stored) => stored, (stored) => stored],
});
