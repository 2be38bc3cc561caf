import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { renderHook } from 'vitest-browser-react';

import { Failure } from '#core/errors/failure.ts';
import { aRun } from '#test/a-run.ts';
import type { Run } from '#core/run/run.ts';
import { aConsole } from '#test/console.tsx';

import { useFollowedRun } from './use-followed-run.ts';

const run = aRun({ status: 'running' });

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'Date'] });
});
afterEach(() => {
  vi.useRealTimers();
});

/** The seconds at which a run is asked for within a quarter of an hour. @param seen how often the platform knows it, before it says that it does not */
async function requestTimes(seen: number): Promise<readonly number[]> {
  const begun = Date.now();
  const moments: number[] = [];
  const ask = (): Promise<Run> => {
    moments.push(Math.round((Date.now() - begun) / 1_000));
    return moments.length <= seen
      ? Promise.resolve(run)
      : Promise.reject(new Failure({ kind: 'runNotFound', status: 404, code: 70001 }));
  };
  const { Wrapper } = aConsole({ api: { run: ask }, config: { version: 'v2' } });
  const follower = { watched: true, onEnd: () => undefined };
  await renderHook(() => useFollowedRun(run.slug, follower), { wrapper: Wrapper });
  await vi.advanceTimersByTimeAsync(900_000);
  return moments;
}

it('asks on for a run that is said not to be there each quarter of a minute, for ten minutes', async () => {
  const [seen, ...later] = await requestTimes(1);
  expect(seen).toBe(0);
  expect(later).toEqual(Array.from({ length: 41 }, (_, at) => 2 + 15 * at));
});

it('asks once for a run that was never there', async () => {
  expect(await requestTimes(0)).toEqual([0]);
});
