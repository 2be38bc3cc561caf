import * as z from 'zod/mini';

import { forEachInTimeSlices } from '#browser/time-slices.ts';
import { isJsonObject } from '#core/json/json.ts';
import type { LogEntry, LogLevel, RunLog } from '#core/run/run.ts';
import { anything, items, maybeNumber, moment, readWire, text, toLine, webUrl } from './schema.ts';

const runLog = z.object({ all_logs_url: webUrl, result_count: maybeNumber, list: items });
const logEntry = z.object({ type: text, group: text, content: anything, timestamp: moment });

const LEVEL_BY_TYPE: ReadonlyMap<string, LogLevel> = new Map([
  ['1', 'debug'],
  ['2', 'info'],
  ['3', 'warn'],
  ['4', 'error'],
  ['debug', 'debug'],
  ['info', 'info'],
  ['warn', 'warn'],
  ['warning', 'warn'],
  ['error', 'error'],
]);

/**
 * Reads the last part of a run's log in time slices, as it may be long. Items are objects or bare lines;
 * `data: null` is an empty log.
 */
export async function readLog(data: unknown): Promise<RunLog> {
  const wire = readWire(runLog, data ?? {});
  const entries: LogEntry[] = [];
  await forEachInTimeSlices(wire.list, (item) => entries.push(readEntry(item)));
  const total = wire.result_count ?? 0;
  return {
    entries,
    ...(total > entries.length ? { total } : {}),
    ...(wire.all_logs_url === undefined ? {} : { allLogsUrl: wire.all_logs_url }),
  };
}

function readEntry(item: unknown): LogEntry {
  if (!isJsonObject(item)) return { level: 'info', group: '', content: toLine(item) };
  const { type, group, content, timestamp } = readWire(logEntry, item);
  return {
    level: LEVEL_BY_TYPE.get(type.toLowerCase()) ?? 'info',
    group,
    content: toLine(content),
    ...(timestamp === undefined ? {} : { at: timestamp }),
  };
}
