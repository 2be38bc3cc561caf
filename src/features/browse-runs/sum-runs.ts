import type { Run } from '#core/run/run.ts';

/** What several runs took together: seconds, rows, USD, bytes. */
export type RunSums = Pick<Run, 'duration' | 'results' | 'usage' | 'traffic'>;

export function sumRuns(runs: readonly Run[]): RunSums {
  return {
    duration: runs.reduce((sum, run) => sum + run.duration, 0),
    results: runs.reduce((sum, run) => sum + run.results, 0),
    usage: runs.reduce((sum, run) => sum + run.usage, 0),
    traffic: runs.reduce((sum, run) => sum + run.traffic, 0),
  };
}
