import { forEachInTimeSlices } from '#browser/time-slices.ts';
import { plainText } from '#core/find/plain-text.ts';
import type { LogEntry, LogLevel } from '#core/run/run.ts';

import { toLogText } from './log-text.ts';

export type LogLine = {
  readonly entry: LogEntry;
  readonly index: number;
  readonly text: string;
  readonly group: string;
  readonly searched: string;
};

export type LogIndex = {
  readonly lines: readonly LogLine[];
  readonly levels: ReadonlyMap<LogLevel, number>;
  readonly groups: ReadonlyMap<string, number>;
};

/**
 * Reads log lines in slices, so that the page stays responsive. Does not read lines again.
 * @param shouldContinue called between two slices; false ends the work
 * @returns undefined if the work was ended
 */
export async function indexLog(
  entries: readonly LogEntry[],
  before: LogIndex | undefined,
  shouldContinue: () => boolean,
): Promise<LogIndex | undefined> {
  const lines: LogLine[] = [];
  const levels = new Map<LogLevel, number>();
  const groups = new Map<string, number>();
  const take = (entry: LogEntry) => {
    const index = lines.length;
    const known = before?.lines[index];
    const line = known && isSame(known.entry, entry) ? known : toLine(entry, index);
    lines.push(line);
    levels.set(entry.level, (levels.get(entry.level) ?? 0) + 1);
    groups.set(line.group, (groups.get(line.group) ?? 0) + 1);
  };
  return (await forEachInTimeSlices(entries, take, { shouldContinue }))
    ? { lines, levels, groups }
    : undefined;
}

function isSame(a: LogEntry, b: LogEntry): boolean {
  return a.at === b.at && a.level === b.level && a.group === b.group && a.content === b.content;
}

function toLine(entry: LogEntry, index: number): LogLine {
  const text = toLogText(entry.content);
  const group = toLogText(entry.group);
  return { entry, index, text, group, searched: plainText(`${group} ${text}`) };
}
