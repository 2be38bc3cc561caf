/** A part of a scale: `from` inclusive, `to` exclusive, except that the last one includes its end. */
export type Bin = { readonly from: number; readonly to: number; readonly all: number; readonly fits: number };

const WANTED = 20;
const DAY = 86_400_000;

/** Bar edges over the measured range: round numbers, one more than bars. Empty without numbers. */
export function numberEdges(low: number, high: number): readonly number[] {
  if (!(low < high)) return Number.isFinite(low) && low === high ? [low, low] : [];
  const rough = (high - low) / WANTED;
  if (!Number.isFinite(rough) || rough === 0) return [low, high];
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = ([1, 2, 2.5, 5, 10].find((factor) => factor * power >= rough) ?? 10) * power;
  const first = Math.floor(low / step);
  const count = Math.max(1, Math.ceil(high / step) - first);
  // By division where steps are fractions: no 0.30000000000000004.
  const at = (n: number) => (step < 1 ? n / Math.round(1 / step) : n * step);
  if (power === 0 || count > 4 * WANTED) return [low, high];
  const edges = Array.from({ length: count + 1 }, (_, n) => at(first + n));
  // What is rounded holds the ends all the same.
  return edges.map((edge, n) => (n === 0 ? Math.min(edge, low) : n === count ? Math.max(edge, high) : edge));
}

export type Span = 'day' | 'week' | 'month' | 'year';

export function spanOf(low: number, high: number): Span {
  const days = (high - low) / DAY;
  if (days <= 31) return 'day';
  if (days <= 210) return 'week';
  return days <= 1_300 ? 'month' : 'year';
}

/** Bar edges over moments (`clockOf`): starts of days, weeks (from Monday), months or years. */
export function dateEdges(low: number, high: number): readonly number[] {
  if (!(low <= high)) return [];
  const span = spanOf(low, high);
  const edges = [startOf(low, span)];
  for (let edge = startOf(low, span); edge <= high; edges.push(edge)) edge = nextOf(edge, span);
  return edges;
}

export function startOf(moment: number, span: Span): number {
  const date = new Date(moment);
  const [year, month, day] = [date.getUTCFullYear(), date.getUTCMonth(), date.getUTCDate()];
  if (span === 'year') return Date.UTC(year, 0, 1);
  if (span === 'month') return Date.UTC(year, month, 1);
  const midnight = Date.UTC(year, month, day);
  return span === 'day' ? midnight : midnight - ((date.getUTCDay() + 6) % 7) * DAY;
}

function nextOf(edge: number, span: Span): number {
  const date = new Date(edge);
  if (span === 'year') return Date.UTC(date.getUTCFullYear() + 1, 0, 1);
  if (span === 'month') return Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 1);
  return edge + (span === 'day' ? 1 : 7) * DAY;
}

export function binsOf(edges: readonly number[], all: Float64Array, fits: Float64Array): readonly Bin[] {
  return edges.slice(1).map((to, at) => {
    const from = edges[at] ?? to;
    const last = at === edges.length - 2;
    const countIn = (sorted: Float64Array) =>
      (last ? sorted.length : below(sorted, to)) - below(sorted, from);
    return { from, to, all: countIn(all), fits: countIn(fits) };
  });
}

function below(sorted: Float64Array, limit: number): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? Infinity) < limit) low = middle + 1;
    else high = middle;
  }
  return low;
}
