import { describe, expect, it } from 'vitest';

import type { LogEntry } from '#core/run/run.ts';

import { indexLog } from './log-index.ts';

const anEntry = (facts: Partial<LogEntry> = {}): LogEntry => ({
  level: 'info',
  group: 'task-1',
  content: 'Opened a page',
  ...facts,
});
const many = (count: number) =>
  Array.from({ length: count }, (_, at) => anEntry({ content: `Page ${at}`, group: `task-${at % 2}` }));
const always = () => true;

describe('the lines of a log', () => {
  it('are plain, searchable, and counted by level and group', async () => {
    const entries = [anEntry({ level: 'error', content: '\u001b[31mNo ROUTE\u001b[0m  ' }), anEntry()];
    const index = await indexLog(entries, undefined, always);
    expect(index?.lines[0]).toEqual({
      entry: entries[0],
      index: 0,
      text: 'No ROUTE',
      group: 'task-1',
      searched: 'task-1 no route',
    });
    expect([...(index?.levels ?? [])]).toEqual([
      ['error', 1],
      ['info', 1],
    ]);
    expect([...(index?.groups ?? [])]).toEqual([['task-1', 2]]);
  });

  it('that were read already are the very same when the log has grown', async () => {
    const before = await indexLog(many(3), undefined, always);
    const after = await indexLog([...many(2), anEntry({ content: 'Another' }), anEntry()], before, always);
    expect(after?.lines.map((line, at) => line === before?.lines[at])).toEqual([true, true, false, false]);
    expect(after?.lines[2]?.text).toBe('Another');
  });

  it('leave the page its turns, and are read no further than is wanted', async () => {
    let turns = 0;
    expect(
      await indexLog(many(200_000), undefined, () => {
        turns += 1;
        return turns < 2;
      }),
    ).toBeUndefined();
    expect(turns).toBe(2);
  });
});
