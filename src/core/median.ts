/** The middle of numbers, or the mean of the two in the middle; undefined where there are none. */
export const median = (numbers: readonly number[]): number | undefined =>
  middleOf(Float64Array.from(numbers).sort());

/** As `median`, of numbers that are sorted. */
export function middleOf(sorted: Float64Array): number | undefined {
  const [low, high] = [sorted[(sorted.length - 1) >> 1], sorted[sorted.length >> 1]];
  if (low === undefined || high === undefined) return undefined;
  const sum = low + high;
  // Two of the largest are together more than a number can be.
  return Number.isFinite(sum) ? sum / 2 : low / 2 + high / 2;
}
