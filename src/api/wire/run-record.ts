import * as z from 'zod/mini';

import { Failure } from '#core/errors/failure.ts';
import type { RunSlug } from '#core/ids/run-slug.ts';
import { isJsonArray, isJsonObject, ownValue } from '#core/json/json.ts';
import { isRunOver, type Run, type RunPage, RUN_STATUSES, type RunStatus } from '#core/run/run.ts';
import { readRunSlug } from './run-slug.ts';
import {
  count,
  items,
  maybeAmount,
  maybeNumber,
  moment,
  readWire,
  requireList,
  said,
  text,
  title,
  word,
} from './schema.ts';

const runRecord = z.object({
  slug: word,
  scraper_slug: title,
  scraper_title: title,
  version: title,
  status: text,
  err_msg: said,
  results: maybeAmount,
  usage: maybeAmount,
  traffic: maybeAmount,
  started_at: moment,
  finished_at: moment,
  duration: maybeAmount,
  origin: title,
});

/** A run can stay in `aborting`, which is also v1's number for an aborted run. */
const mayHaveEnded = (status: RunStatus): boolean => status === 'aborting' || isRunOver(status);

/**
 * Reads a run record by v1's names. Times are seconds or milliseconds on the wire, 0 while unset;
 * `err_msg` may be missing. The end counts only if the status is final.
 */
export function readRunRecord(data: unknown, part: string, toStatus: (status: string) => RunStatus): Run {
  const wire = readWire(runRecord, data, part);
  const status = toStatus(wire.status);
  return {
    slug: readRunSlug(wire.slug, `${part}.slug`),
    workerSlug: wire.scraper_slug,
    workerTitle: wire.scraper_title,
    version: wire.version,
    status,
    errorMessage: wire.err_msg,
    ...(wire.results === undefined ? {} : { results: wire.results }),
    ...(wire.usage === undefined ? {} : { usage: wire.usage }),
    ...(wire.traffic === undefined ? {} : { traffic: wire.traffic }),
    ...(wire.started_at === undefined ? {} : { startedAt: wire.started_at }),
    ...(wire.finished_at === undefined || !mayHaveEnded(status) ? {} : { finishedAt: wire.finished_at }),
    ...(wire.duration === undefined ? {} : { duration: wire.duration }),
    origin: wire.origin,
  };
}

/**
 * Returns the run if it is the requested one. A number instead of an ID is an alias on the platform.
 * @throws Failure of kind `unreadable` for another run
 */
export function asRequested(run: Run, slug: RunSlug): Run {
  if (/^\d+$/.test(run.slug)) return { ...run, slug };
  if (run.slug.toUpperCase() === slug.toUpperCase()) return run;
  throw new Failure({ kind: 'unreadable', detail: 'data.slug is that of another run' });
}

const runPage = z.object({ count, list: items });

/**
 * Reads the readable run records of a page.
 * @throws Failure of kind `unreadable` if no record is readable, or if there is neither a list nor a
 * count, which does not mean that there are none
 */
export function readPageOfRuns(data: unknown, readRun: (data: unknown, part: string) => Run): RunPage {
  const { count: total, list } = readWire(runPage, data);
  requireList(data, total);
  const runs: Run[] = [];
  const failures: Failure[] = [];
  for (const [index, item] of list.entries()) {
    try {
      runs.push(readRun(item, `data.list.${index}`));
    } catch (error) {
      if (!(error instanceof Failure)) throw error;
      failures.push(error);
    }
  }
  const [failure] = failures;
  if (failure && runs.length === 0) throw failure;
  return { runs, unread: failures.map(({ facts }) => facts.detail ?? ''), total: total ?? list.length };
}

/** A page of runs used as proof of absence: the count, or why the page may hide a run (`gap`). */
export type ListedRuns = { readonly runs: readonly Run[] } & (
  | { readonly count: number; readonly gap?: never }
  | { readonly gap: string; readonly count?: never }
);

/**
 * Reads a page as proof of absence: list and count must exist by their own names, and every record must be
 * readable.
 */
export function readListedRuns(data: unknown, readRun: (data: unknown, part: string) => Run): ListedRuns {
  const list = isJsonObject(data) ? ownValue(data, 'list') : undefined;
  const said = isJsonObject(data) ? readWire(maybeNumber, ownValue(data, 'count')) : undefined;
  if (!isJsonArray(list)) return { runs: [], gap: 'data.list is not there' };
  const runs: Run[] = [];
  let gap: string | undefined;
  for (const [index, record] of list.entries()) {
    try {
      runs.push(readRun(record, `data.list.${index}`));
    } catch (error) {
      if (!(error instanceof Failure)) throw error;
      gap ??= error.facts.detail ?? `data.list.${index} is not usable`;
    }
  }
  if (said === undefined) return { runs, gap: 'data.count is not there' };
  return gap === undefined ? { runs, count: said } : { runs, gap };
}

export function statusOfWord(value: string): RunStatus {
  const name = value.trim().toLowerCase();
  return RUN_STATUSES.find((status) => status === name) ?? 'unknown';
}
