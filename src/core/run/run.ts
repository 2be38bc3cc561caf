import type { RunSlug } from '#core/ids/run-slug.ts';
import type { Json, JsonObject } from '#core/json/json.ts';
import type { Month } from './month.ts';
import type { RunOptions } from '#core/options/run-options.ts';
import type { WorkerSlug } from '#core/ids/worker-ref.ts';

export type RunOrder = {
  readonly worker: WorkerSlug;
  /** An unreadable option is undefined, and left out of the request. */
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
  /** The platform's message; may be set on a run that did not fail. */
  readonly errorMessage: string;
  /**
   * Number of result rows. This and the figures below are absent if the platform reports none or an
   * invalid value.
   */
  readonly results?: number;
  /** USD. */
  readonly usage?: number;
  /** The run has finished and its cost is unknown but may still arrive: read it again. */
  readonly costPending?: true;
  /** Bytes. */
  readonly traffic?: number;
  /** Milliseconds since the epoch; absent while unset. */
  readonly startedAt?: number;
  readonly finishedAt?: number;
  /** Seconds. */
  readonly duration?: number;
  readonly origin: string;
};

export type RunPage = {
  readonly runs: readonly Run[];
  readonly unread: readonly string[];
  readonly total: number;
  /**
   * When it was read, in ms since the epoch, if it comes from this browser's storage; it is then
   * complete for its month.
   */
  readonly storedAt?: number;
};
export type RunFilter = {
  readonly status?: RunStatus;
  readonly worker?: string;
  readonly month?: Month;
  /** From 1. */
  readonly page: number;
  readonly pageSize: number;
};

export type RunWalk = {
  readonly worker?: string;
  /** Milliseconds since the epoch; runs created before `from` or after `to` need not be read. */
  readonly from: number;
  readonly to: number;
  readonly isEnough: (runs: readonly Run[]) => boolean;
  /**
   * Set if a run of long ago may be searched: whether a run was certainly created after everything
   * wanted. In a list from newest to oldest, pages before the first other run are skipped.
   */
  readonly isAhead?: (run: Run) => boolean;
};

export type RunListing = { readonly runs: readonly Run[]; readonly gap?: string; readonly gapIn?: Month };

export type ResultColumn = { readonly key: string; readonly label: string; readonly format: string };
export type ResultRow = JsonObject;
export type ResultPage = {
  readonly columns: readonly ResultColumn[];
  readonly rows: readonly ResultRow[];
  readonly size: number;
  readonly total?: number;
};

export const EXPORT_FORMATS = ['csv', 'json', 'jsonl', 'xlsx', 'xls', 'xml', 'html', 'rss'] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

export type LogLevel = 'debug' | 'info' | 'warn' | 'error';
export type LogEntry = {
  readonly level: LogLevel;
  readonly group: string;
  readonly content: string;
  /** Milliseconds since the epoch; absent if the platform gives none. */
  readonly at?: number;
};
export type RunLog = {
  readonly entries: readonly LogEntry[];
  readonly total?: number;
  readonly allLogsUrl?: string;
};

export type StartedRun = { readonly slug: RunSlug; readonly extra?: Json };

export type Account = {
  /** USD. */
  readonly balance: number;
  /** Bytes; absent if the platform does not say. */
  readonly traffic?: number;
  /** Milliseconds since the epoch. */
  readonly trafficExpiresAt?: number;
  /** When the balance expires; milliseconds since the epoch. */
  readonly balanceExpiresAt?: number;
};

export type StoreWorker = { readonly slug: WorkerSlug; readonly title: string; readonly description: string };

export function isRunOver(status: RunStatus): boolean {
  return status === 'succeeded' || status === 'failed' || status === 'aborted';
}

/** The later record, unless the earlier one is finished: a lagging part of the platform must not revert that. */
export const laterOf = (before: Run | undefined, run: Run): Run =>
  before && isRunOver(before.status) && !isRunOver(run.status) ? before : run;

export function eachOnce(runs: readonly Run[]): readonly Run[] {
  const bySlug = new Map<RunSlug, Run>();
  for (const run of runs) bySlug.set(run.slug, laterOf(bySlug.get(run.slug), run));
  return [...bySlug.values()];
}

/**
 * Milliseconds until the next poll of a run, or false if it has finished. The platform recommends 2 s,
 * then 5, 10, 15 s.
 * @param looks number of answers so far
 */
export function pollDelay(status: RunStatus | undefined, looks: number): number | false {
  if (status !== undefined && isRunOver(status)) return false;
  return ([2_000, 5_000, 10_000] as const)[Math.max(0, looks - 1)] ?? 15_000;
}
