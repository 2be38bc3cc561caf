import { describe, expect, it } from 'vitest';

import { aRun, withoutFigure } from '#test/a-run.ts';
import { isCostPending } from './run-cost.ts';
import type { Run } from './run.ts';

const NOW = Date.UTC(2026, 10, 25, 6);
const MINUTE = 60_000;
const DAY = 1_440 * MINUTE;

const ended = (parts: Partial<Run> = {}) => aRun({ status: 'succeeded', finishedAt: NOW, ...parts });
const seenFor = (minutes: number, platformTime: number | undefined = NOW) => ({
  seenOverFor: minutes * MINUTE,
  platformTime,
});

describe('the cost of a run that is over', () => {
  it.each<[string, Run]>([
    ['with rows', ended({ results: 7 })],
    ['without rows', ended({ results: 0 })],
    ['of which no end is told', aRun({ status: 'failed' })],
    ['of which no cost is told', withoutFigure(ended())],
    ['that ended long ago by the clock of this computer only', ended({ finishedAt: 0 })],
  ])('%s is pending until this browser has seen it so for two minutes', (_, run) => {
    const unknown = { seenOverFor: 0, platformTime: undefined };
    expect(isCostPending(run, unknown)).toBe(true);
    expect(isCostPending(run, { ...unknown, seenOverFor: 2 * MINUTE - 1 })).toBe(true);
    expect(isCostPending(run, seenFor(2))).toBe(false);
  });

  it('is known as soon as the platform tells one above 0', () => {
    expect(isCostPending(ended({ usage: 0.0001 }), seenFor(0))).toBe(false);
  });

  it('is late at once where it ended a day before a moment that the platform told', () => {
    expect(isCostPending(ended(), seenFor(0, NOW + DAY - 1))).toBe(true);
    expect(isCostPending(ended(), seenFor(0, NOW + DAY))).toBe(false);
  });

  it('is what it has used so far as long as it goes on', () => {
    expect(isCostPending(aRun({ status: 'running' }), seenFor(0))).toBe(false);
    expect(isCostPending(aRun({ status: 'aborting' }), seenFor(0))).toBe(false);
  });
});
