export const median = (numbers: readonly number[]): number | undefined =>
  middleOf(Float64Array.from(numbers).sort());

export function middleOf(sorted: Float64Array): number | undefined {
  const [low, high] = [sorted[(sorted.length - 1) >> 1], sorted[sorted.length >> 1]];
  if (low === undefined || high === undefined) return undefined;
  const sum = low + high;
  // Two of the largest are together more than a number can be.
  return Number.isFinite(sum) ? sum / 2 : low / 2 + high / 2;
}
