import type { LogEntry } from '#core/run/run.ts';

/** How far a run's subtasks are, or what became of them, as the platform's own lines of the log tell. */
export type SubtaskProgress =
  | { readonly kind: 'going'; readonly ended: number; readonly begun: number }
  | { readonly kind: 'over'; readonly succeeded: number; readonly total: number };

const OF_ONE = /^SYSTEM: Subtask-\[(\d{1,30})\] - (?:(Execution completed)|\S)/;
const OF_ALL =
  /^(?:SYSTEM: )?All subtasks have completed execution! Total (\d{1,9}) subtasks: (\d{1,9}) succeeded, (\d{1,9}) failed\.?\s*$/;

/**
 * Reads how far the subtasks of a run are; undefined where the log does not tell, or where there is only one. How many there
 * will be is told by the last line alone. The words are not promised: only lines that are written so count.
 */
export function readSubtaskProgress(entries: readonly LogEntry[]): SubtaskProgress | undefined {
  const begun = new Set<string>();
  const ended = new Set<string>();
  let outcome: SubtaskProgress | undefined;
  for (const { content } of entries) {
    if (!content.includes('ubtask')) continue;
    const [, subtask, completed] = OF_ONE.exec(content) ?? [];
    if (subtask !== undefined) {
      begun.add(subtask);
      if (completed !== undefined) ended.add(subtask);
    } else outcome = readOutcome(content) ?? outcome;
  }
  if (outcome) return outcome;
  return begun.size > 1 ? { kind: 'going', ended: ended.size, begun: begun.size } : undefined;
}

function readOutcome(line: string): SubtaskProgress | undefined {
  const [total = 0, succeeded = 0, failed = 0] = (OF_ALL.exec(line) ?? []).slice(1).map(Number);
  return total > 1 && succeeded + failed === total ? { kind: 'over', succeeded, total } : undefined;
}
