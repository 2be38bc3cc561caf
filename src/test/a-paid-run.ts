import type { RunSlug } from '#core/ids/run-slug.ts';
import { aRun } from './a-run.ts';
import type { Run } from '#core/run/run.ts';

let count = 0;
/** A run that has succeeded, for tests: one of its own each time. */
export const aPaidRun = (at: number, parts: Partial<Run> = {}): Run =>
  aRun({
    ...{ slug: `run-${(count += 1)}` as RunSlug, status: 'succeeded', startedAt: at, finishedAt: at + 1_000 },
    ...parts,
  });
