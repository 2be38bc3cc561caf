import * as z from 'zod/mini';

import { RUN_STATUSES, type Run, type RunPage, type RunStatus } from '#core/run/run.ts';
import { readRunSlug } from '../../wire/run-slug.ts';
import { amount, anything, items, maybeNumber, moment, readWire, text, word } from '../../wire/schema.ts';

const runRecord = z.object({
  slug: word,
  scraper_slug: text,
  scraper_title: text,
  version: text,
  status: anything,
  err_msg: text,
  results: amount,
  usage: amount,
  traffic: amount,
  started_at: moment,
  finished_at: moment,
  duration: amount,
  origin: text,
});

const STATUS_BY_NUMBER: ReadonlyMap<number, RunStatus> = new Map([
  [1, 'ready'],
  [2, 'running'],
  [3, 'succeeded'],
  [4, 'failed'],
  [5, 'aborting'],
]);

/** Reads a run record. Times are seconds on the wire, and 0 while unset. */
export function readRun(data: unknown, part = 'data'): Run {
  const wire = readWire(runRecord, data, part);
  return {
    slug: readRunSlug(wire.slug, `${part}.slug`),
    workerSlug: wire.scraper_slug,
    workerTitle: wire.scraper_title,
    version: wire.version,
    status: toStatus(wire.status),
    errorMessage: wire.err_msg,
    results: wire.results,
    usage: wire.usage,
    traffic: wire.traffic,
    ...(wire.started_at === undefined ? {} : { startedAt: wire.started_at }),
    ...(wire.finished_at === undefined ? {} : { finishedAt: wire.finished_at }),
    duration: wire.duration,
    origin: wire.origin,
  };
}

const runPage = z.object({ count: maybeNumber, list: items });

/** Reads a page of run records; `data: null` is an empty one. */
export function readRunPage(data: unknown): RunPage {
  const { count, list } = readWire(runPage, data ?? {});
  return {
    runs: list.map((item, index) => readRun(item, `data.list.${index}`)),
    total: count ?? list.length,
  };
}

/** A status by its number (v1), also as text, or by its word (v2). */
function toStatus(value: unknown): RunStatus {
  const name = String(value).trim().toLowerCase();
  return STATUS_BY_NUMBER.get(Number(name)) ?? RUN_STATUSES.find((status) => status === name) ?? 'unknown';
}
