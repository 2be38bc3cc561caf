import { LATEST } from './find-candidates.ts';

/** Milliseconds between the first looks: a run may take a while to be listed. */
const FIRST = [1_500, 3_000, 5_500] as const;

/** Milliseconds between the looks after that, while the question is on the screen; the last one stays. */
const LATER = [5_000, 10_000, 20_000, 40_000, 60_000, 120_000, 300_000] as const;

/** Looks after which it is said that no such run is listed; it goes on being looked for. */
export const ENOUGH_LOOKS = FIRST.length + 1;

/** Milliseconds at least between the looks at a start of long ago: each reads all runs that began since. */
const LONG_LOOK = 20_000;

/**
 * Milliseconds to the next look, ever more.
 * @param age of the start, in milliseconds
 */
export function nextLook(looks: number, age: number): number {
  const pace = [...FIRST, ...LATER][Math.max(0, looks - 1)] ?? LATER[LATER.length - 1] ?? 0;
  return age > LATEST ? Math.max(pace, LONG_LOOK) : pace;
}

/** Milliseconds to the next look at a list that could not be read so many times, ever more. */
export function nextTry(failures: number): number {
  return Math.min(15_000 * 2 ** Math.max(0, failures - 1), 300_000);
}
