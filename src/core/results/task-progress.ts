import type { LogEntry } from '#core/run/run.ts';

/** How far a run is, as its log tells: tasks that have ended or, where the log does not say that, have begun. */
export type TaskProgress = {
  readonly kind: 'done' | 'begun';
  readonly count: number;
  readonly total: number;
};

/** A line such as "Tasks 3/20 done", "3 of 20 tasks finished" or "Task 3/20 completed". */
const DONE =
  /\b(?:sub)?tasks?\b[^\d\n]{0,12}(\d{1,7})\s*(?:\/|of)\s*(\d{1,7})|\b(\d{1,7})\s*(?:\/|of)\s*(\d{1,7})\s+(?:sub)?tasks?\b/i;
const ENDED = /\b(?:done|finished|completed?|succeeded|ended)\b/i;
/** A line such as "Input split into 20 tasks". */
const SPLIT = /\bsplit into (\d{1,7}) (?:sub)?tasks?\b/i;
/** A group that is one of the tasks, such as "task-3". */
const TASK_GROUP = /^(?:sub)?task[-_ #]?\d+$/i;

/**
 * Reads how far a run is from its log, where it tells; undefined where it does not, or where there is only one task. The
 * platform promises no words: only lines that cannot mean anything else count.
 */
export function readTaskProgress(entries: readonly LogEntry[]): TaskProgress | undefined {
  const total = firstTotal(entries);
  const done = lastDone(entries, total);
  if (done) return done;
  if (total === undefined || total < 2) return undefined;
  const begun = new Set(entries.map(({ group }) => group).filter((group) => TASK_GROUP.test(group)));
  return begun.size === 0 || begun.size > total ? undefined : { kind: 'begun', count: begun.size, total };
}

function firstTotal(entries: readonly LogEntry[]): number | undefined {
  for (const { content } of entries) {
    const found = SPLIT.exec(content)?.[1];
    if (found !== undefined) return Number(found);
  }
  return undefined;
}

function lastDone(entries: readonly LogEntry[], known: number | undefined): TaskProgress | undefined {
  const line = entries.findLast(({ content }) => ENDED.test(content) && DONE.test(content));
  const [, count, total, countFirst, totalFirst] = DONE.exec(line?.content ?? '') ?? [];
  const progress = { count: Number(count ?? countFirst), total: Number(total ?? totalFirst) };
  const fits =
    progress.count <= progress.total && progress.total > 1 && (known ?? progress.total) === progress.total;
  return fits ? { kind: 'done', ...progress } : undefined;
}
