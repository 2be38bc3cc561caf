import type { JsonObject } from '#core/json/json.ts';
import type { Platform } from '../platform.ts';
import type { SampleWorker } from '../worker.ts';

export const STATUS = { ready: 1, running: 2, succeeded: 3, failed: 4, aborting: 5 } as const;
type Status = (typeof STATUS)[keyof typeof STATUS];

export const STATUS_WORD = ['', 'ready', 'running', 'succeeded', 'failed', 'aborting'] as const;

export type SandboxRun = {
  readonly slug: string;
  readonly worker: SampleWorker;
  readonly workerSlug: string;
  readonly version: string;
  readonly parameters: { readonly system: JsonObject; readonly custom: JsonObject };
  readonly seed: number;
  /** Milliseconds since the epoch. */
  readonly createdAt: number;
  /** Milliseconds. */
  readonly readyFor: number;
  readonly runningFor: number;
  readonly abortingFor: number;
  readonly tasks: number;
  /** Tasks that fail although the run counts as a success. */
  readonly failedTasks: number;
  readonly items: readonly string[];
  readonly total: {
    readonly results: number;
    readonly logs: number;
    readonly traffic: number;
  };
  readonly ending: { readonly status: 'succeeded' | 'failed'; readonly message: string };
  readonly origin: string;
  abortedAt?: number;
};

export type RunView = {
  readonly status: Status;
  readonly message: string;
  readonly results: number;
  readonly usage: number;
  readonly traffic: number;
  /** Milliseconds since the epoch; 0 while unset. */
  readonly startedAt: number;
  readonly finishedAt: number;
  /** Milliseconds of running. */
  readonly duration: number;
  /** Share of the work that is done, 0 to 1. */
  readonly progress: number;
};

export function endOf(run: SandboxRun): number {
  return run.createdAt + run.readyFor + run.runningFor;
}

function statusAt(run: SandboxRun, now: number): Status {
  if (run.abortedAt !== undefined)
    return now < run.abortedAt + run.abortingFor ? STATUS.aborting : STATUS.failed;
  if (now < run.createdAt + run.readyFor) return STATUS.ready;
  return now < endOf(run) ? STATUS.running : STATUS[run.ending.status];
}

function messageAt(run: SandboxRun, status: Status): string {
  if (run.abortedAt !== undefined) return status === STATUS.failed ? 'aborted by user' : '';
  return status === STATUS.succeeded || status === STATUS.failed ? run.ending.message : '';
}

/**
 * The run as it is at `now`. An aborted run is `aborting` (5) for a while and then `failed` (4) with the message
 * "aborted by user": v1 has no status of its own for it.
 */
export function viewRun(run: SandboxRun, now: number): RunView {
  const status = statusAt(run, now);
  const start = run.createdAt + run.readyFor;
  const stop = Math.min(run.abortedAt ?? Infinity, endOf(run));
  const duration = Math.max(0, Math.min(now, stop) - start);
  const progress = run.runningFor === 0 ? 1 : duration / run.runningFor;
  const over = status === STATUS.succeeded || status === STATUS.failed;
  const results = Math.floor(run.total.results * progress);
  return {
    status,
    message: messageAt(run, status),
    results,
    usage: usageFor(run.worker, { results, minutes: duration / 60_000 }),
    traffic: Math.floor(run.total.traffic * progress),
    startedAt: now < start || stop < start ? 0 : start,
    finishedAt: over ? stop + (run.abortedAt === undefined ? 0 : run.abortingFor) : 0,
    duration,
    progress,
  };
}

const USUAL_PRICE = { per: 'result', usd: 0.003 } as const;

/** USD for this work of a Worker, also for a failed run (docs/platform.md, "Prices and plans"). */
export function usageFor(worker: SampleWorker, work: { results: number; minutes: number }): number {
  const { per, usd } = worker.price ?? USUAL_PRICE;
  return (per === 'result' ? work.results : work.minutes) * usd;
}

export function usageOf(run: SandboxRun, now: number): number {
  return viewRun(run, now).usage;
}

/** Retention of a run's data after its end, in ms; its record stays longer (docs/platform.md, "Runs"). */
const DATA_RETENTION = 7 * 86_400_000;

export function isDataGone(run: SandboxRun, now: number): boolean {
  const { finishedAt } = viewRun(run, now);
  return finishedAt > 0 && now >= finishedAt + DATA_RETENTION;
}

export function rowsOf(run: SandboxRun, now: number): number {
  return isDataGone(run, now) ? 0 : viewRun(run, now).results;
}

const seconds = (ms: number) => Math.floor(ms / 1000);

/** The run record of `run/detail` and `run/list` (docs/platform.md, "Runs"). */
export function toRunRecord(run: SandboxRun, now: number, { usageLate }: Platform): JsonObject {
  const view = viewRun(run, now);
  const isLate = view.finishedAt > 0 && now < view.finishedAt + usageLate;
  return {
    slug: run.slug,
    scraper_slug: run.workerSlug,
    scraper_title: run.worker.title,
    version: run.version,
    status: view.status,
    err_msg: view.message,
    results: view.results,
    usage: (isLate ? 0 : view.usage).toFixed(4),
    traffic: view.traffic,
    started_at: seconds(view.startedAt),
    finished_at: seconds(view.finishedAt),
    duration: Math.round(view.duration / 1000),
    origin: run.origin,
  };
}
