import { describe, expect, it } from 'vitest';

import { aRun } from '#test/a-run.ts';
import type { Run } from '#core/run/run.ts';

import { elapsedSeconds } from './elapsed.ts';

const clock = { seenAt: 1_000_000, now: 1_003_000 };

describe('the time a run has taken', () => {
  it.each<[string, Partial<Run>, number]>([
    ['is what the platform says once it is over', { status: 'succeeded', startedAt: 1, duration: 41 }, 41],
    ['goes on from what the platform counted', { status: 'running', startedAt: 1, duration: 41 }, 44],
    ['counts from the start while the platform does not', { status: 'running', startedAt: 995_000 }, 8],
    ['is never negative where the clocks disagree', { status: 'running', startedAt: 9_000_000 }, 0],
    ['is nothing before the start', { status: 'ready' }, 0],
  ])('%s', (_, facts, seconds) => {
    expect(elapsedSeconds(aRun(facts), clock)).toBe(seconds);
  });
});
