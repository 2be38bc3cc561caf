const STEPS = 5;

/** The limits of quantile steps, from low to high: four, or fewer if many numbers are equal. */
export function stepsOf(sorted: Float64Array): readonly number[] {
  const limits = Array.from(
    { length: STEPS - 1 },
    (_, at) => sorted[Math.floor(((at + 1) * sorted.length) / STEPS)],
  );
  return [...new Set(limits.filter((limit) => limit !== undefined && limit > (sorted[0] ?? 0)))].flatMap(
    (limit) => limit ?? [],
  );
}

export function stepAt(number: number, limits: readonly number[]): number {
  return limits.filter((limit) => number >= limit).length + 1;
}
