/** Colours that there are. */
const STEPS = 5;

/** The limits between steps of equally many numbers, from low to high: four, or fewer where many numbers are the same. */
export function stepsOf(sorted: Float64Array): readonly number[] {
  const limits = Array.from(
    { length: STEPS - 1 },
    (_, at) => sorted[Math.floor(((at + 1) * sorted.length) / STEPS)],
  );
  return [...new Set(limits.filter((limit) => limit !== undefined && limit > (sorted[0] ?? 0)))].flatMap(
    (limit) => limit ?? [],
  );
}

/** Which step a number is in, from 1. */
export function stepAt(number: number, limits: readonly number[]): number {
  return limits.filter((limit) => number >= limit).length + 1;
}
