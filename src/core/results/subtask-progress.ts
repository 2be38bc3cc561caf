import type { LogEntry } from '#core/run/run.ts';

export type SubtaskProgress =
  | { readonly kind: 'going'; readonly ended: number; readonly begun: number }
  | { readonly kind: 'over'; readonly succeeded: number; readonly total: number };

const OF_ONE = /^SYSTEM: Subtask-\[(\d{1,30})\] - (?:(Execution completed)|\S)/;
const OF_ALL =
  /^(?:SYSTEM: )?All subtasks have completed execution! Total (\d{1,9}) subtasks: (\d{1,9}) succeeded, (\d{1,9}) failed\.?\s*$/;

/**
 * Reads the progress of a run's subtasks from the log; undefined if the log has none, or there is only one
 * subtask. Only the last line tells the total. The platform does not guarantee the wording, so only exact
 * matches count.
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
