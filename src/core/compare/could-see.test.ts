import { describe, expect, it } from 'vitest';

import { aRun } from '#test/a-run.ts';

import { blindSpots, type ComparedRun } from './could-see.ts';

const input = { terms: ['coffee', 'bars'], max_results: 20 };

function compared(overrides: Partial<ComparedRun> = {}, run: Parameters<typeof aRun>[0] = {}): ComparedRun {
  return {
    run: aRun({ status: 'succeeded', results: 33, startedAt: 1_000, ...run }),
    ...{ input, region: 'US' },
    subtasks: { succeeded: 2, total: 2 },
    read: { rows: 33, whole: true },
    ...overrides,
  };
}

const older = compared();

describe('the newer run may have missed a row', () => {
  it('not where it succeeded whole, with the same input and below every limit', () => {
    expect(blindSpots(older, compared())).toEqual([]);
  });
  it.each([
    ['earlier', compared({}, { startedAt: 999 })],
    ['underWay', compared({}, { status: 'running' })],
    ['failed', compared({}, { status: 'failed', errorMessage: 'boom' })],
    ['stopped', compared({}, { status: 'failed', errorMessage: 'Run was aborted by user' })],
    ['runLimit', compared({}, { status: 'failed', errorMessage: 'max_total_charge reached' })],
    ['resultLimit', compared({ expectedResults: 33 })],
    ['resultLimit', compared({ read: { rows: 40, whole: true } })],
    ['resultLimit', compared({ read: { rows: 20, whole: true } })],
    ['lostSubtasks', compared({ subtasks: { succeeded: 1, total: 2 } })],
    ['unknownSubtasks', compared({ subtasks: 'unread' })],
    ['fewerSubtasks', compared({ subtasks: { succeeded: 1, total: 1 } })],
    ['otherWorker', compared({}, { workerSlug: 'a/other' })],
    ['otherInput', compared({ input: { ...input, terms: ['coffee'] } })],
    ['otherRegion', compared({ region: '' })],
    ['notWhole', compared({ read: { rows: 33, whole: false } })],
  ])('where it has the blind spot %s', (spot, newer) => {
    expect(blindSpots(older, newer)).toContain(spot);
  });
  it('not where it has as many rows as its input names pages', () => {
    const paged = compared({ input: { ...input, pages: 3 }, read: { rows: 3, whole: true } });
    expect(blindSpots(paged, paged)).toEqual([]);
  });
  it('where nobody knows what either run was asked for', () => {
    const { input: _, ...unknown } = compared();
    expect(blindSpots(unknown, compared())).toEqual(['unknownInput']);
    expect(blindSpots(older, unknown)).toEqual(['unknownInput']);
    const { region: __, ...anywhere } = compared();
    expect(blindSpots(older, anywhere)).toEqual(['unknownInput']);
  });
  it('not where the log of neither run tells of subtasks', () => {
    const { subtasks: _, ...alone } = compared();
    expect(blindSpots(alone, alone)).toEqual([]);
    expect(blindSpots(older, alone)).toEqual(['unknownSubtasks']);
    expect(blindSpots(alone, compared({ subtasks: 'unread' }))).toEqual(['unknownSubtasks']);
  });
});
