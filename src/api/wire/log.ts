import * as z from 'zod/mini';

import type { LogEntry, LogLevel, RunLog } from '#core/run/run.ts';
import { anything, items, moment, readWire, text, webUrl } from './schema.ts';

const runLog = z.object({ all_logs_url: webUrl, list: items });
const logEntry = z.object({ type: anything, group: text, content: anything, timestamp: moment });

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

/** Reads the last part of a run's log; items are objects, or bare lines. `data: null` is an empty log. */
export function readLog(data: unknown): RunLog {
  const wire = readWire(runLog, data ?? {});
  return {
    entries: wire.list.map(readEntry),
    ...(wire.all_logs_url === undefined ? {} : { allLogsUrl: wire.all_logs_url }),
  };
}

function readEntry(item: unknown, index: number): LogEntry {
  if (typeof item === 'string') return { level: 'info', group: '', content: item };
  const { type, group, content, timestamp } = readWire(logEntry, item, `data.list.${index}`);
  return {
    level: LEVEL_BY_TYPE.get(String(type).toLowerCase()) ?? 'info',
    group,
    content: typeof content === 'string' ? content : JSON.stringify(content),
    ...(timestamp === undefined ? {} : { at: timestamp }),
  };
}
