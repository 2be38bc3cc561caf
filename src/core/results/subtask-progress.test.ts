import { describe, expect, it } from 'vitest';

import type { LogEntry } from '#core/run/run.ts';

import { readSubtaskProgress, type SubtaskProgress } from './subtask-progress.ts';

const aLine = (content: string, group = '28596067108978688'): LogEntry => ({ level: 'info', group, content });
const of = (subtask: number, what: string) => aLine(`SYSTEM: Subtask-[28596067108978${subtask}] - ${what}`);
const PREPARING = 'Preparing the execution environment.';
const COMPLETED = 'Execution completed.';

describe('the progress of subtasks', () => {
  it('is told by the lines that the platform writes of each', () => {
    const lines = [
      of(1, PREPARING),
      of(1, 'Running...'),
      of(2, PREPARING),
      aLine('Saved 20 results'),
      of(1, COMPLETED),
      of(3, PREPARING),
      of(2, 'Running...'),
    ];
    expect(readSubtaskProgress(lines)).toEqual({ kind: 'going', ended: 1, begun: 3 });
  });

  it.each<[string, SubtaskProgress | undefined]>([
    [
      'All subtasks have completed execution! Total 20 subtasks: 17 succeeded, 3 failed.',
      { kind: 'over', succeeded: 17, total: 20 },
    ],
    ['All subtasks have completed execution! Total 1 subtasks: 1 succeeded, 0 failed.', undefined],
    ['All subtasks have completed execution! Total 20 subtasks: 17 succeeded, 30 failed.', undefined],
    ['I read: All subtasks have completed execution! Total 2 subtasks: 2 succeeded, 0 failed.', undefined],
    ['Tasks 3/20 done', undefined],
    ['Subtask-[1] - Running...', undefined],
  ])('has its outcome from %j as %j', (line, progress) => {
    expect(readSubtaskProgress([of(1, PREPARING), aLine(line)])).toEqual(progress);
  });

  it('is not made up', () => {
    expect(readSubtaskProgress([])).toBeUndefined();
    expect(readSubtaskProgress([of(1, PREPARING), of(1, COMPLETED)])).toBeUndefined();
  });

  it('is read of a million letters in no time', () => {
    const line = `All subtasks ${'1'.repeat(1_000_000)}`;
    expect(
      readSubtaskProgress([aLine(line), aLine(`SYSTEM: Subtask-[${'1'.repeat(1_000_000)}`)]),
    ).toBeUndefined();
  });
});
