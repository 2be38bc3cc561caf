import type { RunSlug } from '#core/ids/run-slug.ts';
import type { Json, JsonObject } from '#core/json/json.ts';
import type { Month } from './month.ts';
import type { RunOptions } from '#core/options/run-options.ts';
import type { WorkerSlug } from '#core/ids/worker-ref.ts';

/** What a person asks for when they start a run: all that the request body is built from. */
export type RunOrder = {
  readonly worker: WorkerSlug;
  /** An option that cannot be read yet is undefined, and left out of the request. */
  readonly options: { readonly [Name in keyof RunOptions]: RunOptions[Name] | undefined };
  readonly custom: JsonObject;
};

export const RUN_STATUSES = [
  'ready',
  'running',
  'succeeded',
  'failed',
  'aborting',
  'aborted',
  'unknown',
] as const;
export type RunStatus = (typeof RUN_STATUSES)[number];

export type Run = {
  readonly slug: RunSlug;
  readonly workerSlug: string;
  readonly workerTitle: string;
  readonly version: string;
  readonly status: RunStatus;
  /** The platform's words; may be there on a run that did not fail. */
  readonly errorMessage: string;
  /** Number of result rows. It and the figures below are absent where the platform has not told them, or told what is none. */
  readonly results?: number;
  /** USD. */
  readonly usage?: number;
  /** It is over, its cost is unknown, and the platform may still send it: the run is to be read again. */
  readonly costPending?: true;
  /** Bytes. */
  readonly traffic?: number;
  /** Milliseconds since the epoch; absent while unset. */
  readonly startedAt?: number;
  /** Absent, too, while the run goes on, or its status is unknown. */
  readonly finishedAt?: number;
  /** Seconds. */
  readonly duration?: number;
  readonly origin: string;
};

export type RunPage = {
  readonly runs: readonly Run[];
  /** What is wrong with the records of the page that could not be read, one each. */
  readonly unread: readonly string[];
  readonly total: number;
  /** When it was read, in ms since the epoch, where this browser has kept it: it is all there is of its month then. */
  readonly keptAt?: number;
};
export type RunFilter = {
  readonly status?: RunStatus;
  readonly worker?: string;
  /** Where the platform lists runs by the month: which one; the current month where left out. Of no effect elsewhere. */
  readonly month?: Month;
  /** From 1. */
  readonly page: number;
  readonly pageSize: number;
};

/** Which part of the list of runs is walked through. */
export type RunWalk = {
  readonly worker?: string;
  /** Milliseconds since the epoch: what was created before the one and after the other need not be read. */
  readonly from: number;
  readonly to: number;
  /** Whether what was read so far, in the order of the list, is all that is wanted. */
  readonly isEnough: (runs: readonly Run[]) => boolean;
  /**
   * Given where a run of a moment long ago may be sought: whether a run was surely created after all that is wanted. Of a list
   * that goes from the newest run to older ones, the pages before the first that has others are not read.
   */
  readonly isAhead?: (run: Run) => boolean;
};

/** What a walk has read. `gap`: why a run may be missing that the platform has; `gapIn`: none of a later month is, where they are listed by months. */
export type RunListing = { readonly runs: readonly Run[]; readonly gap?: string; readonly gapIn?: Month };

export type ResultColumn = { readonly key: string; readonly label: string; readonly format: string };
export type ResultRow = JsonObject;
export type ResultPage = {
  /** Those that the platform names, then those that only rows of the page have. */
  readonly columns: readonly ResultColumn[];
  readonly rows: readonly ResultRow[];
  /** Entries that the platform gave, also those that are no rows: one that gives fewer than were asked for is the last. */
  readonly size: number;
  /** Rows that there are in all; absent where the platform does not say. */
  readonly total?: number;
};

/** What the platform writes results as. */
export const EXPORT_FORMATS = ['csv', 'json', 'jsonl', 'xlsx', 'xls', 'xml', 'html', 'rss'] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

export type LogLevel = 'debug' | 'info' | 'warn' | 'error';
export type LogEntry = {
  readonly level: LogLevel;
  readonly group: string;
  readonly content: string;
  /** Milliseconds since the epoch; absent where the platform gives none. */
  readonly at?: number;
};
/** The last lines of a log. */
export type RunLog = {
  readonly entries: readonly LogEntry[];
  /** Lines that the run has written, where these are not all. */
  readonly total?: number;
  /** Where all of them are. */
  readonly allLogsUrl?: string;
};

/** What the start of a run answered: its slug, and for a synchronous run whatever came beside it. */
export type StartedRun = { readonly slug: RunSlug; readonly extra?: Json };

export type Account = {
  /** USD. */
  readonly balance: number;
  /** Bytes; absent where the platform does not say. */
  readonly traffic?: number;
  /** Milliseconds since the epoch. */
  readonly trafficExpiresAt?: number;
  /** When the balance itself lapses; milliseconds since the epoch. */
  readonly balanceExpiresAt?: number;
};

export type StoreWorker = { readonly slug: WorkerSlug; readonly title: string; readonly description: string };

/** Over: nothing more will happen to this run. `status` alone decides. */
export function isRunOver(status: RunStatus): boolean {
  return status === 'succeeded' || status === 'failed' || status === 'aborted';
}

/** What is told of a run last, unless it is over: a part of the platform that is behind does not take that back. */
export const laterOf = (before: Run | undefined, run: Run): Run =>
  before && isRunOver(before.status) && !isRunOver(run.status) ? before : run;

/** Each once, by what is told of it last. */
export function eachOnce(runs: readonly Run[]): readonly Run[] {
  const bySlug = new Map<RunSlug, Run>();
  for (const run of runs) bySlug.set(run.slug, laterOf(bySlug.get(run.slug), run));
  return [...bySlug.values()];
}

/**
 * Milliseconds to the next look at a run, or false when it is over: the platform's advice is 2 s, then 5, 10, 15 s.
 * @param looks how many answers there have been so far
 */
export function pollDelay(status: RunStatus | undefined, looks: number): number | false {
  if (status !== undefined && isRunOver(status)) return false;
  return ([2_000, 5_000, 10_000] as const)[Math.max(0, looks - 1)] ?? 15_000;
}
