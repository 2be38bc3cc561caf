import { describe, expect, it } from 'vitest';

import type { LogEntry } from '#core/run/run.ts';

import { readTaskProgress, type TaskProgress } from './task-progress.ts';

const aLine = (content: string, group = 'system'): LogEntry => ({ level: 'info', group, content });

describe('progress over tasks', () => {
  it.each<[string, TaskProgress | undefined]>([
    ['Tasks 3/20 done', { kind: 'done', count: 3, total: 20 }],
    ['3 of 20 tasks finished', { kind: 'done', count: 3, total: 20 }],
    ['Subtask 3 of 20 completed', { kind: 'done', count: 3, total: 20 }],
    ['Task 3 of 20 started', undefined],
    ['Page 3 of at most 20', undefined],
    ['done 3/20', undefined],
    ['Tasks 21/20 done', undefined],
    ['Task 1/1 done', undefined],
  ])('is read from %j as %j', (content, progress) => {
    expect(readTaskProgress([aLine(content)])).toEqual(progress);
  });

  it('is that of the last line that tells', () => {
    const lines = ['Tasks 1/3 done', 'Tasks 2/3 done', 'Opening a page'].map((line) => aLine(line));
    expect(readTaskProgress(lines)).toEqual({ kind: 'done', count: 2, total: 3 });
  });

  it('counts the tasks that have written into the log where none says that it has ended', () => {
    const lines = [
      aLine('Input split into 4 tasks'),
      aLine('Opening', 'task-1'),
      aLine('Opening', 'task-2'),
      aLine('Parsed', 'task-1'),
    ];
    expect(readTaskProgress(lines)).toEqual({ kind: 'begun', count: 2, total: 4 });
  });

  it('is not made up', () => {
    expect(readTaskProgress([])).toBeUndefined();
    expect(readTaskProgress([aLine('Opening', 'task-1')])).toBeUndefined();
    expect(readTaskProgress([aLine('Input split into 1 task'), aLine('x', 'task-1')])).toBeUndefined();
    expect(readTaskProgress([aLine('Input split into 4 tasks')])).toBeUndefined();
  });
});
