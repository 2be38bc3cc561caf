import { LATEST } from './find-candidates.ts';

/** Milliseconds between the first looks. A run may be listed late. */
const FIRST = [1_500, 3_000, 5_500] as const;

/** Milliseconds between later looks, while the question is on screen; the last value repeats. */
const LATER = [5_000, 10_000, 20_000, 40_000, 60_000, 120_000, 300_000] as const;

/** Number of looks after which the screen says that the run is not listed. The search continues. */
export const ENOUGH_LOOKS = FIRST.length + 1;

/** Minimum milliseconds between looks for an old start: each look reads all runs since then. */
const LONG_LOOK = 20_000;

/**
 * Milliseconds to the next look; grows.
 * @param age age of the start, in milliseconds
 */
export function nextLook(looks: number, age: number): number {
  const pace = [...FIRST, ...LATER][Math.max(0, looks - 1)] ?? LATER[LATER.length - 1] ?? 0;
  return age > LATEST ? Math.max(pace, LONG_LOOK) : pace;
}

/** Milliseconds to the next look after this many failed reads; grows. */
export function nextTry(failures: number): number {
  return Math.min(15_000 * 2 ** Math.max(0, failures - 1), 300_000);
}
